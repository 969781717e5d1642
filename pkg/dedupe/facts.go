package dedupe

import (
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// facts is what holds of a pair of records: bits.
type facts uint64

// Of titles each fact from titleWeak up includes those before it. A field that
// one record lacks gives neither of its facts.
const (
	titleApart facts = 1 << iota
	titleWeak
	titleSimilar
	titleContained
	titleSlips
	titleNear
	titleEqual
	titleMissing // of one, or of both
	titleAdded   // only one has words that the other lacks
	titleGeneric // short, or names a column rather than a work
	numbersDiffer
	wordsOpposed
	markDiffers // an erratum, a reply, a retraction, and its article
	softMark    // an editorial, a letter, an abstract, and what is not called so

	authorsEqual // all, in order
	authorsAgree // most of the shorter list are in the longer
	authorsSome  // somebody
	authorsDiffer
	authorsMissing // of one, or of both
	firstAuthor

	yearEqual
	yearNear // at most one apart
	yearDiffers
	volumeEqual
	volumeDiffers
	issueEqual
	issueDiffers
	sameIssue // venue, year, volume and issue are known and equal
	pageEqual // the first, or the number of the article
	pageDiffers
	pageOverlap // the ranges are not equal and share a page
	rangeEqual  // first and last page, of three pages at least
	venueSame
	venueAlike
	venueDiffers
	venueMissing

	doiEqual
	doiDiffers
	idEqual
	idDiffers
	isbnEqual
	isbnDiffers
	versionDiffers
	editionDiffers

	abstractSame
	abstractDiffers

	onePreprint
	twoPlaces // a meeting, a journal, a series of reports
	onePart   // a book, and what stands in a book
	kindDiffers
	anyDataset // one of them at least
	ahead      // one has no volume, issue or true page yet, as before it is printed
	identical  // equal fingerprints
	sameKey    // the records have the same key, as in two copies of one file
)

const issueKnown = venueSame | yearEqual | volumeEqual | issueEqual

// Similarity is how far the fields of two records agree, from 0 to 1; -1 where
// one of them lacks the field.
type Similarity struct {
	Title, Authors, Year, Venue, Volume, Issue, Pages, DOI, IDs, Abstract float32
}

// sum adds up what agrees.
func (s *Similarity) sum() (sum float32) {
	for _, v := range [...]float32{s.Title, s.Authors, s.Year, s.Venue, s.Volume, s.Issue, s.Pages, s.DOI, s.IDs, s.Abstract} {
		sum += max(v, 0)
	}
	return sum
}

// compareAll finds what holds of two records.
func compareAll(a, b *Print) (facts, Similarity) {
	s := Similarity{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
	var f facts
	set := func(fact facts, holds bool) {
		if holds {
			f |= fact
		}
	}
	f |= compareTitle(a, b, &s)
	f |= compareIDs(a, b, &s)
	f |= compareText(a.volume, b.volume, volumeEqual, volumeDiffers, &s.Volume)
	f |= compareText(a.issue, b.issue, issueEqual, issueDiffers, &s.Issue)
	f |= comparePages(a, b, &s)
	if f&(titleSimilar|titleMissing|anyID|pageEqual) == 0 {
		return f, s // no rule needs to know more
	}
	if len(a.people.list) == 0 || len(b.people.list) == 0 {
		f |= authorsMissing
	} else {
		match := compareAuthors(&a.people, &b.people)
		s.Authors = match.part
		set(authorsEqual, match.equal)
		set(firstAuthor, match.first)
		set(authorsAgree, match.part >= .6)
		set(authorsSome, match.part >= .3)
		// That a body stands for the people in it says nothing against them.
		body := a.people.body != b.people.body
		set(authorsDiffer, match.part < .3 && !body)
		set(authorsMissing, match.part < .3 && body)
	}
	if a.year != 0 && b.year != 0 {
		d := a.year - b.year
		set(yearEqual, d == 0)
		set(yearNear, d >= -1 && d <= 1)
		set(yearDiffers, d < -1 || d > 1)
		s.Year = 1 / (1 + float32(max(d, -d)))
	}
	if !a.venue.known() || !b.venue.known() {
		f |= venueMissing
	} else if len(a.venue.names) > 0 && len(b.venue.names) > 0 || len(a.venue.issns) > 0 && len(b.venue.issns) > 0 {
		s.Venue = sameVenue(&a.venue, &b.venue)
		set(venueSame, s.Venue >= .82)
		set(venueAlike, s.Venue >= .5)
		set(venueDiffers, s.Venue < .5)
	}
	if s.Abstract = resemblance(&a.abstract, &b.abstract); s.Abstract >= 0 {
		set(abstractSame, s.Abstract >= .7)
		set(abstractDiffers, s.Abstract < .25)
	}
	set(sameIssue, f&issueKnown == issueKnown)
	set(editionDiffers, a.edition != b.edition && (a.edition != "" && b.edition != "" || f&(yearEqual|isbnEqual) == 0 && a.edition+b.edition != "1"))
	set(onePreprint, (a.kind == preprint) != (b.kind == preprint))
	set(twoPlaces, a.kind == inProceedings && b.kind == inJournal || a.kind == inJournal && b.kind == inProceedings || (a.kind == report) != (b.kind == report) && a.kind != anyKind && b.kind != anyKind)
	set(onePart, a.kind == inBook && b.kind == wholeBook || a.kind == wholeBook && b.kind == inBook)
	set(kindDiffers, kindsDiffer(a.kind, b.kind))
	set(anyDataset, a.kind == dataset || b.kind == dataset)
	set(ahead, a.ahead() != b.ahead())
	set(identical, a.ID == b.ID)
	set(sameKey, a.key == b.key && a.key != 0)
	return f, s
}

// compareTitle compares the titles by which two works are known and takes the best match.
func compareTitle(a, b *Print, s *Similarity) facts {
	if len(a.titles) == 0 || len(b.titles) == 0 {
		return titleMissing
	}
	var best titleMatch
	for i := range a.titles {
		for j := range b.titles {
			if m := compareTitles(&a.titles[i], &b.titles[j]); m.agreement > best.agreement || m.agreement == best.agreement && m.part > best.part {
				best = m
			}
		}
	}
	s.Title = best.part
	var f facts
	for level, fact := range [...]facts{apart: titleApart, weak: titleWeak, similar: titleSimilar, contained: titleContained, slips: titleSlips, near: titleNear, equalTitle: titleEqual} {
		if fact != 0 && (agreement(level) == best.agreement || level > int(apart) && agreement(level) < best.agreement) {
			f |= fact
		}
	}
	if best.added {
		f |= titleAdded
	}
	if best.numbers {
		f |= numbersDiffer
	}
	if best.opposite {
		f |= wordsOpposed
	}
	const hard = correction | retraction | concern | reply | supplement | withdrawn
	const soft = comment | letterMark | editorial | bookReview | conferenceAbstract
	if (a.mark^b.mark)&hard != 0 {
		f |= markDiffers
	} else if (a.mark^b.mark)&soft != 0 {
		f |= softMark
	}
	if (a.mark|b.mark)&generic != 0 || a.titles[0].short || b.titles[0].short {
		f |= titleGeneric
	}
	return f
}

// compareText compares two short texts of which none need be known.
func compareText(a, b string, equal, differs facts, s *float32) facts {
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		*s = 1
		return equal
	}
	*s = 0
	return differs
}

// comparePages compares first and last pages.
func comparePages(a, b *Print, s *Similarity) facts {
	f := compareText(a.first, b.first, pageEqual, pageDiffers, &s.Pages)
	if f&pageDiffers != 0 && samePage(a.first, b.first) {
		f, s.Pages = pageEqual, .9
	}
	if f&pageDiffers != 0 && otherNumbering(a.first, b.first) {
		f, s.Pages = 0, -1
	}
	if f&pageDiffers != 0 && pagesOverlap(a, b) {
		f, s.Pages = pageOverlap, .5
	}
	if f&pageDiffers != 0 && (slices.Contains(a.more, b.first) || slices.Contains(b.more, a.first)) {
		f, s.Pages = pageEqual, .9
	}
	if f&pageEqual != 0 && a.last != "" && a.last == b.last {
		if first, last, ok := a.pageRange(); !ok || last-first >= 2 {
			f |= rangeEqual
		}
	}
	return f
}

// samePage reports whether two pages are one but for letters that one record has
// before the number: "e12" and "12", "S113" and "113", "viii108" and "108".
func samePage(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	prefix, ok := strings.CutSuffix(b, a)
	return ok && len(a) > 1 && isDigits(a) && !strings.ContainsAny(prefix, "0123456789") && (len(prefix) <= 2 || strings.Trim(prefix, "ivxl") == "")
}

// otherNumbering reports whether one is the page in print and the other the
// number of the article online: "969" and "a1754". A letter that marks a
// supplement is a page in print.
func otherNumbering(a, b string) bool {
	article := func(s string) bool {
		return len(s) >= 5 && isDigits(s[1:]) && strings.IndexByte("abcdefghjklmnor", s[0]) >= 0
	}
	return article(a) && isDigits(b) || article(b) && isDigits(a)
}

// pagesOverlap reports whether two ranges of numbers, or a range and a page, share a page.
func pagesOverlap(a, b *Print) bool {
	aFirst, aLast, ok := a.pageRange()
	bFirst, bLast, also := b.pageRange()
	return ok && also && aFirst <= bLast && bFirst <= aLast
}

// pageRange gives the pages as numbers, where they have the same letters before
// them or none. A range that goes backwards has a slip in it.
func (p *Print) pageRange() (first, last int, ok bool) {
	first, err := strconv.Atoi(p.first)
	if err != nil {
		return 0, 0, false
	}
	if p.last == "" {
		return first, first, true
	}
	last, err = strconv.Atoi(p.last)
	return min(first, last), max(first, last), err == nil
}

// compareIDs compares identifiers.
func compareIDs(a, b *Print, s *Similarity) facts {
	var f facts
	switch {
	case a.doi == "" || b.doi == "":
	case a.doi == b.doi && a.version != b.version:
		f, s.DOI = versionDiffers, .9
	case a.doi == b.doi:
		f, s.DOI = doiEqual, 1
	case cutShort(a.doi, b.doi): // says neither
	default:
		f, s.DOI = doiDiffers, 0
	}
	if a.version != b.version && a.version != "" && b.version != "" {
		f |= versionDiffers
	}
	both, equal := false, false
	for i, j := 0, 0; i < len(a.ids) && j < len(b.ids); {
		switch x, y := a.ids[i], b.ids[j]; {
		case x == y:
			equal = true
			i, j = i+1, j+1
		case x.scheme < y.scheme:
			i++
		case x.scheme > y.scheme:
			j++
		default:
			both = both || ofWork(x.scheme)
			if x.value < y.value {
				i++
			} else {
				j++
			}
		}
	}
	switch {
	case equal:
		f |= idEqual
		s.IDs = 1
	case both:
		f |= idDiffers
		s.IDs = 0
	}
	if len(a.isbns) > 0 && len(b.isbns) > 0 {
		if slices.ContainsFunc(a.isbns, func(x uint64) bool { _, found := slices.BinarySearch(b.isbns, x); return found }) {
			f |= isbnEqual
		} else {
			f |= isbnDiffers
		}
	}
	return f
}

// ofWork reports whether a work has one identifier of the scheme only, so that
// two of them speak for two works.
func ofWork(s citation.Scheme) bool {
	switch s {
	case citation.SchemePMID, citation.SchemePMCID, citation.SchemeArXiv, citation.SchemeUT, citation.SchemeEID, citation.SchemeERIC:
		return true
	}
	return false
}

// cutShort reports whether one DOI is the other one cut off, or with something glued on.
func cutShort(a, b string) bool {
	const enough = 14
	return min(len(a), len(b)) >= enough && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) && !isComponent(a, b)
}

// isComponent reports whether the longer DOI is that of a part of the shorter
// one's work: ".s001", ".t002", ".g003", "/fig1", ".supp".
func isComponent(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest := b[len(a):]
	return len(rest) > 1 && (rest[0] == '.' || rest[0] == '/' || rest[0] == '-' || rest[0] == '_') || rest != "" && strings.Trim(rest, "0123456789") == ""
}

// kindsDiffer reports whether two kinds exclude each other. Databases call one
// work an article, a paper or a chapter; a thesis, a dataset, a book are none of them.
func kindsDiffer(a, b kind) bool {
	if a == b || a == anyKind || b == anyKind {
		return false
	}
	loose := func(k kind) bool {
		return k == inJournal || k == inProceedings || k == inBook || k == preprint || k == report
	}
	return !(loose(a) && loose(b))
}

// ahead reports whether a record looks like one made before the work was
// printed: without a volume, and with no page or one that counts from 1.
func (p *Print) ahead() bool { return p.volume == "" && (p.first == "" || p.first == "1") }
