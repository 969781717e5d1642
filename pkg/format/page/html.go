package page

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// A saved page of HTML is read twice: what it says to machines, and, as text,
// what it shows to people, by the platform whose signs it has. The claims of
// both are pooled, so that each field is as good as the better of the two.
//
//	document -> tree -> metadata -> claims \
//	                 -> text -> sheet -> claims -> resolve.Claims -> record

// webPage reads documents in HTML.
type webPage struct {
	signs   *lookout       // for the platforms
	other   *platform      // for pages that are of none of them
	carried format.Catalog // the formats of citations that stand in pages
}

// htmlPages makes the row of the catalogue for pages of HTML.
func htmlPages(signs *lookout, other *platform, carried format.Catalog) format.Format {
	return format.Format{
		Name:       "html",
		Aliases:    []string{"webpage", "embedded-metadata"},
		Extensions: []string{"html", "htm", "xhtml", "mhtml", "mht"},
		Summary:    "Saved web pages with the metadata embedded in them",
		Extractor:  webPage{signs, other, carried},
		Opening:    true,
	}
}

// Detect reports a document that begins as pages of HTML do.
func (w webPage) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if source.IsMHTML(sample) {
		return format.Match{Score: format.Signed, Why: "begins as a page saved with its parts in one file"}
	}
	if !source.IsHTML(sample) {
		return format.Match{}
	}
	return format.Match{Score: format.Signed, At: doc.Span(firstTag(sample)), Why: "begins as a page of HTML"}
}

// firstTag gives the first tag of a text as a view.
func firstTag(s string) string {
	for start := range s {
		if s[start] != '<' {
			continue
		}
		for end := start; end < len(s); end++ {
			if s[end] == '>' {
				return s[start : end+1]
			}
		}
		break
	}
	return ""
}

