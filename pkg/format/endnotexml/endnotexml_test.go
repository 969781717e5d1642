package endnotexml

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// read gives the records of a text, with claims.
func read(t testing.TB, text string) []*evidence.Record {
	t.Helper()
	var records []*evidence.Record
	for r, err := range form().Extract(context.Background(), source.FromString("test.xml", text), format.Ask{Claims: true}) {
		if err == nil {
			records = append(records, r)
		}
	}
	return records
}

// write gives a document of one citation.
func write(c *citation.Citation) string {
	return opening + string(appendRecord(nil, &evidence.Record{Citation: *c}, format.Options{})) + closing
}

// TestValues reads one record of a type and looks at a field.
func TestValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind, xml string
		field     citation.Field
		want      string
	}{
		{"Journal Article", `<titles><title><style face="normal">The skua</style><style face="italic"> Catharacta maccormicki</style><style face="normal"> at Cape Crozier</style></title></titles>`,
			citation.FieldTitle, "The skua <i>Catharacta maccormicki</i> at Cape Crozier"},
		{"Journal Article", "<titles><title>\n  <style face=\"normal\">H</style>\n  <style face=\"subscript\">2</style>\n  <style face=\"normal\">O</style>\n</title></titles>",
			citation.FieldTitle, "H<sub>2</sub>O"},
		{"Journal Article", `<titles><title><style face="bold italic">Both</style></title></titles>`, citation.FieldTitle, "<b><i>Both</i></b>"},
		{"Journal Article", `<titles><title>p &lt; 0.05 &amp; more</title></titles>`, citation.FieldTitle, "p < 0.05 & more"},
		{"Journal Article", `<titles><title>&lt;i&gt;E. coli&lt;/i&gt; grows</title></titles>`, citation.FieldTitle, "<i>E. coli</i> grows"},
		{"Journal Article", `<abstract>Aims.&#xD;Methods.</abstract>`, citation.FieldAbstract, "Aims.\n\nMethods."},
		{"Journal Article", `<titles><secondary-title>Br J Cancer</secondary-title></titles>`, citation.FieldJournal, "Br J Cancer"},
		{"Journal Article", `<periodical><full-title>Ecology</full-title></periodical>`, citation.FieldJournal, "Ecology"},
		{"Journal Article", `<titles><secondary-title>Br J Cancer</secondary-title></titles><periodical><full-title>British Journal of Cancer</full-title><abbr-1>Br J Cancer</abbr-1></periodical>`,
			citation.FieldJournal, "British Journal of Cancer"},
		{"Book Section", `<titles><secondary-title>The Whole</secondary-title></titles>`, citation.FieldJournal, "The Whole"},
		{"Book", `<titles><secondary-title>The Series</secondary-title></titles>`, citation.FieldSeries, "The Series"},
		{"Thesis", `<titles><secondary-title>Department of Birds</secondary-title></titles>`, citation.FieldDivision, "Department of Birds"},
		{"Conference Proceedings", `<titles><secondary-title>Proc. of Birds 9</secondary-title></titles>`, citation.FieldJournal, "Proc. of Birds 9"},
		{"Conference Paper", `<titles><secondary-title>Birds 9</secondary-title></titles><custom3>Proc. of Birds 9</custom3>`, citation.FieldEventTitle, "Birds 9"},
		{"Journal Article", `<dates><year>2015</year><pub-dates><date>Mar 3</date></pub-dates></dates>`, citation.FieldIssued, "2015-03-03"},
		{"Journal Article", `<dates><year>2015</year><pub-dates><date>2015-03</date></pub-dates></dates>`, citation.FieldIssued, "2015-03"},
		{"Journal Article", `<dates><pub-dates><date>12 May 1999</date></pub-dates></dates>`, citation.FieldIssued, "1999-05-12"},
		{"Journal Article", `<isbn>1532-1827 (Electronic)&#xD;0007-0920 (Linking)</isbn>`, citation.FieldISSN, "1532-1827 0007-0920"},
		{"Report", `<isbn>TR-42</isbn>`, citation.FieldNumber, "TR-42"},
		{"Book", `<pages>312 p.</pages>`, citation.FieldNumberOfPages, "312"},
		{"Journal Article", `<accession-num>25647015</accession-num><remote-database-provider>NLM</remote-database-provider>`, citation.FieldPMID, "25647015"},
		{"Journal Article", `<accession-num>WOS:000200148800007</accession-num>`, citation.FieldArchiveLocation, "WOS:000200148800007"},
		{"Journal Article", `<custom7>e1042</custom7>`, citation.FieldNumber, "e1042"},
		{"Journal Article", `<edition>2014/11/27</edition>`, citation.FieldOnline, "2014-11-27"},
		{"Edited Book", `<contributors><authors><author>Doe, A.</author></authors></contributors>`, citation.FieldEditor, "A. Doe"},
		{"Journal Article", `<keywords><keyword>Aged, 80 and over</keyword><keyword>*Birds; Nests</keyword></keywords>`, citation.FieldKeyword, "Aged, 80 and over Birds Nests"},
		{"Journal Article", `<urls><related-urls><url>&lt;Go to ISI&gt;://000200148800007</url><url>http://example.org/1</url></related-urls></urls>`, citation.FieldURL, "http://example.org/1"},
	} {
		t.Run(test.kind+" "+test.xml, func(t *testing.T) {
			t.Parallel()
			records := read(t, `<xml><records><record><ref-type name="`+test.kind+`">0</ref-type>`+test.xml+`</record></records></xml>`)
			if len(records) != 1 {
				t.Fatalf("%d records", len(records))
			}
			var got []string
			for v := range records[0].Citation.Values(test.field) {
				got = append(got, v.String())
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.field, diff)
			}
		})
	}
}

