//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests of this file run the program as a process of its own and let go
// wrong what goes wrong in the world: full disks, readers that leave, files
// that cannot be read, signals. The rule is always the same: output is whole
// or absent, the message names the file, the exit code is as documented.

// process is a run of the program.
type process struct {
	*exec.Cmd
	out, err bytes.Buffer
}

// command prepares a run in a folder of its own.
func command(t *testing.T, args ...string) *process {
	t.Helper()
	path, err := exec.LookPath("peerlit") // put there by testscript.Main
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.CommandContext(t.Context(), path, args...)}
	p.Dir, p.Stdout, p.Stderr = t.TempDir(), &p.out, &p.err
	p.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	return p
}

// code waits for the end of the process and gives its exit code.
func (p *process) code(t *testing.T) int {
	t.Helper()
	if p.Process == nil {
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
	}
	_ = p.Wait()
	if !p.ProcessState.Exited() {
		t.Fatalf("ended by %v; standard error: %s", p.ProcessState, p.err.String())
	}
	return p.ProcessState.ExitCode()
}

// expect checks the exit code and that standard error says each of these.
func (p *process) expect(t *testing.T, code int, says ...string) {
	t.Helper()
	if got := p.code(t); got != code {
		t.Errorf("got exit code %d, want %d; standard error:\n%s", got, code, p.err.String())
	}
	for _, text := range says {
		if !strings.Contains(p.err.String(), text) {
			t.Errorf("standard error lacks %q:\n%s", text, p.err.String())
		}
	}
}

// left lists the files of the folder that the process worked in.
func (p *process) left(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// record writes record n of a RIS file.
func record(w io.Writer, n int) {
	fmt.Fprintf(w, "TY  - JOUR\nTI  - Work number %d\nAU  - Meyer, Anna\nPY  - 2020\nJO  - Annals\nER  - \n\n", n)
}

// library gives a RIS file of n records.
func library(n int) string {
	var b strings.Builder
	for i := range n {
		record(&b, i)
	}
	return b.String()
}

// write puts a file into the folder of the process.
func (p *process) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.Dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestFullDevice(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("needs /dev/full")
	}
	t.Cleanup(func() { full.Close() })
	for _, to := range []string{"ris", "bibtex", "csl-json", "jsonl", "csv", "table", "endnote-xml"} {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			p := command(t, "extract", "a.ris", "-t", to)
			p.write(t, "a.ris", library(50))
			p.Stdout = full
			p.expect(t, 2, "no space left on device")
		})
	}
	for _, args := range [][]string{{"check", "a.ris", "-t", "json"}, {"explain", "a.ris"}, {"formats"}, {"man"}, {"version"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			p := command(t, args...)
			p.write(t, "a.ris", library(5))
			p.Stdout = full
			p.expect(t, 2, "no space left on device")
		})
	}
}

// TestReaderLeaves is "peerlit extract big.ris | head -3": quiet, and at once.
func TestReaderLeaves(t *testing.T) {
	t.Parallel()
	for _, verb := range [][]string{{"extract", "-", "-t", "jsonl"}, {"extract", "-", "-t", "ris"}, {"explain", "-"}} {
		t.Run(strings.Join(verb, " "), func(t *testing.T) {
			t.Parallel()
			p := command(t, verb...)
			p.Stdout = nil
			out, err := p.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			in, err := p.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			fed := make(chan struct{})
			go func() { // for ever, until nobody reads
				defer close(fed)
				for chunk := library(2000); ; {
					if _, err := io.WriteString(in, chunk); err != nil {
						return
					}
				}
			}()
			if _, err := io.ReadFull(out, make([]byte, 100)); err != nil {
				t.Fatal(err)
			}
			out.Close()
			p.expect(t, 0)
			<-fed
			if p.err.Len() > 0 && verb[0] == "extract" {
				t.Errorf("got %q on standard error, want nothing", p.err.String())
			}
		})
	}
}

