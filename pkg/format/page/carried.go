package page

import (
	"context"
	"encoding/base64"
	"iter"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Many pages carry their citation in the formats of reference managers: in a box to
// be copied, in the attribute behind a button, in a link that holds the file
// itself, in a script. This file finds where one begins; what it says is for its format's own reader.

// A carriedText is a text in a page that may be in one of those formats.
type carriedText struct{ text, view string }

// placeOf gives where in the page a value of the text stands: the whole view where it is written otherwise.
func (c *carriedText) placeOf(value string) string {
	if at := strings.Index(c.view, value); at >= 0 && len(value) > 0 {
		return c.view[at : at+len(value)]
	}
	return c.view
}

// mostCarried bounds how many works of a page are read from such texts, mostTried how many
// places are looked at: a page without end may be made of nothing else.
const mostCarried, mostTried = 500, 3000

// A carrier is a document with the formats in which it may carry citations.
type carrier struct {
	ctx     context.Context
	doc     *source.Document
	formats format.Catalog
	all     bool // the works that a page cites are asked for too
}

// carriedWorks offers the works whose citations the page carries.
func (m *metadata) carriedWorks(page *source.HTML, c carrier) {
	var works []*metadata
	for carried := range carriedTexts(page) {
		if works = append(works, m.readCarried(carried, c)...); len(works) > mostCarried {
			break
		}
	}
	m.offer(works, false)
}

// readCarried reads the works of a text by the reader of its format; none when it is of none.
func (m *metadata) readCarried(carried carriedText, c carrier) (works []*metadata) {
	part, placed := c.doc.Part(carried.text)
	if !placed {
		part = source.FromString(c.doc.Name(), strings.ToValidUTF8(carried.text, ""))
	}
	f, match := c.formats.Detect(part)
	if match.Score < format.Shaped {
		return nil
	}
	reader, err := format.Prepared(c.ctx, f.Extractor, part)
	if err != nil {
		return nil
	}
	for r := range reader.Extract(c.ctx, part, format.Ask{Claims: true}) {
		if r == nil {
			continue
		}
		w := newMetadata(m.span, m.site)
		say := func(claim evidence.Claim, name string) {
			if claim.Rule = "html: " + name; !placed {
				claim.At = m.span(carried.placeOf(claim.Value.String()))
			}
			claim.Confidence = evidence.Stated
			w.finds = append(w.finds, find{claim, rankCarried, name})
		}
		typed := false
		for _, claim := range r.Claims {
			if claim.Value != nil {
				typed = typed || claim.Field == citation.FieldType
				say(claim, f.Name+" "+strings.TrimPrefix(claim.Rule, f.Name+": "))
			}
		}
		if !typed && r.Citation.Type != "" {
			say(evidence.Claim{Field: citation.FieldType, Value: r.Citation.Type, At: r.At}, f.Name+" type")
		}
		if w.describesWork() {
			works = append(works, w)
		}
	}
	return works
}

// carriedTexts yields the texts of a page in which a record begins.
func carriedTexts(page *source.HTML) iter.Seq[carriedText] {
	return func(yield func(carriedText) bool) {
		behind, tried := 0, 0 // what has been given out ends at behind
		for _, at := range recordsBegin(page.Text) {
			if at < behind {
				continue
			}
			number := page.At(at)
			if number < 0 {
				continue
			}
			if tried++; tried > mostTried {
				return
			}
			var found carriedText
			n := &page.Nodes[number]
			around := ""
			if n.Up >= 0 {
				around = page.Nodes[n.Up].Name
			}
			switch {
			case n.Name != "":
				found = inAttribute(page, n, at)
			case around == "style":
			case around == "script":
				found = inScript(&page.Nodes[n.Up], n.Raw, at-page.Offset(n.Raw))
			default:
				found = inText(page, number)
			}
			if found.text == "" {
				continue
			}
			if behind = page.Offset(found.view) + len(found.view); !yield(found) {
				return
			}
		}
	}
}

// recordMarks are what the records of reference managers' formats begin with, as they are and as they stand in
// an address: "@article{key,", "TY  - JOUR", "%0 Journal Article", "PMID- 123". A link may hold all of them in base 64.
var recordMarks = [...]string{"@", "%40", "TY  -", "TY&nbsp;&nbsp;-", "TY%20%20-", "TY -", "%0 ", "%250%20", "PMID- ", ";base64,"}

// recordsBegin gives the places in a text where such a record may begin, in rising order.
func recordsBegin(text string) (places []int) {
	for _, mark := range recordMarks {
		for at := 0; ; at += len(mark) {
			next := strings.Index(text[at:], mark)
			if next < 0 {
				break
			}
			at += next
			if mark != "@" && mark != "%40" || entryBegins(text[at+len(mark):]) {
				places = append(places, at)
			}
		}
	}
	slices.Sort(places)
	return places
}

// entryBegins reports whether an "@" begins an entry of BibTeX, and no address
// or rule of a style sheet: a word, a brace, and a key before a comma.
func entryBegins(rest string) bool {
	const longest = 200
	rest = rest[:min(len(rest), longest)]
	word := strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if len(word) == len(rest) {
		return false
	}
	for _, brace := range [...]string{"{", "(", "%7B", "%7b", "&#123;", "&lbrace;"} {
		if key, ok := strings.CutPrefix(strings.TrimLeft(word, " "), brace); ok {
			end := strings.IndexAny(key, ",{}();:\"<>")
			if end < 0 {
				end = strings.Index(key, "%2C")
			}
			return end >= 0 && (key[end] == ',' || key[end] == ':' || strings.Contains(key[:end], "%2C") || strings.HasPrefix(key[end:], "%2C"))
		}
	}
	return false
}

// inAttribute gives the value of the attribute in which at lies.
func inAttribute(page *source.HTML, n *source.HTMLNode, at int) carriedText {
	for _, a := range n.Attributes() {
		if start := page.Offset(a.Raw); start < 0 || at < start || at >= start+len(a.Raw) {
			continue
		}
		value := a.Value
		head, data, isData := strings.Cut(value, ",")
		if isData = isData && strings.HasPrefix(head, "data:"); isData {
			value = data
		}
		if isData && strings.HasSuffix(head, ";base64") {
			decoded, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
			if err != nil || !utf8.Valid(decoded) {
				return carriedText{}
			}
			value = string(decoded)
		} else if isData || strings.Contains(value, "%20") || strings.Contains(value, "%0A") {
			if decoded, err := url.PathUnescape(value); err == nil {
				value = decoded
			}
		}
		return carriedText{value, a.Raw}
	}
	return carriedText{}
}

// inScript gives the whole text of a script that is no program, and of a
// program the string that begins at a place in it.
func inScript(script *source.HTMLNode, text string, at int) carriedText {
	kind, _ := script.Attr("type")
	if kind != "" && kind != "module" && !strings.Contains(kind, "javascript") && !strings.Contains(kind, "json") {
		return carriedText{text, text}
	}
	before := strings.TrimRight(text[:at], " \n")
	before = strings.TrimSuffix(before, `\n`)
	if before == "" || strings.IndexByte("\"'`", before[len(before)-1]) < 0 {
		return carriedText{}
	}
	quote := before[len(before)-1]
	end := at
	for end < len(text) && text[end] != quote {
		if text[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(text) {
		return carriedText{}
	}
	view := text[at:end]
	if strings.IndexByte(view, '\\') < 0 {
		return carriedText{view, view}
	}
	content := view
	if quote != '"' {
		content = strings.ReplaceAll(strings.ReplaceAll(view, `\`+string(quote), string(quote)), `"`, `\"`)
	}
	return carriedText{jsontext.Value(`"` + content + `"`).String(), view}
}

// mostClimbed is how many elements set apart a record may be spread over, as each
// line may have its own; mostAround is how many nodes the outermost may hold.
const mostClimbed, mostAround = 4, 5000

// inText gives what is written around a text: in the element that sets it
// apart, or where that holds but one line of a record, in the one around that.
func inText(page *source.HTML, number int) carriedText {
	for climbed := 0; climbed < mostClimbed; climbed++ {
		for up := page.Nodes[number].Up; up >= 0; up = page.Nodes[number].Up {
			if number = up; !page.Nodes[number].Inline() {
				break
			}
		}
		if page.Nodes[number].Next-number > mostAround {
			break
		}
		text, view := page.Written(number)
		if whole(text) || page.Nodes[number].Up < 0 {
			return carriedText{text, view}
		}
	}
	return carriedText{}
}

// whole reports whether a text holds a record to its end, and not one line of it:
// as many closing braces as opening ones, or several lines.
func whole(text string) bool {
	if strings.Contains(text, "@") && strings.Contains(text, "{") {
		return strings.Count(text, "{") <= strings.Count(text, "}")
	}
	return strings.Count(strings.TrimSpace(text), "\n") >= 3
}