// TestType reads types by name, by number, and by neither.
func TestType(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		xml  string
		want citation.Type
	}{
		{`<ref-type name="Journal Article">17</ref-type>`, citation.ArticleJournal},
		{`<ref-type name="Book">17</ref-type>`, citation.Book},
		{`<ref-type>5</ref-type>`, citation.Chapter},
		{`<ref-type>Thesis</ref-type>`, citation.Thesis},
		{`<ref-type name="Zettel">99</ref-type>`, citation.Document},
	} {
		t.Run(test.xml, func(t *testing.T) {
			t.Parallel()
			records := read(t, "<record>"+test.xml+"<titles><title>x</title></titles></record>")
			if len(records) != 1 || records[0].Citation.Type != test.want {
				t.Errorf("got %v, want %s", records, test.want)
			}
		})
	}
}

// TestRoundTrip writes citations and reads them back, with those fields that
// EndNote has a place for in their type.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		c := citationtest.Usual(r)
		if back, ok := readType(writtenType(c).name, 0); !ok || back.typ != c.Type {
			continue // EndNote has only a more general type: "Journal Article" for a review
		}
		for _, text := range []*citation.Text{&c.Title, &c.Abstract, &c.In.Title, &c.In.Series, &c.In.Event.Title} {
			*text = unspanned(*text)
		}
		held := citation.NewFieldSet(citation.FieldType, citation.FieldISBN)
		for _, row := range elements.Writing(c.Type) {
			held.Add(row.Field)
		}
		if c.Detail(citation.FieldArchive) == "" {
			held.Add(citation.FieldPMID)
		}
		text := write(c)
		records := read(t, text)
		if len(records) != 1 {
			t.Fatalf("%d records in\n%s", len(records), text)
		}
		got := records[0].Citation
		if got.ID(citation.SchemePMID) != "" {
			got.Clear(citation.FieldArchive) // names PubMed
		}
		if diff := cmp.Diff(citationtest.Limit(c, held), citationtest.Limit(&got, held)); diff != "" {
			t.Fatalf("written (-) and read (+):\n%s\n%s", diff, text)
		}
	}
}

// unspanned drops the two styles that EndNote has no face for.
func unspanned(t citation.Text) citation.Text {
	var b strings.Builder
	for run := range t.Runs() {
		switch {
		case run.Style == citation.SmallCaps || run.Style == citation.NoCase:
		case run.Kind == citation.RunOpen:
			b.WriteString(run.Style.Open())
		case run.Kind == citation.RunClose:
			b.WriteString(run.Style.Close())
		default:
			b.WriteString(string(citation.EscapeText(run.Text)))
		}
	}
	return citation.Text(b.String())
}

