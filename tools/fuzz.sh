#!/bin/sh
# Runs every fuzz target of the project for $FUZZTIME, one after the other.
set -eu
: "${GO:=go}" "${FUZZTIME:=10s}"
$GO list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}} {{.ImportPath}}{{end}}' ./... | while read -r dir path; do
	grep -hoE '^func Fuzz[A-Za-z0-9_]*' "$dir"/*_test.go 2>/dev/null | sed 's/^func //' | while read -r target; do
		echo "fuzz $path $target"
		$GO test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 10x -parallel 2 "$path" </dev/null
	done
done
