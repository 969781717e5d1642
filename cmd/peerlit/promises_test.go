//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSystemCalls watches what the program asks of the system while it reads
// hostile and other input: nothing of the network, no other program, and no
// file to write but that of -o.
func TestSystemCalls(t *testing.T) {
	t.Parallel()
	tracer, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	samples, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	runs := map[string][]string{
		"extract": {"extract", samples, "entities.xml", "page.html", "-o", "refs.bib"},
		"check":   {"check", samples, "entities.xml", "-t", "json"},
		"explain": {"explain", samples + "/samples", "page.html"},
		"report":  {"explain", samples + "/samples", "--html", "refs.html"},
	}
	for name, args := range runs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := command(t, args...)
			p.write(t, "entities.xml", `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>`+
				`<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>&x;&y;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`)
			p.write(t, "page.html", `<base href="http://127.0.0.1:9/"><meta name="citation_title" content="A work"><link rel="alternate" href="http://127.0.0.1:9/a.bib"><img src="http://127.0.0.1:9/b.png">`)
			log := filepath.Join(p.Dir, ".calls") // hidden, and not of the program
			p.Args = append([]string{tracer, "-f", "-qq", "-e", "trace=%network,%process,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,symlink,link", "-e", "signal=none", "-o", log, p.Path}, p.Args[1:]...)
			p.Path = tracer
			p.code(t)
			calls, err := os.ReadFile(log)
			if err != nil || len(calls) == 0 {
				t.Skipf("strace cannot watch here: %v %s", err, p.err.String())
			}
			started, wrote := 0, 0
			for line := range strings.Lines(string(calls)) {
				switch call := systemCall(line); {
				case call == "execve":
					started++
				case call == "openat" || call == "open":
					if written.MatchString(line) {
						wrote++
						if !own(line, p.Dir) {
							t.Errorf("opens a file to write: %s", line)
						}
					}
				case strings.HasPrefix(call, "rename") || strings.HasPrefix(call, "unlink"):
					if !own(line, p.Dir) {
						t.Errorf("touches a file: %s", line)
					}
				case harmlessCalls[call]:
				default:
					t.Errorf("asks the system for %q: %s", call, line)
				}
			}
			if asked := strings.Contains(strings.Join(args, " "), "refs."); asked != (wrote > 0) {
				t.Errorf("got %d files opened to write; one was asked for: %v", wrote, asked)
			}
			if started != 1 {
				t.Errorf("got %d programs started, want the one that is watched", started)
			}
			if strings.Contains(p.out.String(), "file:///etc") {
				t.Error("the address of an external entity came out")
			}
		})
	}
}

var (
	// written matches a call that opens a file to write, and not "O_RDONLY|O_CLOEXEC".
	written = regexp.MustCompile(`O_WRONLY|O_RDWR|O_CREAT|O_TRUNC`)

	// harmlessCalls are those of a process about itself and its threads.
	harmlessCalls = map[string]bool{
		"": true, "???": true, // a thread that ended while it was looked at
		"clone": true, "clone3": true, "exit": true, "exit_group": true, "wait4": true, "waitid": true,
		"kill": true, "tgkill": true, "tkill": true, "rt_sigqueueinfo": true, "pidfd_open": true, "pidfd_send_signal": true,
		"arch_prctl": true, "vfork": true,
	}
)

// systemCall gives the name of the call in a line of strace: `123 openat(AT_FDCWD, ...`.
func systemCall(line string) string {
	_, call, _ := strings.Cut(line, " ")
	name, _, found := strings.Cut(strings.TrimSpace(call), "(")
	if !found || strings.HasPrefix(name, "<...") || strings.HasPrefix(name, "+++") || strings.HasPrefix(name, "---") {
		return ""
	}
	return name
}

// own reports whether a call is about the output file of the run in dir: refs.* or its temporary neighbour.
func own(line, dir string) bool {
	return strings.Contains(line, `"refs.`) || strings.Contains(line, `".refs.`) || strings.Contains(line, `"`+dir+`/refs.`) || strings.Contains(line, `"`+dir+`/.refs.`)
}