// TestExtras checks that what has no field goes back to its element.
func TestExtras(t *testing.T) {
	t.Parallel()
	const xml = `<record><ref-type name="Journal Article">17</ref-type><auth-address>Somewhere</auth-address><custom1>one</custom1>` +
		`<contributors><translated-authors><author>Doe, Jane</author></translated-authors></contributors></record>`
	first := read(t, xml)[0].Citation.Extra
	records := read(t, write(&read(t, xml)[0].Citation))
	if diff := cmp.Diff(len(first), len(records[0].Citation.Extra)); diff != "" {
		t.Errorf("(-first +again):\n%s", diff)
	}
	again := make(map[string]string)
	for _, e := range records[0].Citation.Extra {
		again[e.Name] = e.Value
	}
	want := map[string]string{"auth-address": "Somewhere", "custom1": "one", "contributors/translated-authors/author": "Doe, Jane"}
	if diff := cmp.Diff(want, again); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCutOff checks that a record without its end costs itself and no other.
func TestCutOff(t *testing.T) {
	t.Parallel()
	text := write(&citation.Citation{Type: citation.Book, Title: "Whole"})
	text = strings.Replace(text, closing, `<record><ref-type name="Book">6</ref-type><titles><title>Cut`, 1)
	var remarks []string
	for _, err := range form().Extract(context.Background(), source.FromString("cut.xml", text), format.Ask{}) {
		if err != nil {
			remarks = append(remarks, err.Error())
		}
	}
	if len(read(t, text)) != 1 || len(remarks) != 1 || !strings.Contains(remarks[0], "cut off") {
		t.Errorf("%d records, remarks %q", len(read(t, text)), remarks)
	}
}

// TestCorpus reads other programs' exports: every record has a type and a title.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/corpora/endnote-xml/*/*.xml")
	if len(files) == 0 {
		t.Skip("no corpus beside the checkout")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			records := read(t, text)
			if want := strings.Count(text, "</record>"); len(records) != want {
				t.Errorf("%d records of %d", len(records), want)
			}
			for _, r := range records {
				if r.Citation.Type == "" || r.Citation.Title == "" || len(r.Citation.Authors()) == 0 {
					t.Errorf("no type, title or author: %+v", r.Citation)
				}
			}
		})
	}
}

// FuzzRead reads anything. What is read stands in the document, and is read
// the same again from what we write of it, as far as the title goes.
func FuzzRead(f *testing.F) {
	f.Add(write(&citation.Citation{Type: citation.Book, Title: "A <i>title</i>"}))
	f.Add(`<record><ref-type name="Journal Article">17</ref-type><titles><title><style face="bold">x</style><b></title></titles></record>`)
	f.Add(`<record><ref-type>5<dates><year>20<style>15</style></year></record>`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range read(t, text) {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start >= r.At.End {
				t.Fatalf("record at %v of %d", r.At, len(text))
			}
			written := func(e citation.Extra) bool { // under a name that XML has
				return foreign(e.Name) || slices.ContainsFunc(rows, func(row tagged.Row) bool { return row.Tag == e.Name })
			}
			if r.Citation.Known().Empty() && !slices.ContainsFunc(r.Citation.Extra, written) {
				continue // says no more than its type, or nothing that is text
			}
			back := read(t, write(&r.Citation))
			if len(back) != 1 {
				t.Fatalf("one record became %d:\n%s", len(back), write(&r.Citation))
			}
			if r.Citation.Title.Plain() != "" && back[0].Citation.Title == "" {
				t.Fatalf("title %q was lost in\n%s", r.Citation.Title, write(&r.Citation))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	var text strings.Builder
	text.WriteString(opening)
	for range 200 {
		text.Write(appendRecord(nil, &evidence.Record{Citation: *citationtest.Usual(r)}, format.Options{}))
	}
	text.WriteString(closing)
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range form().Extract(context.Background(), source.FromString("bench.xml", text.String()), format.Ask{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	record := &evidence.Record{Citation: *citationtest.Usual(rand.New(rand.NewPCG(3, 4)))}
	dst := appendRecord(nil, record, format.Options{})
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = appendRecord(dst[:0], record, format.Options{})
	}
}
