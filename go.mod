module github.com/peerlit/peerlit

go 1.26.8

require (
	github.com/bmatcuk/doublestar/v4 v4.10.4 // source: ** in --include and --exclude
	github.com/clipperhouse/displaywidth v0.11.0 // width: how wide text is on a terminal
	github.com/goccy/go-yaml v1.19.2 // yamltext: YAML
	github.com/klauspost/compress v1.20.3 // source: zstd
	github.com/nickng/bibtex v1.4.2 // format/bibtex: the entries that the exporter builds; a second reader in tests
	github.com/olekukonko/tablewriter v1.1.5 // format/table: the frame
	github.com/schollz/progressbar/v3 v3.19.1 // cli: progress on a terminal
	github.com/spf13/cobra v1.10.2 // cli: commands, help, completion
	github.com/spf13/pflag v1.0.9 // cli: flags
	github.com/wlynxg/chardet v1.0.5 // source: a guess at Asian and Cyrillic character sets
	golang.org/x/net v0.62.0 // source: charset labels; in tests, HTML tokens to compare with
	golang.org/x/term v0.47.0 // cli: is it a terminal, and how wide
	golang.org/x/text v0.43.0 // source, citation: character sets, normal forms
)

// For tests only.
require (
	github.com/google/go-cmp v0.7.0
	github.com/rogpeppe/go-internal v1.16.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
)

require (
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/fatih/color v1.18.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/mattn/go-colorable v0.1.14 // indirect
	github.com/mattn/go-isatty v0.0.22 // indirect
	github.com/mattn/go-runewidth v0.0.19 // indirect
	github.com/mitchellh/colorstring v0.0.0-20190213212951-d06e56a500db // indirect
	github.com/olekukonko/cat v0.0.0-20250911104152-50322a0618f6 // indirect
	github.com/olekukonko/errors v1.2.0 // indirect
	github.com/olekukonko/ll v0.1.6 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
