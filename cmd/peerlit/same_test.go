package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSameBytes runs the same commands with other numbers of workers and
// processors, in other places, languages and time zones, and wants the same bytes.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	commands := [][]string{
		{"extract", data, "-t", "jsonl"},
		{"extract", data, "-t", "bibtex", "--keys", "make"},
		{"extract", data, "-t", "table", "--width", "100", "--sort", "year,author"},
		{"check", data},
		{"explain", filepath.Join(data, "samples")},
	}
	worlds := []struct {
		args, env []string
		dir       string
	}{
		{[]string{"-j", "1"}, []string{"GOMAXPROCS=1", "LC_ALL=C", "TZ=UTC"}, "."},
		{[]string{"-j", "7"}, []string{"GOMAXPROCS=4", "LC_ALL=zh_CN.UTF-8", "LANG=zh_CN.UTF-8", "TZ=Pacific/Chatham", "RUNEWIDTH_EASTASIAN=1"}, "/"},
		{nil, []string{"LC_ALL=tr_TR.UTF-8", "TERM=dumb", "TZ=America/St_Johns", "GOGC=20"}, data},
	}
	for _, args := range commands {
		t.Run(strings.ReplaceAll(strings.Join(args[2:], " "), data, "")+" "+args[0], func(t *testing.T) {
			t.Parallel()
			var first [2]string
			for i, world := range worlds {
				path, err := exec.LookPath("peerlit")
				if err != nil {
					t.Fatal(err)
				}
				cmd := exec.CommandContext(t.Context(), path, append(args, world.args...)...)
				cmd.Env = append(cmd.Environ(), world.env...)
				cmd.Dir = world.dir
				var out, talk strings.Builder
				cmd.Stdout, cmd.Stderr = &out, &talk
				_ = cmd.Run() // the exit code is other tests' concern
				got := [2]string{out.String(), talk.String()}
				if i == 0 {
					first = got
				}
				if got[0] == "" {
					t.Fatalf("nothing on standard output; standard error: %s", got[1])
				}
				for n, stream := range []string{"standard output", "standard error"} {
					if got[n] != first[n] {
						t.Errorf("%s differs with %q %q in %s: %s", stream, world.args, world.env, world.dir, firstDifference(first[n], got[n]))
					}
				}
			}
		})
	}
}

// firstDifference shows the lines in which two texts differ first.
func firstDifference(a, b string) string {
	linesA, linesB := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range linesA {
		if i >= len(linesB) || linesA[i] != linesB[i] {
			return linesA[i] + "\n against\n" + strings.Join(linesB[min(i, len(linesB)-1):min(i+1, len(linesB))], "")
		}
	}
	return "one is longer"
}