// TestSignal interrupts a run in the middle of its writing.
func TestSignal(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := command(t, "extract", "-", "-o", "refs.bib")
			p.write(t, "refs.bib", "@misc{kept}\n")
			in, err := p.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(in, library(40_000)); err != nil { // more than all buffers hold
				t.Fatal(err)
			}
			for deadline := time.Now().Add(time.Minute); len(p.left(t)) < 2; time.Sleep(time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatal("nothing is being written")
				}
			}
			if err := p.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			p.expect(t, 130)
			if left := p.left(t); len(left) != 1 {
				t.Errorf("got files %q, want refs.bib only", left)
			}
			if text, _ := os.ReadFile(filepath.Join(p.Dir, "refs.bib")); string(text) != "@misc{kept}\n" {
				t.Errorf("refs.bib was touched: %.100q", text)
			}
		})
	}
}

// TestUnreadable reads a folder of which a part cannot be read.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Log("root may read everything: the permission cases are run as another user")
	}
	p := command(t, "extract", ".", "-t", "ris")
	p.write(t, "a.ris", library(1))
	p.write(t, "z.ris", library(1))
	closed := filepath.Join(p.Dir, "closed")
	if err := os.MkdirAll(closed, 0o777); err != nil {
		t.Fatal(err)
	}
	p.write(t, "locked.ris", library(1))
	for _, name := range []string{"closed", "locked.ris"} {
		if err := os.Chmod(filepath.Join(p.Dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o777) })
	if os.Getuid() == 0 {
		for dir := p.Dir; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := runAs(p, 65534); err != nil {
			t.Skipf("cannot run as another user: %v", err)
		}
	}
	p.expect(t, 1, "closed: error: permission denied [unreadable]", "locked.ris: error: permission denied [unreadable]")
	if got := strings.Count(p.out.String(), "TY  -"); got != 2 {
		t.Errorf("got %d records, want the 2 that can be read", got)
	}
}

// runAs makes the process run as another user, through a copy of the program that the user may run.
func runAs(p *process, user uint32) error {
	program, err := os.ReadFile(p.Path)
	if err != nil {
		return err
	}
	p.Path = filepath.Join(p.Dir, ".peerlit", "peerlit") // hidden, so that it is not read
	if err := os.Mkdir(filepath.Dir(p.Path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(p.Path, program, 0o755); err != nil {
		return err
	}
	p.Args[0] = "peerlit"
	p.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: user, Gid: user}}
	return nil
}

