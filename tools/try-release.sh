#!/bin/sh
# Unpacks the archive for this machine from the release in $1, as a user would,
# and tries what is in it.
set -eu
dir=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$dir" && sha256sum --quiet -c SHA256SUMS)
samples=$(pwd)/testdata/samples
cd "$work"
tar xzf "$dir"/peerlit-*-"$(go env GOOS)"-"$(go env GOARCH)".tar.gz
cd peerlit-*
./peerlit version | grep -q '^peerlit [0-9]'
test "$(./peerlit extract -q "$samples" -t jsonl | wc -l)" -eq 5
grep -q '^\.TH PEERLIT 1' peerlit.1
for shell in bash zsh fish powershell; do test -s completions/peerlit.$shell; done
grep -q 'golang.org/x/text' THIRD-PARTY.txt
test -s LICENSE && test -s README.md && test -s CHANGELOG.md
grep -q '"bomFormat": "CycloneDX"' "$dir"/peerlit-*.cdx.json
echo "the release works"
