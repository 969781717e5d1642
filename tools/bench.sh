#!/bin/sh
# Speed and memory of whole processes: a table of conversions over corpora of
# typical records, which the test TestCorpora writes.
#   RECORDS  sizes of the corpora (default "10000 100000")
#   RUNS     runs of each command, of which the median counts (default 5)
#   DIR      where the corpora are kept (default: a folder for temporary files)
#   SHARED   where bench/peers.sh and bench/make_corpora.py lie; when they are there, other programs are compared with, and pages measured
set -eu
cd "$(dirname "$0")/.."
GO=${GO:-go} RUNS=${RUNS:-5} RECORDS=${RECORDS:-"10000 100000"} DIR=${DIR:-${TMPDIR:-/tmp}/peerlit-bench} SHARED=${SHARED:-../shared}
[ -x /usr/bin/time ] || { echo "/usr/bin/time (Debian: time) is not there: no table of whole processes"; exit 0; }

# row NAME FILE RECORDS COMMAND...: the median of wall seconds and the largest peak. FILE may be a folder.
row() {
	name=$1 file=$2 records=$3
	shift 3
	i=0
	while [ $i -lt "$RUNS" ]; do
		/usr/bin/time -a -o "$DIR/times" -f '%e %U %S %M' "$@" > /dev/null 2>&1 || true
		i=$((i + 1))
	done
	sort -n "$DIR/times" | awk -v name="$name" -v bytes="$(find "$file" -type f -exec cat {} + | wc -c)" -v records="$records" '
		{ wall[NR] = $1 < 0.01 ? 0.01 : $1; cpu[NR] = $2 + $3; if ($4 > peak) peak = $4 }
		END { m = int((NR + 1) / 2); printf "| %s | %d | %.2f | %.2f | %.0f | %.0f | %.0f |\n", name, records, wall[m], cpu[m], bytes / 1e6 / wall[m], records / wall[m], peak / 1024 }'
	rm "$DIR/times"
}

echo '| conversion | records | wall s | CPU s | MB/s | records/s | peak MiB |'
echo '| --- | ---: | ---: | ---: | ---: | ---: | ---: |'
for n in $RECORDS; do
	corpus=$DIR/$n
	if [ ! -f "$corpus/refs.ris" ]; then
		mkdir -p "$corpus"
		$GO test -count=1 ./pkg/format/all -run '^TestCorpora$' -corpora "$corpus" -records "$n" > /dev/null
	fi
	row cat "$corpus/refs.ris" "$n" cat "$corpus/refs.ris"
	row 'wc -lwc' "$corpus/refs.ris" "$n" env LC_ALL=C.UTF-8 wc -lwc "$corpus/refs.ris"
	for pair in bib:ris ris:bibtex ris:csl-json bib:csl-json nbib:csl-json csl.json:bibtex csl.json:ris; do
		from=${pair%:*} to=${pair#*:}
		row "${from%.json} -> $to" "$corpus/refs.$from" "$n" bin/peerlit extract -q -t "$to" "$corpus/refs.$from"
	done
	if [ -f "$SHARED/bench/make_corpora.py" ] && [ "$n" -le 10000 ]; then # saved pages, a file each
		[ -d "$corpus/pages" ] || python3 "$SHARED/bench/make_corpora.py" --n "$n" --out "$corpus" --formats pages,html > /dev/null
		row 'pages of text -> jsonl' "$corpus/pages" "$n" bin/peerlit extract -q -t jsonl "$corpus/pages"
		row 'pages of HTML -> jsonl' "$corpus/html" "$n" bin/peerlit extract -q -t jsonl "$corpus/html"
	fi
	if [ -f "$SHARED/bench/peers.sh" ]; then
		echo
		PEERLIT=$PWD/bin/peerlit PEERLIT_CMD='%b convert -q --from %f --to %t %i' bash "$SHARED/bench/peers.sh" "$corpus" 60 || true
		echo
	fi
done
