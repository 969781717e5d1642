package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/check"
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// helpTopics builds the pages of "peerlit help TOPIC" that belong to no command.
func helpTopics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesHelp},
		{Use: "fields", Short: "The fields of a record, for --columns and --sort", Long: fieldsHelp()},
		{Use: "codes", Short: "The codes of messages", Long: codesHelp()},
		{Use: "limits", Short: "What an input may cost, and how to change it", Long: limitsHelp()},
	}
}

const exitCodesHelp = `0    Every input gave a record (check: nothing was found).
1    The run finished and good records were written, but some input gave none or
     was damaged, or check found something. With --strict, also when a warning
     was given.
2    Wrong usage, wrong configuration or unwritable output: nothing was done.
130  Interrupted. Output files are as they were before.

A file that holds no record by its nature - a licence, a picture - and was only
met in a folder is a note, not a failure.`

// fieldsHelp lists the field table.
func fieldsHelp() string {
	var b strings.Builder
	b.WriteString("A field that is a variable of CSL 1.0.2 has that variable's name. The others are\nmarked with an asterisk.\n\n")
	for _, f := range citation.Fields() {
		mark := " "
		if !f.Standard() {
			mark = "*"
		}
		fmt.Fprintf(&b, "%-26s%s %s\n", f, mark, f.Label())
	}
	return strings.TrimRight(b.String(), "\n")
}

// limitsHelp lists the table of limits.
func limitsHelp() string {
	var b strings.Builder
	b.WriteString("What goes beyond a limit is left out, with a message [over-limit]; what was read\nbefore it stands. --limit NAME=N changes a limit, of bytes also with a unit:\n\n" +
		"  peerlit extract big.zip --limit members=5000000 --limit document=1GiB\n\n")
	for _, l := range source.LimitTable() {
		fmt.Fprintf(&b, "%-10s%-10s%s\n", l.Name, l.Show(l.Default), l.Meaning)
	}
	b.WriteString("\nNumbers of records, authors and keywords, and the length of lines, have no limit\nof their own. YAML is read to a depth of 100, JSON in a page to a depth of 40.")
	return b.String()
}

// codesHelp lists the table of codes: those of reading, and then those of check.
func codesHelp() string {
	found := make(map[diag.Code]check.Rule)
	for _, rule := range check.Rules() {
		found[rule.Code] = rule
	}
	var reading, checking strings.Builder
	for _, c := range diag.Codes() {
		b, mark := &reading, " "
		if rule, ok := found[c]; ok {
			b = &checking
			if rule.Fixed != "" {
				mark = "*"
			}
		}
		hanging(b, fmt.Sprintf("%-19s%s %-8s", c, mark, c.Severity()), c.Meaning())
	}
	return "Every message ends in a code. Codes are never renamed nor reused.\n\nOf reading:\n\n" + reading.String() +
		"\nOf check; \"check --fix\" mends what has an asterisk, where that is certain:\n\n" + strings.TrimRight(checking.String(), "\n")
}

// hanging adds head and text in lines of at most 80 columns, those that follow indented under the text.
func hanging(b *strings.Builder, head, text string) {
	line := head
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > 80 {
			b.WriteString(line + "\n")
			line = strings.Repeat(" ", len(head))
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
}
