package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestReadme runs the first command of the README and wants what it prints to
// stand there.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "$ bin/peerlit ")
	line, _, found := strings.Cut(rest, "\n")
	if !found {
		t.Fatal("README.md shows no command")
	}
	cmd := exec.CommandContext(t.Context(), "peerlit", strings.Fields(line)...)
	cmd.Dir = "../.."
	var out, talk strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &talk
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, talk.String())
	}
	if want := out.String() + talk.String(); want == "" || !strings.Contains(rest, "\n"+want) {
		t.Errorf("README.md does not show what %q prints:\n%s", line, want)
	}
}
