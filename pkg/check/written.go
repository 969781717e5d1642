package check

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// written holds values against how they stand in the source, which the record
// itself no longer shows: reading has made them normal. A page may show a DOI as it
// likes; so only records all of whose values come from tags are judged.
func written(k *Examination) {
	claims := k.record.Claims
	for i := range claims {
		if claims[i].Confidence < evidence.Stated {
			return
		}
	}
	markup := k.record.Origin != nil && strings.HasPrefix(strings.TrimLeft(k.record.Origin.Text, " \t\r\n"), "<")
	for i := range claims {
		claim := &claims[i]
		if claim.Quote == "" {
			continue
		}
		switch v := claim.Value.(type) {
		case citation.Identifier:
			k.writtenIdentifier(claim, v, i)
		case citation.Pages:
			k.writtenPages(claim, v)
		case citation.Text:
			k.writtenText(claim, string(v), markup)
		}
	}
}

// notForDOI are the tags and fields, in lower case, that are made for other things and in which a DOI hides.
var notForDOI = map[string]bool{
	"ur": true, "url": true, "l1": true, "l2": true, "l3": true, "lk": true, "n1": true, "m1": true, "m3": true, "note": true, "annote": true,
	"howpublished": true, "u": true,
}

// writtenIdentifier looks at an identifier that the ith claim gives.
func (k *Examination) writtenIdentifier(claim *evidence.Claim, id citation.Identifier, i int) {
	if len(claim.Quote) > 300 {
		return
	}
	quote := strings.Trim(claim.Quote, " \t\r\n\"{}")
	if id.Scheme == citation.SchemeDOI {
		tag := lastWord(claim.Rule)
		if notForDOI[strings.ToLower(tag)] {
			if k.firstDOI(i) {
				k.findingAt(claim.Place, diag.HiddenDOI, citation.FieldDOI, &Change{tag + " " + quote, "DOI " + id.Value}, "%s holds the DOI %s", tag, id.Value)
				k.unlink(id)
			}
			return
		}
	}
	if how := unclean(id, quote); how != "" {
		k.findingAt(claim.Place, diag.UncleanIdentifier, claim.Field, &Change{quote, id.Value},
			"%s %q is written %s; it is %s", claim.Field.Label(), clip(quote), how, id.Value)
	}
}

// firstDOI reports whether no claim before the ith gives a DOI, and no tag made for one does.
func (k *Examination) firstDOI(i int) bool {
	for j := range k.record.Claims {
		if claim := &k.record.Claims[j]; j != i && claim.Field == citation.FieldDOI && (j < i || !notForDOI[strings.ToLower(lastWord(claim.Rule))]) {
			return false
		}
	}
	return true
}

// unclean says how an identifier is written if not in its normal form; "" for
// what is usual, such as two ISSN in one field.
func unclean(id citation.Identifier, written string) string {
	if written == "" || written == id.Value {
		return ""
	}
	lower := strings.ToLower(written)
	has := func(part string) bool { return strings.Contains(lower, part) }
	switch id.Scheme {
	case citation.SchemeISSN:
		if len(written) == 8 && !has("-") {
			return "without its hyphen"
		}
	case citation.SchemeDOI:
		switch {
		case has("%2f"):
			return "URL-encoded"
		case has("://doi.org/"), has("://dx.doi.org/"), has("://www.doi.org/"):
			return "as an address"
		case has("://"):
			return "as an address of another resolver"
		case strings.HasPrefix(lower, "doi"):
			return "with a label"
		case strings.TrimRight(written, ".,; ") == id.Value:
			return "with punctuation behind it"
		}
	case citation.SchemePMID, citation.SchemePMCID, citation.SchemeArXiv:
		switch {
		case has("://"):
			return "as an address"
		case strings.HasPrefix(lower, strings.ToLower(string(id.Scheme))) && len(written) > len(id.Value), id.Scheme == citation.SchemePMID && strings.HasPrefix(lower, "p"):
			return "with a label"
		case id.Scheme == citation.SchemePMCID && !strings.HasPrefix(lower, "p"):
			return "without its PMC"
		}
	}
	return ""
}

// writtenPages looks at a statement of pages. "12--19" is how BibTeX wants it.
func (k *Examination) writtenPages(claim *evidence.Claim, p citation.Pages) {
	quote := strings.Trim(claim.Quote, " \t\r\n\"{}")
	if first, last, ok := strings.Cut(p.Raw, "-"); ok && first == last {
		k.findingAt(claim.Place, diag.EqualPages, claim.Field, nil, "pages %q begin and end on one page", clip(quote))
		return
	}
	if p.First == "" {
		return
	}
	dash := strings.ContainsFunc(quote, func(r rune) bool { return r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\uFF0D' }) || strings.Contains(quote, "---")
	if rest := strings.TrimLeft(quote, "pPgaesiS. "); dash || len(rest) < len(quote) && rest != "" && strings.HasPrefix(p.First, rest[:1]) {
		k.findingAt(claim.Place, diag.UncleanPages, claim.Field, &Change{quote, p.String()}, "pages %q are %s", clip(quote), p)
	}
}

// writtenText looks at text for what reading has put right in silence. In
// markup one character reference is how a character is written, and two are not.
func (k *Examination) writtenText(claim *evidence.Claim, value string, markup bool) {
	quote := claim.Quote
	if quote == value {
		return
	}
	if ref := entity(quote); ref != "" && entity(value) == "" && (!markup || entity(decodeOnce(quote)) != "") {
		k.findingAt(claim.Place, diag.LeftoverEntity, claim.Field, &Change{clip(quote), clip(value)}, "%s is written with %q", claim.Field.Label(), ref)
	}
	if !markup && spaced(quote) && !spaced(value) {
		k.findingAt(claim.Place, diag.Whitespace, claim.Field, &Change{clip(strings.TrimSpace(quote)), clip(value)}, "%s is written with %s", claim.Field.Label(), blanks(quote))
	}
}

// spaced reports whether text has blanks that a person would not type: two in a
// row within a line, or a tab. Where lines end, formats break and indent text as they like.
func spaced(s string) bool { return blanks(s) != "" }

// blanks names the first such blanks.
func blanks(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "  ")
		if i < 0 {
			break
		}
		i += from
		end := i
		for end < len(s) && s[end] == ' ' {
			end++
		}
		sentence := i > 0 && end == i+2 && strings.IndexByte(".?!:", s[i-1]) >= 0 // as typists do between sentences
		if i > 0 && s[i-1] != '\n' && end < len(s) && s[end] != '\n' && s[end] != '\r' && !sentence {
			return "several blanks in a row"
		}
		from = end
	}
	if i := strings.IndexByte(s, '\t'); i > 0 && s[i-1] != '\n' {
		return "a tab"
	}
	return ""
}
