package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// leaderTypes are the types by place 6 of the leader.
var leaderTypes = map[byte]citation.Type{
	'a': citation.Book, 't': citation.Manuscript, 'c': citation.MusicalScore, 'd': citation.MusicalScore,
	'e': citation.Map, 'f': citation.Map, 'g': citation.MotionPicture, 'i': citation.Song, 'j': citation.Song,
	'k': citation.Graphic, 'm': citation.Book, 'o': citation.Document, 'p': citation.Collection, 'r': citation.Document,
}

// unimarcTypes are those that UNIMARC has otherwise.
var unimarcTypes = map[byte]citation.Type{'b': citation.Manuscript, 'l': citation.Software, 'm': citation.Document}

// fileTypes are the types of computer files by place 26 of 008; the others are books that are read on a screen.
var fileTypes = map[byte]citation.Type{
	'a': citation.Dataset, 'e': citation.Dataset, 'b': citation.Software, 'f': citation.Software, 'g': citation.Software,
	'i': citation.Software, 'c': citation.Graphic, 'j': citation.Webpage, 'h': citation.Song,
}

// contents are the types that the nature of the contents makes a book: places 24 to 27 of 008.
var contents = map[byte]citation.Type{'t': citation.Report, 'j': citation.Patent, 'u': citation.Standard, 'z': citation.Treaty}

// genres are terms of genre (655) that name a type, in lower case.
var genres = map[string]citation.Type{
	"hochschulschrift": citation.Thesis, "academic theses": citation.Thesis, "thesis": citation.Thesis, "theses": citation.Thesis,
	"dissertations, academic": citation.Thesis, "academic dissertation": citation.Thesis, "thèses et écrits académiques": citation.Thesis,
	"rezension": citation.ReviewBook, "book reviews": citation.ReviewBook, "book review": citation.ReviewBook,
	"technical reports": citation.Report, "patents": citation.Patent,
}

// kind adds the type: from the leader, the coded fields, and what only theses, parts and meetings have.
func (r *reader) kind() {
	rec := r.rec
	kind, level := rec.level(6), rec.level(7)
	r.component = isPart(rec)
	t, from := leaderTypes[kind], rec.LeaderAt
	thesis := rec.field("502")
	numbered := rec.has("020")
	if rec.unimarc() {
		if other, ok := unimarcTypes[kind]; ok {
			t = other
		}
		thesis, numbered = rec.field("328"), rec.has("010")
	}
	text := kind == 'a' || kind == 't' || kind == 0 || rec.unimarc() && kind == 'b'
	if t == "" {
		t, text = citation.Book, true
	}
	switch {
	case text && thesis != nil && (!numbered || kind == 't'): // a book that was a thesis says so as well
		t, from = citation.Thesis, thesis.At
	case r.component && text:
		if t, from = r.contents(); t == "" {
			t, from = r.partType()
		}
	case level == 's' && text:
		t = citation.Periodical
	case level == 'i' && text && strings.ContainsAny(rec.control("008", 21, 22), "wd"):
		t = citation.Webpage
	case level == 'c' && text:
		t = citation.Collection
	case kind == 'm' && !rec.unimarc():
		if code := rec.control("008", 26, 27); code != "" && fileTypes[code[0]] != "" {
			t = fileTypes[code[0]]
		}
	case kind == 'g' && strings.ContainsAny(rec.control("008", 33, 34), "sft"): // slides, filmstrips, transparencies
		t = citation.Graphic
	case kind == 'a':
		if coded, at := r.contents(); coded != "" {
			t, from = coded, at
			break
		}
		for i := range rec.Fields {
			if f := &rec.Fields[i]; f.Tag == "655" && !rec.unimarc() {
				if genre := genres[strings.ToLower(Bare(f.first("a")))]; genre != "" && (genre != citation.Thesis || !numbered) {
					t, from = genre, f.At
				}
			}
		}
	}
	rule := "leader"
	if from != rec.LeaderAt {
		rule = "field"
	}
	r.Add(citation.FieldType, t, from, rule)
}

// contents gives the type that the nature of the contents makes a text, "" when it is none of these.
func (r *reader) contents() (t citation.Type, from source.Span) {
	if r.rec.unimarc() {
		return "", from
	}
	for _, code := range []byte(r.rec.control("008", 24, 28)) {
		if contents[code] != "" {
			t, from = contents[code], r.rec.field("008").At
		}
	}
	return t, from
}

// isPart reports whether the work is part of another: its level says so, or it
// has pages or a volume within its host.
func isPart(rec *Record) bool {
	if level := rec.level(7); level == 'a' || level == 'b' {
		return true
	}
	if rec.unimarc() {
		return false
	}
	for i := range rec.Fields {
		if f := &rec.Fields[i]; f.Tag == "773" && f.first("ta") != "" {
			h := readHost(f)
			if h.Pages != "" || h.Volume != "" || h.Issue != "" || f.first("x") != "" && rec.level(7) != 's' {
				return true
			}
		}
	}
	return false
}

// partType tells an article from a chapter and from a paper by the host: its
// kind is coded in $7 (the kind of name, its form, and places 6 and 7 of the host's leader),
// or shows by what the host has.
func (r *reader) partType() (citation.Type, source.Span) {
	from := r.rec.LeaderAt
	serial, book, meeting := r.rec.level(7) == 'b', false, false
	for i := range r.rec.Fields {
		f := &r.rec.Fields[i]
		switch f.Tag {
		case "773":
			from = f.At
			h := readHost(f)
			code := f.first("7")
			switch {
			case len(code) == 4 && code[0] == 'm' && code[3] == 'm':
				return citation.PaperConference, from
			case len(code) == 4 && code[3] == 's':
				return citation.ArticleJournal, from
			case len(code) == 4 && code[3] == 'm':
				return citation.Chapter, from
			case f.first("x") != "" || h.Volume != "" && f.first("z") == "":
				serial = true
			case f.first("z") != "" || f.first("d") != "" || f.first("b") != "":
				book = true
			}
		case "461", "463":
			from = f.At
			serial = serial || f.first("x") != ""
			book = book || f.first("y") != ""
		case "111", "711":
			meeting = meeting || f.first("t") == "" && !r.rec.unimarc()
		case "011", "022":
			serial = true
		}
	}
	switch {
	case meeting && !serial:
		return citation.PaperConference, from
	case serial || !book && r.rec.has("773", "461", "463"):
		return citation.ArticleJournal, from
	}
	return citation.Chapter, from
}