// TestLinks walks a folder whose links lead in circles and nowhere.
func TestLinks(t *testing.T) {
	t.Parallel()
	p := command(t, "extract", ".", "-t", "ris")
	p.write(t, "a.ris", library(1))
	for link, target := range map[string]string{"self": "self", "up": "..", "here": ".", "gone": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(p.Dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	p.expect(t, 0)
	if got := strings.Count(p.out.String(), "TY  -"); got != 1 {
		t.Errorf("got %d records, want 1", got)
	}
	named := command(t, "extract", "self", "-t", "ris")
	if err := os.Symlink("self", filepath.Join(named.Dir, "self")); err != nil {
		t.Fatal(err)
	}
	named.expect(t, 1, "self: error: too many levels of symbolic links [unreadable]")
}

// TestStrangeNames reads files whose names are made to deceive.
func TestStrangeNames(t *testing.T) {
	t.Parallel()
	names := map[string]string{ // and how messages show them
		"two\nlines.txt":    `two\nlines.txt`,
		"\x1b[31mred.txt":   `\x1b[31mred.txt`,
		"not\xffutf8.txt":   `not\xffutf8.txt`,
		"-t":                "-t",
		"\u202etxt.exe.txt": `\u202etxt.exe.txt`,
		" blank .txt":       " blank .txt",
	}
	p := command(t, "extract", "-t", "csl-json", "--")
	for name := range names {
		if runtime.GOOS == "darwin" && strings.Contains(name, "\xff") {
			continue // its file systems refuse the name
		}
		p.write(t, name, "no record at all")
		p.Args = append(p.Args, name)
	}
	p.expect(t, 1)
	for name, shown := range names {
		if strings.Contains(p.err.String(), name) != (name == shown) {
			t.Errorf("%q stands in a message as it is:\n%s", name, p.err.String())
		}
		if !strings.Contains(p.err.String(), shown+":1:1: error") {
			t.Errorf("standard error lacks %q:\n%s", shown, p.err.String())
		}
	}
}

// TestReadError ends a pipe and a file in the middle of a record.
func TestReadError(t *testing.T) {
	t.Parallel()
	t.Run("named pipe", func(t *testing.T) {
		t.Parallel()
		p := command(t, "extract", "pipe.ris", "-t", "ris")
		path := filepath.Join(p.Dir, "pipe.ris")
		if err := syscall.Mkfifo(path, 0o666); err != nil {
			t.Skipf("no named pipes: %v", err)
		}
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		pipe, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(pipe, library(3)+"TY  - JOUR\nTI  - Cut o")
		pipe.Close()
		p.expect(t, 0, "pipe.ris:22:1: warning: record without an ER line")
		if got := strings.Count(p.out.String(), "TY  -"); got != 4 {
			t.Errorf("got %d records, want 3 and the one that is cut", got)
		}
	})
	t.Run("memory that cannot be read", func(t *testing.T) {
		t.Parallel()
		if _, err := os.Stat("/proc/self/mem"); err != nil {
			t.Skip("needs /proc/self/mem, a file of which reading fails")
		}
		p := command(t, "extract", "/proc/self/mem", "a.ris", "-t", "ris")
		p.write(t, "a.ris", library(1))
		p.expect(t, 1, "/proc/self/mem: error: input/output error [unreadable]")
		if got := strings.Count(p.out.String(), "TY  -"); got != 1 {
			t.Errorf("got %d records, want that of the other file", got)
		}
	})
}

// TestGrowing reads a file that grows and one that shrinks while they are read:
// what comes out is whole records, and the run ends.
func TestGrowing(t *testing.T) {
	t.Parallel()
	p := command(t, "extract", "grows.ris", "shrinks.ris", "-t", "ris")
	p.write(t, "grows.ris", library(20_000))
	p.write(t, "shrinks.ris", library(60_000))
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(p.Dir, "grows.ris"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 1000 {
		record(f, 20_000+n)
	}
	f.Close()
	if err := os.Truncate(filepath.Join(p.Dir, "shrinks.ris"), 1_000_000); err != nil {
		t.Fatal(err)
	}
	if code := p.code(t); code != 0 && code != 1 {
		t.Errorf("got exit code %d, want 0 or 1; standard error:\n%s", code, p.err.String())
	}
	out := p.out.String()
	if open, closed := strings.Count(out, "TY  -"), strings.Count(out, "ER  -"); open != closed || open < 20_000 {
		t.Errorf("got %d records begun and %d ended, want as many, and 20,000 or more", open, closed)
	}
}

// TestManyFiles reads a folder of many small files: memory does not hold them,
// no more of them are open than a process may have, and their order is kept.
func TestManyFiles(t *testing.T) {
	t.Parallel()
	const files = 3000
	p := command(t, "extract", "many", "-t", "ris", "-j", "8")
	if err := os.Mkdir(filepath.Join(p.Dir, "many"), 0o777); err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for n := range files {
		p.write(t, fmt.Sprintf("many/%05d.ris", n), fmt.Sprintf("TY  - JOUR\nTI  - Work number %d\nER  - \n", n))
		fmt.Fprintf(&want, "TI  - Work number %d\n", n)
	}
	p.expect(t, 0)
	var got strings.Builder
	for line := range strings.Lines(p.out.String()) {
		if strings.HasPrefix(line, "TI  -") {
			got.WriteString(strings.ReplaceAll(line, "\r", ""))
		}
	}
	if got.String() != want.String() {
		t.Errorf("the records of %d files are not all there in their order", files)
	}
}