// Extract yields the work of the page, or the works of a page that lists several.
func (w webPage) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		unpacked := false
		if source.IsMHTML(doc.Sample()) {
			if inner, ok := doc.Page(); ok {
				doc, unpacked = inner, true
			}
		}
		page, err := doc.HTML()
		if err != nil {
			yield(nil, err)
			return
		}
		records, none := w.records(ctx, page, doc, ask)
		if none != nil {
			if records = w.framed(ctx, page, doc, ask); len(records) == 0 {
				yield(nil, *none)
				return
			}
		}
		for _, r := range records {
			if unpacked { // the places of the page would be wrong in the file that it is packed in
				placeAll(r, source.Span{}, source.Position{Name: r.Source})
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// records reads a page; none says why it gives no record.
func (w webPage) records(ctx context.Context, page *source.HTML, doc *source.Document, ask format.Ask) (records []*evidence.Record, none *diag.Diagnostic) {
	m := readMetadata(page, carrier{ctx, doc, w.carried, ask.Works == format.AllWorks})
	add := func(r *evidence.Record, at source.Span, name string) {
		r.Source, r.Format, r.At = doc.Name(), name, at
		records = append(records, r)
	}
	// With one work of its own and others that it lists, a page is of the first.
	alone := ask.Works != format.AllWorks && (m.work || len(m.list) < 2 || ask.Works == format.OneWork)
	shown := page.Shown()
	r, name, reason := w.read(m, shown, doc, ask.Works)
	own := m.work || alone || len(m.list) == 0
	if !own && r != nil && m.recommends(r) {
		own, alone = true, ask.Works != format.AllWorks
	}
	if own {
		cited, unread := w.references(m, doc)
		var listed []*evidence.Record
		if len(cited) == 0 { // the text would list them once more
			listed = w.listed(m, shown, doc, r, ask.Works)
		}
		if r != nil {
			r.Remarks = append(append(r.Remarks, m.remarks(doc.Position)...), unread...)
			add(r, doc.Span(page.Text), name)
		} else if len(listed) == 0 && (alone || len(m.list) == 0) {
			if !strings.HasPrefix(reason, seemsToBe) {
				reason = cmp.Or(emptyReason(page, shown), reason)
			}
			return nil, &diag.Diagnostic{
				Code:    diag.NoRecord,
				At:      source.Position{Name: doc.Name()},
				Message: "no work on this page: " + reason,
				Hint:    m.offered(),
			}
		}
		for _, listed := range listed {
			add(listed, listed.At, w.other.name)
		}
		for _, cited := range cited {
			add(cited, cited.At, "html")
		}
	}
	if !alone {
		for _, e := range append(m.list, m.others...) {
			r := resolve.Claims(claimsOf(e.finds), doc.Position)
			add(r, r.Claims[0].At, "html")
		}
	}
	return records, nil
}

// recommends reports whether the works that a page lists are others than the one that it shows with its names and abstract.
func (m *metadata) recommends(shown *evidence.Record) bool {
	c := &shown.Citation
	return c.Abstract != "" && c.Title != "" && len(c.Authors()) > 0 && !slices.ContainsFunc(m.list, func(e entry) bool {
		return slices.ContainsFunc(e.finds, func(f find) bool {
			return f.Field == citation.FieldTitle && sameTitle(f.Value.String(), c.Title.Plain())
		})
	})
}

// framed reads the frames that a page holds itself, as tools that save a page in one file write them.
func (w webPage) framed(ctx context.Context, page *source.HTML, doc *source.Document, ask format.Ask) (records []*evidence.Record) {
	for i := range page.Nodes {
		n := &page.Nodes[i]
		if n.Name != "iframe" && n.Name != "frame" {
			continue
		}
		if text, raw := n.Attr("srcdoc"); text != "" {
			inner := source.FromString(doc.Name(), strings.ToValidUTF8(text, ""))
			found, _ := w.records(ctx, source.ParseHTML(text), inner, ask)
			for _, r := range found {
				placeAll(r, doc.Span(raw), doc.Position(doc.Span(raw)))
			}
			records = append(records, found...)
		}
	}
	return records
}

// seemsToBe is how a reason begins that knows what the page is.
const seemsToBe = "it seems to be"

// emptyReason says what a page is by its elements, where it shows next to nothing; "" when they do not tell.
func emptyReason(page *source.HTML, shown *source.PageText) string {
	const little = 400 // bytes
	scripts := false
	for i := range page.Nodes {
		switch n := &page.Nodes[i]; n.Name {
		case "frameset":
			return seemsToBe + " a frame around other files"
		case "input":
			if kind, _ := n.Attr("type"); strings.EqualFold(kind, "password") {
				return seemsToBe + " a login"
			}
		case "script":
			scripts = true
		}
	}
	if scripts && len(shown.Body) < little {
		return seemsToBe + " drawn by a program that has not run"
	}
	return ""
}

// placeAll gives all that a record says one place.
func placeAll(r *evidence.Record, at source.Span, position source.Position) {
	r.At = at
	for i := range r.Claims {
		r.Claims[i].At = at
	}
	for i := range r.Remarks {
		r.Remarks[i].At = position
	}
}

// read pools what the page says to machines with what it shows.
func (w webPage) read(m *metadata, shown *source.PageText, doc *source.Document, works format.Works) (r *evidence.Record, name, reason string) {
	p, sign := w.platformOf(shown.Body)
	name, text := "html", shown.Body
	if p != nil {
		name = p.name
	} else {
		p = w.other
		text = shown.Text // which weighs the title of the window against what the page shows
		if m.work && !m.doubtful() {
			text = headOf(text, m.titleSoFar(), enoughBesideTags)
		} else {
			text = headOf(text, "", enoughWithoutTags)
		}
	}
	s := newSheet(p, text, func(view string) source.Span { return shown.Span(doc, view) })
	s.works, s.sign = works, sign
	if m.work && !m.doubtful() {
		s.known = m.titleSoFar()
	}
	r, reason = s.read(doc.Position)
	if kind := w.headedAs(shown.Body); kind != "" && works != format.OneWork && !m.stated() && (r == nil || len(r.Citation.Authors()) == 0) {
		return nil, name, seemsToBe + " " + kind
	}
	if !m.work {
		return r, name, reason
	}
	if m.doubtful() && r == nil && works != format.OneWork {
		if !strings.HasPrefix(reason, seemsToBe) {
			reason = m.ofNoWork()
		}
		if reason != "" {
			return nil, name, reason
		}
	}
	said := resolve.Claims(wholeLists(claimsOf(m.finds)), doc.Position)
	if r == nil || !sameWork(&said.Citation, &r.Citation) {
		return said, "html", ""
	}
	claims := claimsOf(m.finds)
	for _, claim := range s.claims {
		if mayAdd(&said.Citation, &r.Citation, claim.Field) {
			claims = append(claims, claim)
		}
	}
	r = resolve.Claims(wholeLists(claims), doc.Position)
	r.Remarks = append(s.remarks, r.Remarks...)
	return r, name, ""
}

// listed gives the works that the page lists in its text, one a record: of a page that shows no work of its own, or
// where the user asks for all. Works that the page lists for machines are told apart better there.
func (w webPage) listed(m *metadata, shown *source.PageText, doc *source.Document, own *evidence.Record, works format.Works) (records []*evidence.Record) {
	if works == format.OneWork || own != nil && works != format.AllWorks || len(m.list)+len(m.others) > 0 {
		return nil
	}
	s := newSheet(w.other, shown.Text, func(view string) source.Span { return shown.Span(doc, view) })
	s.windowed = shown.Text != shown.Body
	for _, r := range s.list(works == format.AllWorks, doc.Position) {
		if own == nil || !sameText(string(r.Citation.Title), string(own.Citation.Title)) {
			records = append(records, r)
		}
	}
	return records
}

// headedAs gives the kind of page of no work that the page's heading names, "Search results"; "" when it names none.
func (w webPage) headedAs(text string) string {
	heading, found := strings.CutPrefix(text, "# ")
	if !found {
		if _, heading, found = strings.Cut(text, "\n# "); !found {
			return ""
		}
	}
	heading, _, _ = strings.Cut(heading, "\n")
	if word := w.other.vocabulary().sort("kind").whole(heading); word != nil {
		return word.means
	}
	return ""
}

// enoughBesideTags is how much of a page is read from its title on, when its tags say
// what work it is of: what they leave out stands in its head, and the whole article below it.
// Without tags a work may be named at the end, but not behind hundreds of pages.
const enoughBesideTags, enoughWithoutTags = 12 << 10, 128 << 10

// headOf gives the head of a page's text, up to some way behind its title.
func headOf(text, title string, enough int) string {
	end := enough
	if body := strings.IndexByte(text, '\n') + 1; title != "" { // the first line is the title of the window
		end += max(body+strings.Index(text[body:], title), 0)
	}
	if end >= len(text) {
		return text
	}
	return text[:end+strings.IndexByte(text[end:]+"\n", '\n')]
}

// sameWork reports whether what a page shows is the work that its metadata describe.
func sameWork(said, shown *citation.Citation) bool {
	if a, b := said.DOI(), shown.DOI(); a != "" && b != "" {
		return strings.EqualFold(a, b)
	}
	return shown.Title == "" || sameTitle(said.Title.Plain(), shown.Title.Plain())
}

// wholeLists makes a list of authors a guess where another one begins with it
// and goes on, or names the same people in full: some pages tell machines the
// first author only, or initials.
func wholeLists(claims []evidence.Claim) []evidence.Claim {
	lists := map[string][]citation.Name{} // by rule
	for i := range claims {
		if credit, ok := claims[i].Value.(citation.Credit); ok && claims[i].Field == citation.FieldAuthor && claims[i].Confidence >= evidence.Placed {
			lists[claims[i].Rule] = append(lists[claims[i].Rule], credit.Name)
		}
	}
	if len(lists) < 2 {
		return claims
	}
	short := map[string]bool{}
	for rule, list := range lists {
		for _, other := range lists {
			short[rule] = short[rule] || continues(list, other) || spellsOut(other, list)
		}
	}
	for i := range claims {
		if claims[i].Field == citation.FieldAuthor && short[claims[i].Rule] {
			claims[i].Confidence = evidence.Guessed
		}
	}
	return claims
}

// continues reports whether a longer list begins with the family names of a shorter one.
func continues(short, long []citation.Name) bool {
	return len(short) < len(long) && sameFamilies(short, long[:len(short)])
}

// spellsOut reports whether a list has names where another one of the same people has initials.
func spellsOut(full, short []citation.Name) bool {
	few := 0
	for i := range short {
		if initials(short[i].Given) {
			few++
		}
	}
	if len(full) != len(short) || few*2 <= len(full) || !sameFamilies(full, short) {
		return false
	}
	better := 0
	for i := range full {
		a, b := letters(full[i].Given), letters(short[i].Given)
		if a == "" || b == "" || !strings.HasPrefix(a, b[:1]) || len(a) < len(b) {
			return false
		}
		if len(b) < 3 && len(a) > 3 {
			better++
		}
	}
	return better*2 > len(full)
}

// initials reports whether given names may be of two letters at most.
func initials(given string) bool {
	letters := 0
	for i := range len(given) {
		if given[i] >= utf8.RuneSelf {
			return true // nothing is known
		}
		if unicode.IsLetter(rune(given[i])) {
			letters++
		}
	}
	return letters < 3
}

// sameFamilies reports whether two lists of one length are of the same families.
func sameFamilies(a, b []citation.Name) bool {
	for i := range a {
		if a[i].Family == "" || a[i].Family != b[i].Family && citation.Fold(a[i].Family) != citation.Fold(b[i].Family) {
			return false
		}
	}
	return true
}

// mayAdd reports whether the text of a page may say something of a field. A
// report or a thesis stands in no journal: the one on its page is that of the
// later article. Nor do volume and pages of one journal go with the name of another.
func mayAdd(said, shown *citation.Citation, f citation.Field) bool {
	switch f {
	case citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume, citation.FieldIssue, citation.FieldPages, citation.FieldISSN, citation.FieldISBN:
		if said.Type != "" && !said.Type.InPeriodical() && !said.Type.InBook() {
			return false
		}
		if v := shown.In.Volume; f == citation.FieldVolume && v != "" && said.In.Volume == "" && strings.Contains(" "+strings.NewReplacer("(", " ", ")", " ").Replace(said.In.Issue)+" ", " "+v+" ") {
			return false // "194 | 2014" and "№ 3 (27)" are numbers of issues, where the tags say so
		}
		a, b := said.In.Title.Plain(), shown.In.Title.Plain()
		return a == "" || b == "" || sameTitle(a, b) || abbreviates(a, b) || abbreviates(b, a)
	case citation.FieldURL, citation.FieldLanguage:
		return false
	}
	return true
}

// platformOf gives the platform whose signs the page shows, nil for none, and the sign.
func (w webPage) platformOf(text string) (p *platform, sign string) {
	for i, s := range w.signs.look(text) {
		if p := w.signs.platforms[i]; p.enoughOf(s) {
			return p, s.first
		}
	}
	return nil, ""
}
