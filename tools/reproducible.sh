#!/bin/sh
# Builds the program twice - here, and from a copy elsewhere with a cache of its
# own - and fails when the two differ in a byte.
set -eu
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir "$work/copy"
cp -R cmd pkg go.mod go.sum Makefile "$work/copy"
make -s build
(cd "$work/copy" && HOME="$work" TZ=Pacific/Chatham GOMODCACHE=$(go env GOMODCACHE) GOPROXY=$(go env GOPROXY) GOCACHE="$work/cache" make -s build)
cmp bin/peerlit "$work/copy/bin/peerlit"
echo "both builds are the same"
