package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// file is a member of an archive to be made.
type file struct{ name, content string }

func gzipped(content string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_ = must(io.WriteString(z, content))
	_ = z.Close()
	return b.String()
}

func zstandard(content string) string {
	var b bytes.Buffer
	z := must(zstd.NewWriter(&b))
	_ = must(io.WriteString(z, content))
	_ = z.Close()
	return b.String()
}

func zipped(files ...file) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		_ = must(io.WriteString(must(z.Create(f.name)), f.content))
	}
	_ = z.Close()
	return b.String()
}

func tarred(files ...file) string {
	var b bytes.Buffer
	z := tar.NewWriter(&b)
	for _, f := range files {
		if err := z.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.content)), Mode: 0o666}); err != nil {
			panic(err)
		}
		_ = must(io.WriteString(z, f.content))
	}
	_ = z.Close()
	return b.String()
}

// warc makes a record of a web archive.
func warcRecord(kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, contentType, len(block), block)
}

func httpAnswer(header, body string) string { return "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body }

// large is text beyond what is looked at, and not too easily compressed.
var large = func() string {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "%08x line %06d of the text\n", uint32(i)*2654435761, i)
	}
	return b.String()
}()

func TestContainers(t *testing.T) {
	t.Parallel()
	const largeText = "660000 bytes"
	archive := zipped(file{"a.bib", "a"}, file{"sub/b.ris", large})
	broken := []byte(zipped(file{"a.bib", large}, file{"b.bib", "b"}))
	broken[100] ^= 0xFF
	tests := []struct {
		name, content string
		limits        Limits
		want          []string
	}{
		{"x.bib.gz", gzipped("text"), Limits{}, []string{"x.bib.gz: text"}},
		{"large.gz", gzipped(large), Limits{}, []string{"large.gz: " + largeText}},
		{"joined.gz", gzipped("one ") + gzipped("two"), Limits{}, []string{"joined.gz: one two"}},
		{"x.zst", zstandard(large), Limits{}, []string{"x.zst: " + largeText}},
		{"twice.gz", gzipped(gzipped("text")), Limits{}, []string{"twice.gz: text"}},
		{"x.zip", archive, Limits{}, []string{"x.zip/a.bib: a", "x.zip/sub/b.ris: " + largeText}},
		{"empty.zip", zipped(), Limits{}, nil},
		{"x.tar", tarred(file{"a.bib", "a"}, file{"large", large}, file{"b", large + large}), Limits{},
			[]string{"x.tar/a.bib: a", "x.tar/large: " + largeText, "x.tar/b: 1320000 bytes"}},
		{"x.tar.gz", gzipped(tarred(file{"a.bib", "a"}, file{"large", large})), Limits{}, []string{"x.tar.gz/a.bib: a", "x.tar.gz/large: " + largeText}},
		{"nested.zip", zipped(file{"in.tar.gz", gzipped(tarred(file{"in.zip", archive}))}), Limits{Depth: 5},
			[]string{"nested.zip/in.tar.gz/in.zip/a.bib: a", "nested.zip/in.tar.gz/in.zip/sub/b.ris: " + largeText}},
		{"hidden.zip", zipped(file{".x", "x"}, file{"__MACOSX/a", "x"}, file{"d/", ""}, file{"p.pdf", "%PDF-"}, file{"a", "a"}), Limits{}, []string{"hidden.zip/a: a"}},
		{"out.zip", zipped(file{"../../up.bib", "up"}, file{`..\win.bib`, "win"}), Limits{}, []string{"out.zip/up.bib: up", "out.zip/win.bib: win"}},
		{"office.docx", zipped(file{"[Content_Types].xml", "<Types/>"}), Limits{}, nil},
		{"broken.zip", string(broken), Limits{}, []string{"broken.zip/a.bib: 0 bytes", "broken.zip/b.bib: b"}},
		{"not.zip", "PK\x03\x04 is not enough", Limits{}, []string{"not.zip: error: zip: not a valid zip file"}},
		{"cut.gz", gzipped(large)[:1500], Limits{}, []string{"cut.gz: 0 bytes error: unexpected EOF"}},
		{"cut.tar", tarred(file{"a", "a"}, file{"b", large})[:300_000], Limits{}, []string{"cut.tar/a: a", "cut.tar/b: 0 bytes error: unexpected EOF", "cut.tar: error: unexpected EOF"}},
		{"deep.gz", gzipped(gzipped(gzipped("text"))), Limits{Depth: 2}, []string{"deep.gz: error: depth of containers is over the limit of 2"}},
		{"many.zip", zipped(file{"a", "a"}, file{"b", "b"}, file{"c", "c"}), Limits{Members: 2}, []string{"many.zip/a: a", "many.zip/b: b", "many.zip: error: number of members is over the limit of 2"}},
		{"many.tar", tarred(file{"a", "a"}, file{"b", "b"}), Limits{Members: 1}, []string{"many.tar/a: a", "many.tar: error: number of members is over the limit of 1"}},
		{"bomb.gz", gzipped(strings.Repeat("\n", 32<<20)), Limits{}, []string{"bomb.gz: 0 bytes error: compression ratio is over the limit of 200"}},
		{"bomb.zip", zipped(file{"big", strings.Repeat("\n", 32<<20)}, file{"ok", "ok"}), Limits{}, []string{"bomb.zip/big: 0 bytes error: compression ratio is over the limit of 200", "bomb.zip/ok: ok"}},
		{"size.gz", gzipped(large), Limits{Expanded: 100_000}, []string{"size.gz: 0 bytes error: expanded size is over the limit of 100000 B"}},
		{"x.warc", warcRecord("warcinfo", "", "", "software: none") +
			warcRecord("response", "https://example.org/a", "application/http; msgtype=response", httpAnswer("Content-Type: text/html; charset=iso-8859-2\r\n", "page \xB3")) +
			warcRecord("response", "https://example.org/b", "application/http", httpAnswer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzipped("packed")))) +
			warcRecord("response", "https://example.org/c", "application/http", httpAnswer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "not really")) +
			warcRecord("response", "https://example.org/d", "application/http", "HTTP/1.1 404 Not Found\r\n\r\nnothing") +
			warcRecord("request", "https://example.org/a", "application/http", "GET /a HTTP/1.1\r\n\r\n") +
			warcRecord("conversion", "<https://example.org/e>", "text/plain", "text") +
			warcRecord("response", "https://example.org/f", "application/http", httpAnswer("", large)), Limits{},
			[]string{"https://example.org/a: page ł", "https://example.org/b: packed", "https://example.org/c: not really", "https://example.org/e: text", "https://example.org/f: " + largeText}},
		{"x.warc.gz", gzipped(warcRecord("conversion", "https://example.org/a", "text/plain", "a")) + gzipped(warcRecord("conversion", "https://example.org/b", "text/plain", "b")), Limits{},
			[]string{"https://example.org/a: a", "https://example.org/b: b"}},
		{"cut.warc", warcRecord("conversion", "https://example.org/a", "", "a") + "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 100\r\n\r\ncut", Limits{},
			[]string{"https://example.org/a: a", ": cut", "cut.warc: error: unexpected EOF"}},
		{"no.warc", "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nx", Limits{}, []string{"no.warc: error: a WARC record without its length"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, map[string]string{test.name: test.content})
			for _, path := range []string{filepath.Join(dir, test.name), dir, "-"} {
				in := Input{Limits: test.limits}
				if path == "-" {
					in.Stdin = strings.NewReader(test.content)
				}
				got := walked(t, dir, in, path)
				for i := range got { // lengths of what a damaged input gives are of no matter
					if before, after, found := strings.Cut(got[i], " bytes error:"); found {
						got[i] = before[:strings.LastIndexByte(before, ' ')+1] + "0 bytes error:" + after
					} else if strings.HasPrefix(got[i], "broken.zip/a") || strings.HasPrefix(got[i], "-/a.bib: ") && strings.Contains(test.name, "broken") {
						got[i], _, _ = strings.Cut(got[i], ": ")
						got[i] += ": 0 bytes"
					}
					if path == "-" && strings.HasPrefix(got[i], "-") {
						got[i] = test.name + got[i][1:]
					}
				}
				want := test.want
				if test.name == "office.docx" && path != dir { // named, so it is a document
					continue
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("walk of %s (-want +got):\n%s", path, diff)
				}
			}
			entries := must(os.ReadDir(dir))
			if len(entries) != 1 {
				t.Errorf("something was written: %v", entries)
			}
		})
	}
}

