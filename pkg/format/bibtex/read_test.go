package bibtex

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
)

// known lists the fields of a citation that have values, "name=value".
func known(c *citation.Citation) []string {
	var list []string
	for _, f := range c.Known().List() {
		for v := range c.Values(f) {
			list = append(list, f.String()+"="+v.String())
		}
	}
	for _, x := range c.Extra {
		list = append(list, "+"+x.Name+"="+x.Value)
	}
	return list
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want []string
	}{
		{`@article{k, title=T, journal={J}, volume=007, number={1--2}, pages={13--22}}`,
			[]string{"type=article-journal", "title=T", "container-title=J", "volume=007", "issue=1-2", "page=13-22"}},
		{`@book{k, title=T, subtitle={S}, series={LNCS}, number=3, edition={Second}}`,
			[]string{"type=book", "title=T: S", "collection-title=LNCS", "collection-number=3", "edition=Second"}},
		{`@book{k, title={The Program}, maintitle={Computers}, volume=D}`,
			[]string{"type=book", "title=Computers", "volume=D", "volume-title=The Program"}},
		{`@book{k, title=T, subtitle=S?, titleaddon={Addon}, note=N, addendum={A}, series=newseries, pubstate=inpress}`,
			[]string{"type=book", "title=T: S? Addon", "collection-title=new series", "note=N. A", "status=in press"}},
		{`@online{k, title=T, titleaddon={Site}, date={1999-10-14/}}`,
			[]string{"type=webpage", "title=T", "issued=1999-10-14/..", "container-title=Site"}},
		{`@inbook{k, title=T, booktitle=B, maintitle=M, mainsubtitle=S}`,
			[]string{"type=chapter", "title=T", "container-title=M: S", "volume-title=B"}},
		{`@techreport{k, title=T, number={TR-7}, institution={NASA}, type={techreport}}`,
			[]string{"type=report", "title=T", "publisher=NASA", "genre=Technical report", "number=TR-7"}},
		{`@phdthesis{k, title=T, school={ETH}}`, []string{"type=thesis", "title=T", "publisher=ETH", "genre=PhD thesis"}},
		{`@thesis{k, title=T, type={mathesis}}`, []string{"type=thesis", "title=T", "genre=Master's thesis"}},
		{`@inproceedings{k, title=T, booktitle=B, organization=O, publisher=P, address=A, location=L}`,
			[]string{"type=paper-conference", "title=T", "container-title=B", "publisher=P", "publisher-place=A", "event-place=L", "+organization=O"}},
		{`@misc{k, title=T, eprint={2101.00001}, archivePrefix={arXiv}, primaryClass={cs.CL}}`,
			[]string{"type=article", "title=T", "arXiv=2101.00001", "+primaryclass=cs.CL"}},
		{`@misc{k, title=T, howpublished={\url{http://a.b/~c_d}}}`, []string{"type=document", "title=T", "URL=http://a.b/~c_d"}},
		{`@misc{k, title=T, howpublished={On foot}, file={:C\:\\x.pdf:PDF}, groups={a}}`,
			[]string{"type=document", "title=T", "+howpublished=On foot", `+file=:C\:\\x.pdf:PDF`, "+groups=a"}},
		{`@article{k, title=T, entrysubtype=newspaper, date={2019-05/2020-01}, langid=ngerman, keywords={a, b; {c, d}}}`,
			[]string{"type=article-newspaper", "title=T", "issued=2019-05/2020-01", "keyword=a", "keyword=b", "keyword=c, d", "language=de"}},
		{`@article{k, title=T, year=1990, month="10~" # jan}`, []string{"type=article-journal", "title=T", "issued=1990-01-10"}},
		{`@article{k, title=T, year=1990, month=Sept., day=3}`, []string{"type=article-journal", "title=T", "issued=1990-09-03"}},
		{`@article{k, title=T, year={c.~1990}}`, []string{"type=article-journal", "title=T", "issued=1990~"}},
		{`@article{k, title=T, year={in press}}`, []string{"type=article-journal", "title=T", "issued=in press"}},
		{`@misc{k, title=T, urldate={2020-01-02}, origdate=1900, eventdate={2001-05}, medium={Film}, archive_location=X}`,
			[]string{"type=document", "title=T", "accessed=2020-01-02", "event-date=2001-05", "original-date=1900", "archive_location=X", "medium=Film"}},
		{`@article{k, title=One, title=Two}`, []string{"type=article-journal", "title=One", "+title=Two"}},
		{`@string{j = "Journal of "}@STRING(x = j # {X})@article{k, title=T, journal = x # later}@string{later="!"}`,
			[]string{"type=article-journal", "title=T", "container-title=Journal of X!"}},
		{`@string{j=A}@string{j="One"}@article{k, title=j}@string{j="Two"}`, []string{"type=article-journal", "title=One"}},
		{`@string{a = b}@string{b = a}@article{k, title=T, note=a}`, []string{"type=article-journal", "title=T", "note=b"}},
		{`@inproceedings{k, title=T, crossref=P} @proceedings{p, title=Proc, booktitle={Proc of X}, year=2006, publisher=ACM, doi={10.1/x}, isbn={9780306406157}}`,
			[]string{"type=paper-conference", "title=T", "issued=2006", "container-title=Proc of X", "publisher=ACM", "ISBN=9780306406157"}},
		{`@incollection{k, title=T, crossref=c} @collection{c, title=Coll, subtitle=Sub, crossref=m} @mvcollection{m, title=Many, date=1990}`,
			[]string{"type=chapter", "title=T", "issued=1990", "container-title=Many", "volume-title=Coll: Sub"}},
		{`@article{k, title=T, xdata={a,b}} @xdata{a, journal=J} @xdata{b, publisher=P, journal=No}`,
			[]string{"type=article-journal", "title=T", "container-title=J", "publisher=P"}},
		{`@article{k, title=T, crossref=k}`, []string{"type=article-journal", "title=T"}},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			records, skipped := read(t, BibLaTeX(), tt.text)
			if len(records) == 0 || len(skipped) > 0 {
				t.Fatalf("%d records, %q", len(records), skipped)
			}
			if diff := cmp.Diff(tt.want, known(&records[0].Citation)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestRemarks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"@article{k, title = {T}, journal = nosuch}", `x.bib:1:36: warning: macro "nosuch" is not defined [unknown-macro]`},
		{"@article{k,\n title = {\\foo{T}}}", `x.bib:2:11: note: TeX command \foo is not known; its argument was kept [unknown-tex]`},
		{"@article{k, title = 1, crossref = {p}}", `x.bib:1:1: warning: entry "k" refers to "p", which is not there [missing-parent]`},
		{"@parchment{k, title = 1}", `x.bib:1:2: warning: entry type "parchment" is not known [unknown-type]`},
		{"@article{k, title = 1, year = 2000, year = 2001}", `x.bib:1:37: warning: entry "k" has the field year twice; the first stands [repaired-entry]`},
		{"@article{k, title = 1, year = 1999, month = {nonsense}}", `x.bib:1:46: warning: month "nonsense" cannot be read [bad-date]`},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, Format(), tt.text)
			var got []string
			for _, d := range records[0].Remarks {
				got = append(got, d.String())
			}
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSkipped(t *testing.T) {
	t.Parallel()
	records, skipped := read(t, Format(), "@article{a, author = {cut\n\n@article{b, title = {T}}")
	if len(records) != 1 || records[0].Citation.Key != "b" {
		t.Errorf("got %d records, want b alone", len(records))
	}
	want := []string{fmt.Sprintf(`x.bib:1:13: %s: entry "a" left out: the value of author is never closed [skipped-entry]`, diag.SkippedEntry.Severity())}
	if diff := cmp.Diff(want, skipped); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestClaims states that each value has a claim that points at the field it was read from.
func TestClaims(t *testing.T) {
	t.Parallel()
	const text = "@string{j = \"Jour\"}\n@article{k, title = {A {\\\"o}}, journal = j # \"nal\", year = 1999, month = may, crossref = p}\n@book{p, publisher = {P}}"
	records, _ := read(t, Format(), text)
	var got []string
	for _, c := range records[0].Claims {
		got = append(got, fmt.Sprintf("%s=%s %q %s", c.Field, c.Value, text[c.At.Start:c.At.End], strings.TrimPrefix(c.Rule, "bibtex: ")))
	}
	want := []string{
		`title=A ö "A {\\\"o}" field title`,
		`container-title=Journal "j # \"nal" field journal`,
		`publisher=P "P" field publisher of p`,
		`issued=1999-05 "1999" field year`,
		`type=article-journal "@article" entry type`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`@article{k, author={A, B and {C}}, title={T}, year=1999, month="10~" # jan, crossref=p}@book{p, title={P}}`)
	f.Add(sample(1))
	f.Add("=")
	f.Fuzz(func(t *testing.T, text string) {
		records, _ := read(t, BibLaTeX(), text)
		for _, r := range records {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start >= r.At.End {
				t.Fatalf("record at %v of %d", r.At, len(text))
			}
			for _, c := range r.Claims {
				if c.At.Start < r.At.Start-len(text) || c.At.End > len(text) || c.At.Start > c.At.End {
					t.Fatalf("claim at %v of %d", c.At, len(text))
				}
			}
			again, skipped := read(t, BibLaTeX(), written(BibLaTeX(), &r.Citation, format.Options{}))
			if len(r.Citation.Known().List()) > 1 && len(again) != 1 {
				t.Fatalf("%d records, %q, from\n%s", len(again), skipped, written(BibLaTeX(), &r.Citation, format.Options{}))
			}
		}
	})
}
