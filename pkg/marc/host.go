package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// readHost reads where in its host a part stands: $g in any form, and $q as
// MARC has it, "50:3<12" for volume, issue and first page.
func readHost(f *Field) (h citation.HostLine) {
	subs := f.all("g")
	if h = coloned(subs); h != (citation.HostLine{}) {
		return h
	}
	for _, s := range subs {
		part := citation.ParseHostLine(s.Value)
		fill(&h.Volume, part.Volume)
		fill(&h.Issue, part.Issue)
		fill(&h.Pages, part.Pages)
		if len(part.Date) > len(h.Date) {
			h.Date = part.Date
		}
	}
	if q := f.first("q"); q != "" && h.Volume == "" {
		numbers, page, _ := strings.Cut(q, "<")
		volume, issue, _ := strings.Cut(numbers, ":")
		fill(&h.Volume, strings.TrimSpace(volume))
		fill(&h.Issue, strings.TrimSpace(issue))
		fill(&h.Pages, strings.TrimSpace(page))
	}
	return h
}

func fill(slot *string, value string) {
	if *slot == "" {
		*slot = value
	}
}

// coloned reads what German unions write for machines: "volume:48 year:2002
// number:3 pages:412-431 extent:20".
func coloned(subs []Subfield) (h citation.HostLine) {
	month, day := "", ""
	slots := map[string]*string{"volume": &h.Volume, "number": &h.Issue, "issue": &h.Issue, "pages": &h.Pages, "year": &h.Date, "month": &month, "day": &day, "elocationid": &h.Pages}
	for _, s := range subs {
		var slot *string // that the words go on with: "number:Suppl 1"
		for word := range strings.FieldsSeq(s.Value) {
			name, value, named := strings.Cut(word, ":")
			switch {
			case named && slots[strings.ToLower(name)] != nil && *slots[strings.ToLower(name)] == "":
				slot = slots[strings.ToLower(name)]
				*slot = value
			case named:
				slot = nil
			case slot != nil:
				*slot += " " + word
			}
		}
	}
	for _, more := range []string{month, day} {
		if h.Date != "" && len(more) > 0 && len(more) <= 2 && !strings.Contains(more, "/") {
			h.Date += "-" + strings.Repeat("0", 2-len(more)) + more
		} else if more == "" {
			break
		}
	}
	return h
}

// host reads 773: title ($t), place within ($g, $q), imprint ($d), ISSN ($x), ISBN ($z).
// That of a whole, which a series or a collection holds, is kept; where no host
// is named, the numbers are the work's own.
func (r *reader) host(f *Field) {
	if !r.component && f.first("ta") != "" {
		r.lost = true
		return
	}
	r.lost = len(f.all("abw7")) > 0
	if s := f.sub("t"); s.Value != "" {
		title, _, _ := strings.Cut(s.Value, " / ")
		r.put(citation.FieldJournal, hostTitle(title), s.At)
	} else if s := f.sub("sa"); s.Value != "" {
		r.put(citation.FieldJournal, hostTitle(s.Value), s.At)
	}
	if s := f.sub("p"); s.Value != "" {
		r.put(citation.FieldJournalShort, strings.TrimRight(unsorted(s.Value), leads), s.At) // the full stop is its own
	}
	h, at := readHost(f), f.across(f.all("gq"))
	r.put(citation.FieldVolume, h.Volume, at)
	r.put(citation.FieldIssue, h.Issue, at)
	r.put(citation.FieldPages, h.Pages, at)
	if date, err := citation.ParseDate(h.Date); err == nil && date.Known() {
		r.refine(date, f)
	}
	if s := f.sub("d"); s.Value != "" {
		r.hostImprint(s)
	}
	for _, s := range f.all("x") {
		r.number(citation.FieldISSN, s)
	}
	for _, s := range f.all("z") {
		r.number(citation.FieldISBN, s)
	}
}

// refine adds the date of the issue, or makes that of the work more exact.
func (r *reader) refine(date citation.Date, f *Field) {
	c := r.Citation()
	have := c.Issued()
	if !have.Known() {
		r.add(citation.FieldIssued, date, f.across(f.all("gq")))
		return
	}
	if better, agree := have.Refine(date); agree && better != have {
		c.Clear(citation.FieldIssued)
		r.add(citation.FieldIssued, better, f.across(f.all("gq")))
	}
}

// hostImprint reads $d of a host, "Oxford : Blackwell, 1983". What has no colon may be a place or a publisher.
func (r *reader) hostImprint(s Subfield) {
	rest := strings.TrimSpace(s.Value)
	if at := strings.LastIndex(rest, ","); len(yearsIn(rest[at+1:])) > 0 {
		if date := readDate(rest[at+1:]); date.Known() && !r.Citation().Has(citation.FieldIssued) {
			r.add(citation.FieldIssued, date, s.At)
		}
		rest = rest[:max(at, 0)]
	}
	place, publisher, ok := strings.Cut(rest, ":")
	if !ok {
		r.lost = r.lost || strings.TrimSpace(rest) != ""
		return
	}
	r.put(citation.FieldPublisherPlace, Known(place), s.At)
	r.put(citation.FieldPublisher, Known(publisher), s.At)
}

// original reads 534, the version that a reproduction was made from.
func (r *reader) original(f *Field) {
	r.lost = true
	if s := f.sub("t"); s.Value != "" && r.Citation().OtherTitle(citation.FieldOriginalTitle) == "" {
		r.put(citation.FieldOriginalTitle, bareTitle(s.Value), s.At)
	}
	s := f.sub("c")
	if s.Value == "" {
		return
	}
	place, rest, ok := strings.Cut(s.Value, " : ")
	if !ok {
		rest = s.Value
	} else {
		r.put(citation.FieldOriginalPublisherPlace, Known(place), s.At)
	}
	if at := strings.LastIndex(rest, ","); ok && at > 0 {
		r.put(citation.FieldOriginalPublisher, Known(rest[:at]), s.At)
		rest = rest[at+1:]
	}
	if date := readDate(rest); date.Known() {
		r.add(citation.FieldOriginalDate, date, s.At)
	}
}

// translatedFrom reads 765, the original of a translation.
func (r *reader) translatedFrom(f *Field) {
	r.lost = true
	if s := f.sub("ts"); s.Value != "" && r.Citation().OtherTitle(citation.FieldOriginalTitle) == "" {
		r.put(citation.FieldOriginalTitle, bareTitle(s.Value), s.At)
	}
}
