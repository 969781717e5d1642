package citation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLink(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{ // "" is an error
		"https://example.org/a":             "https://example.org/a",
		"HTTP://Example.org/A":              "http://Example.org/A",
		"www.example.org/x":                 "http://www.example.org/x",
		"//example.org/x":                   "https://example.org/x",
		"ftp://ftp.example.org/a.zip":       "ftp://ftp.example.org/a.zip",
		"<https://example.org/a>.":          "https://example.org/a",
		"https://example.org/a?b=1&amp;c=2": "https://example.org/a?b=1&c=2",
		"URL: https://example.org/a(1).pdf": "https://example.org/a(1).pdf",
		"https://example.org/a),":           "https://example.org/a",
		"https://example.org/日本語":           "https://example.org/日本語",
		"https://example.org/q?x={a}":       "https://example.org/q?x={a}",
		"javascript:alert(1)":               "",
		"data:text/html,x":                  "",
		"https://example.org/a b":           "",
		"https://example.org/long...":       "",
		"https://":                          "",
		"mailto:a@example.org":              "",
		"10.1000/xyz":                       "",
		"":                                  "",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseLink(in)
			if diff := cmp.Diff(Link{URL: want}, got); diff != "" {
				t.Errorf("ParseLink (-want +got):\n%s", diff)
			}
			if (err == nil) != (want != "") {
				t.Errorf("error %v with %q", err, got.URL)
			}
		})
	}
}

func TestFindURLs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"http://a.org/1https://b.org/2":                      {"http://a.org/1", "https://b.org/2"},
		"at http://a.org/1, or (www.b.org/x).":               {"http://a.org/1", "http://www.b.org/x"},
		"https://web.archive.org/web/2020/http://a.org/1":    {"https://web.archive.org/web/2020/http://a.org/1"},
		`<a href="https://a.org/?x=1&amp;y=2">link</a>`:      {"https://a.org/?x=1&y=2"},
		"https://doi.org/10.1002/(SICI)1(2)3:4<5::AID-6>7.0": {"https://doi.org/10.1002/(SICI)1(2)3:4<5::AID-6>7.0"},
		"https://a.org/x。":                                   {"https://a.org/x"},
		"no address":                                         nil,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			var got []string
			for found := range FindURLs(in) {
				got = append(got, found.Link.URL)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("FindURLs (-want +got):\n%s", diff)
			}
		})
	}
}

// An address that was read is read again as it is, and found ones lie where they are said to.
func FuzzLink(f *testing.F) {
	for _, s := range []string{"www.a.org", "//a.org/&amp;amp;", "http://a.org/(x", "see https://a.orghttp://b.org", "<http://a.org>>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if link, err := ParseLink(s); err == nil {
			if again, err := ParseLink(link.URL); again != link || err != nil {
				t.Errorf("ParseLink(%q) = %q, and again %q, %v", s, link.URL, again.URL, err)
			}
		}
		last := 0
		for found := range FindURLs(s) {
			if found.Start < last || found.End > len(s) || found.Start >= found.End {
				t.Fatalf("FindURLs(%q): span %d:%d behind %d", s, found.Start, found.End, last)
			}
			last = found.End
		}
	})
}