func chunked(body string) string {
	half := len(body) / 2
	return fmt.Sprintf("%x\r\n%s\r\n%X;x=y\r\n%s\r\n0\r\n\r\n", half, body[:half], len(body)-half, body[half:])
}

// TestMembersApart reads the members of archives on other goroutines while the walk goes on.
func TestMembersApart(t *testing.T) {
	t.Parallel()
	var files []file
	for i := range 20 {
		files = append(files, file{fmt.Sprint(i), fmt.Sprintf("%d\n", i) + large})
	}
	dir := plant(t, map[string]string{"a.tar.gz": gzipped(tarred(files...)), "b.zip": zipped(files...), "c.tar": tarred(files...)})
	var running sync.WaitGroup
	for doc, err := range Walk(t.Context(), []string{dir}, Input{Limits: Limits{block: 4096}}) {
		if err != nil {
			t.Fatal(err)
		}
		running.Go(func() {
			lines := 0
			for line := range doc.Lines() {
				if lines++; lines == 1 && line.Text != filepath.Base(doc.Name()) {
					t.Errorf("%s begins with %q", doc.Name(), line.Text)
				}
			}
			if lines != 20_001 || doc.Err() != nil {
				t.Errorf("%s: %d lines and %v", doc.Name(), lines, doc.Err())
			}
		})
	}
	running.Wait()
}

// TestReopenedMembers reads members twice where that is possible.
func TestReopenedMembers(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a.gz": gzipped(large), "b.zip": zipped(file{"x", large}), "c.tar": tarred(file{"x", large})})
	for doc, err := range Walk(t.Context(), []string{dir}, Input{Limits: Limits{block: 4096}}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Keep(); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			n := 0
			for line := range doc.Lines() {
				n += len(line.Text) + 1
			}
			if n != len(large) || doc.Err() != nil {
				t.Errorf("%s: %d bytes and %v", doc.Name(), n, doc.Err())
			}
		}
	}
}

// FuzzContainers says that any bytes, taken as a container, end: with
// documents or with errors that have a place.
func FuzzContainers(f *testing.F) {
	for _, s := range []string{gzipped("a"), zstandard("a"), zipped(file{"a", "a"}), tarred(file{"a", "a"}), warcRecord("conversion", "x", "", "a"),
		warcRecord("response", "x", "application/http", httpAnswer("Transfer-Encoding: chunked\r\n", chunked("body")))} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, input string) {
		in := Input{Stdin: strings.NewReader(input), Limits: Limits{Document: 1 << 20, Expanded: 4 << 20, Members: 10}}
		for doc, err := range Walk(context.Background(), []string{"-"}, in) {
			var place *Error
			if err != nil && !errors.As(err, &place) {
				t.Errorf("error %v has no place", err)
			}
			if err == nil {
				if _, err := doc.Text(); err != nil && !errors.As(err, &place) {
					t.Errorf("error %v has no place", err)
				}
			}
		}
	})
}
