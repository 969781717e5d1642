package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"text/tabwriter"
)

// module is a module that is linked into the program.
type module struct {
	Path, Version, Sum string
	licence            string // its SPDX identifier
	text               string // of its licence, and of its notice
}

// permissive are the licences that peerlit takes code under, by words that stand in their text and
// in none of those before them.
var permissive = []struct {
	identifier string
	words      []string
}{
	{"Apache-2.0", []string{"Apache License", "Version 2.0"}},
	{"ISC", []string{"Permission to use, copy, modify, and/or distribute this software"}},
	{"MIT", []string{"Permission is hereby granted, free of charge, to any person", "without restriction"}},
	{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "endorse or promote products"}},
	{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms"}},
}

// linked gives the modules in a program, each with its licence, which must be a permissive one.
func linked(program string) ([]module, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	var modules []module
	for _, d := range info.Deps {
		m := module{Path: d.Path, Version: d.Version, Sum: d.Sum}
		dir, err := folder(m)
		if err != nil {
			return nil, err
		}
		if m.text, err = licenceText(dir); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		if m.licence = licenceOf(m.text); m.licence == "" {
			return nil, fmt.Errorf("%s %s: its licence is none of the permissive ones", m.Path, m.Version)
		}
		modules = append(modules, m)
	}
	return modules, nil
}

// folder gives where the source of a module lies.
func folder(m module) (string, error) {
	out, err := output("go", "mod", "download", "-json", m.Path+"@"+m.Version)
	if err != nil {
		return "", err
	}
	var answer struct{ Dir string }
	err = json.Unmarshal(out, &answer)
	return answer.Dir, err
}

// licenceText reads the licence of a module, and its notice when it has one.
func licenceText(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		if e.IsDir() || !(strings.HasPrefix(upper, "LICEN") || strings.HasPrefix(upper, "COPYING") || strings.HasPrefix(upper, "NOTICE")) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		b.Write(text)
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// licenceOf gives the SPDX identifier of the licence with this text; "" when it is no permissive one.
func licenceOf(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, l := range permissive {
		all := true
		for _, words := range l.words {
			all = all && strings.Contains(text, words)
		}
		if all {
			return l.identifier
		}
	}
	return ""
}

// thirdParty gives the licences of all modules as one text.
func thirdParty(modules []module) []byte {
	var b strings.Builder
	b.WriteString("peerlit contains the following modules, under the licences that follow them.\n")
	for _, m := range modules {
		fmt.Fprintf(&b, "\n%s\n%s %s (%s)\n\n%s", strings.Repeat("-", 78), m.Path, m.Version, m.licence, m.text)
	}
	return []byte(b.String())
}

// listLicences prints the modules in the program with their licences.
func listLicences(w io.Writer) error {
	work, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "own")
	if err := compile(program, runtime.GOOS, runtime.GOARCH); err != nil {
		return err
	}
	modules, err := linked(program)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, m := range modules {
		fmt.Fprintf(table, "%s\t%s\t%s\n", m.Path, m.Version, m.licence)
	}
	return table.Flush()
}
