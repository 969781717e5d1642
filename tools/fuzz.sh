#!/bin/sh
# Runs every fuzz target of the project for $FUZZTIME, one after the other. A
# time ("1m") bounds by the clock, a number ("1000x") by executions.
set -eu
: "${GO:=go}" "${FUZZTIME:=1000x}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
$GO list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}} {{.ImportPath}}{{end}}' ./... | while read -r dir path; do
	for target in $(grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go 2>/dev/null | sed 's/^func //'); do
		if $GO test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 10x -parallel 2 "$path" >"$log" 2>&1 </dev/null; then
			echo "ok	$path $target"
		elif grep -q 'context deadline exceeded' "$log" && ! grep -q 'Failing input' "$log"; then
			echo "ok	$path $target (the clock ran out within an execution)"
		else
			cat "$log"
			echo "FAIL	$path $target"
			exit 1
		fi
	done
done
