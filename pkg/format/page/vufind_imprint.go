package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/marc"
)

// An imprint is where, by whom and when a work was published, taken apart: views.
type imprint struct{ place, publisher, date string }

// readImprint takes apart "Morano : Centro di Studi Vichiani, 1992.", "MDPI AG
// 2021-07-01", "2023" and "[ירושלים] : המרכז למיפוי ישראל, [תשס\"ה] 2004.".
func readImprint(text string) (im imprint) {
	rest := strings.TrimRight(trim(text), " .,;")
	if isDateText(rest) {
		return imprint{date: rest}
	}
	for words := 3; words > 0 && im.date == ""; words-- { // "24 October 2023", "May 2023", "c1985-"
		at := len(rest)
		for range words {
			at = strings.LastIndexAny(trim(rest[:at]), " ,\u00a0") + 1
			if at == 0 {
				break
			}
		}
		if tail := trim(rest[at:]); at > 0 && isDateText(tail) {
			im.date, rest = tail, rest[:at]
		}
	}
	rest = strings.TrimRight(trim(rest), " ,;")
	// A date in another calendar stands in brackets before the year.
	if at := strings.LastIndexByte(rest, ','); im.date != "" && at > 0 && strings.HasPrefix(trim(rest[at+1:]), "[") {
		rest = rest[:at]
	}
	place, publisher, ok := strings.Cut(rest, " : ")
	if !ok {
		place, publisher, ok = strings.Cut(rest, ": ")
	}
	if !ok {
		place, publisher = "", rest
	}
	im.place, im.publisher = marc.Known(place), marc.Known(publisher)
	return im
}

// claimImprint claims the parts of an imprint.
func (s *sheet) claimImprint(im imprint, rule string, c evidence.Confidence) (any bool) {
	if strings.ContainsFunc(im.place, unicode.IsLetter) {
		any = s.claim(citation.FieldPublisherPlace, strings.ReplaceAll(im.place, " ; ", "; "), im.place, rule, c)
	}
	if place, publisher := s.runOn(im); place != "" {
		s.claim(citation.FieldPublisherPlace, place, place, rule+", place before the publisher", evidence.Guessed)
		any = s.claim(citation.FieldPublisher, publisher, publisher, rule+", publisher after its place", min(c, evidence.Placed))
	} else if strings.ContainsFunc(im.publisher, unicode.IsLetter) {
		any = s.claim(citation.FieldPublisher, im.publisher, im.publisher, rule, c) || any
	}
	if im.date != "" {
		any = s.claim(citation.FieldIssued, im.date, im.date, rule, c) || any
	}
	return any
}

// runOn cuts "Basel MDPI AG" behind a place where publishers sit; but
// "Oxford University Press" is one name.
func (s *sheet) runOn(im imprint) (place, publisher string) {
	if im.place != "" {
		return "", ""
	}
	for w := range s.words.sort("place").prefixes(im.publisher) {
		rest := im.publisher[len(w.text):]
		publisher = trim(rest)
		if publisher == "" || publisher == rest || s.words.sort("body").whole(firstOf(publisher, " ")) != nil {
			continue
		}
		return im.publisher[:len(w.text)], publisher
	}
	return "", ""
}

// vufindImprint reads "Published": in one line, or publisher and date a line each, and the place above them.
func vufindImprint(s *sheet, p *pair) {
	rule := p.word.rule
	switch values := p.values; {
	case len(values) == 0:
		s.blank(citation.FieldIssued, p.label, rule)
	case len(values) > 1 && !hasYear(values[0]) && isDateText(strings.TrimRight(values[len(values)-1], " .")):
		im := readImprint(values[len(values)-2])
		im.date = strings.TrimRight(values[len(values)-1], " .")
		if im.place == "" && len(values) == 3 {
			im.place = marc.Known(values[0])
		}
		s.claimImprint(im, rule, evidence.Labelled)
	default: // of several imprints the first is the one of this edition
		s.claimImprint(readImprint(values[0]), rule, evidence.Labelled)
	}
}

// hasYear reports whether a year stands in the text.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if isYear(s[i:i+4]) && (i == 0 || !isDigit(s[i-1])) && (i+4 == len(s) || !isDigit(s[i+4])) {
			return true
		}
	}
	return false
}

// vufindHost reads "Published in": a journal with volume, issue and pages, or its title alone.
func vufindHost(s *sheet, p *pair) {
	if len(p.values) == 0 {
		s.blank(citation.FieldJournal, p.label, p.word.rule)
		return
	}
	value := p.values[0]
	if len(p.values) > 1 && strings.TrimLeft(p.values[1], "0123456789Vvol.(") != p.values[1] { // title and numbers a line each
		value = s.across(p.values[0], p.values[len(p.values)-1])
	}
	s.claimHostLine(value, p.word.rule, evidence.Labelled)
	if !s.claimed(citation.FieldJournal, evidence.Labelled) {
		s.blank(citation.FieldJournal, p.label, p.word.rule)
	}
}

// vufindPublished reads a label that stands for the imprint in one catalogue and for the journal in the other.
func vufindPublished(s *sheet, p *pair) {
	h := citation.ParseHostLine(p.value())
	switch {
	case h.Volume != "" || h.Pages != "":
		vufindHost(s, p)
	case len(p.values) > 0 && !hasYear(p.value()) && !strings.Contains(p.value(), " : "):
		s.claimPair(p, citation.FieldEdition) // "Έκδοση" is the edition as well
	default:
		vufindImprint(s, p)
	}
}
