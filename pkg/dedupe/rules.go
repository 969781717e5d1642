package dedupe

// A rule says what a pair is of which some facts hold and others do not. The
// first rule that fits decides.
type rule struct {
	name  string
	class Class
	level Level    // from which on it counts
	need  facts    // all of these hold
	any   [2]facts // of each that is not empty, one at least holds
	not   facts    // none of these holds

	relation Relation
}

// Relation says how two works that are not one stand to each other.
type Relation string

// The relations, of the first to the second where they have a direction.
const (
	NoRelation Relation = ""
	PreprintOf Relation = "preprint"
	Correction Relation = "correction"
	Version    Relation = "version"
)

const (
	noConflict = volumeDiffers | pageDiffers | doiDiffers | idDiffers | isbnDiffers | authorsDiffer | venueDiffers | yearDiffers
	anyID      = doiEqual | idEqual
)

// vetoes keep apart what looks alike and is not one work. They come before
// everything that joins.
var vetoes = [...]rule{
	{name: "equal in everything, but only a column's title", class: Review, need: identical | titleGeneric | authorsMissing, not: anyID | pageEqual},
	{name: "one has no title", class: Review, need: titleMissing, any: [2]facts{anyID, 0}},
	{name: "one has no title", class: Review, need: titleMissing | pageEqual | volumeEqual, any: [2]facts{authorsAgree, yearNear}, not: authorsDiffer},
	{name: "one has no title", class: Different, need: titleMissing},
	{name: "same DOI, other works", class: Different, need: doiEqual | titleApart | authorsDiffer},
	{name: "same DOI, other titles", class: Review, need: doiEqual, any: [2]facts{titleApart, 0}},
	{name: "correction, reply or supplement of the other", class: Different, need: markDiffers, relation: Correction},
	{name: "book and part of a book", class: Different, need: onePart},
	{name: "works of other kinds", class: Different, need: kindDiffers, not: doiEqual},
	{name: "editions", class: Different, need: editionDiffers},
	{name: "versions", class: Review, need: versionDiffers, relation: Version},
	{name: "opposite words", class: Review, need: wordsOpposed, any: [2]facts{anyID | pageEqual, 0}},
	{name: "opposite words", class: Different, need: wordsOpposed},
	{name: "numbers in titles", class: Review, need: numbersDiffer, any: [2]facts{anyID | pageEqual, titleSimilar}},
	{name: "numbers in titles", class: Different, need: numbersDiffer},
	{name: "letter, comment or abstract", class: Review, need: softMark, any: [2]facts{titleSimilar, 0}},
	{name: "identifiers differ", class: Review, need: idDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: doiEqual},
	{name: "identifiers differ", class: Different, need: idDiffers, not: doiEqual},
	{name: "DOIs differ", class: Review, need: doiDiffers | titleNear, any: [2]facts{authorsSome | authorsMissing, 0}, not: pageEqual},
	{name: "DOIs differ", class: Different, need: doiDiffers, not: pageEqual},
	{name: "meeting and journal", class: Review, need: oneMeeting | titleSimilar, not: venueSame | doiEqual | pageEqual},
	{name: "year and place differ", class: Review, need: yearDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: pageEqual | anyID},
	{name: "another year", class: Review, need: titleSimilar | yearNear, any: [2]facts{authorsSome | authorsMissing, 0}, not: yearEqual | pageEqual | anyID | ahead | volumeEqual},
	{name: "other pages", class: Review, need: pageDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: anyID | ahead | sameIssue},
}

// joins are what makes two records one work.
var joins = [...]rule{
	{name: "equal in everything", class: Same, need: identical | titleWeak},
	{name: "identifier and title", class: Same, need: titleSimilar, any: [2]facts{anyID, authorsSome | authorsMissing}},
	{name: "identifier and place", class: Same, level: Balanced, need: titleWeak | authorsAgree, any: [2]facts{anyID, yearNear}},
	{name: "title, authors, volume and page", class: Same, need: titleNear | authorsSome | volumeEqual | pageEqual, not: yearDiffers},
	{name: "much of the title, authors, volume and page", class: Same, need: titleSimilar | authorsAgree | volumeEqual | pageEqual, not: yearDiffers},
	{name: "title, volume and page", class: Same, level: Balanced, need: titleNear | authorsMissing | volumeEqual | pageEqual, not: yearDiffers},
	{name: "title, authors and page", class: Same, level: Balanced, need: titleNear | authorsAgree | pageEqual | yearNear, not: volumeDiffers | doiDiffers},
	{name: "authors, volume and pages", class: Same, level: Balanced, need: titleWeak | authorsAgree | firstAuthor | volumeEqual | pageEqual | lastEqual | yearEqual},
	{name: "venue, volume and pages", class: Same, level: Balanced, need: titleWeak | authorsMissing | venueSame | volumeEqual | pageEqual | lastEqual | yearEqual},
	{name: "title, authors, volume and some pages", class: Same, level: Balanced, need: titleNear | authorsAgree | venueSame | volumeEqual | pageOverlap | yearNear, not: doiDiffers | titleGeneric},
	{name: "title, authors and issue", class: Same, level: Balanced, need: titleNear | authorsEqual | sameIssue, not: doiDiffers | titleGeneric},
	{name: "title, authors, venue and volume", class: Same, level: Balanced, need: titleNear | authorsAgree | venueSame | volumeEqual | yearNear, not: pageDiffers | issueDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and venue", class: Same, need: titleNear | authorsAgree | yearEqual | venueSame, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors and year", class: Same, level: Balanced, need: titleNear | authorsAgree | yearEqual | venueMissing, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and venue, ahead of print", class: Same, level: Balanced, need: titleNear | authorsAgree | firstAuthor | venueSame | ahead | yearEqual, not: doiDiffers | titleGeneric},
	{name: "title, authors and venue, ahead of print", class: Same, level: Thorough, need: titleNear | authorsAgree | firstAuthor | venueSame | ahead | yearNear, not: doiDiffers | titleGeneric},
	{name: "title, authors and abstract", class: Same, level: Balanced, need: titleNear | authorsAgree | abstractSame | yearEqual, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
}

// doubts are what somebody should look at.
var doubts = [...]rule{
	{name: "identifier", class: Review, any: [2]facts{anyID, 0}},
	{name: "title", class: Review, need: titleNear, any: [2]facts{authorsSome | authorsMissing, 0}},
	{name: "title and place", class: Review, need: titleSimilar, any: [2]facts{authorsAgree | authorsMissing, yearNear | pageEqual}},
	{name: "authors, volume and page", class: Review, need: authorsAgree | volumeEqual | pageEqual},
}

// fits reports whether the rule decides of a pair of which these facts hold.
func (r *rule) fits(f facts) bool {
	return f&r.need == r.need && f&r.not == 0 && (r.any[0] == 0 || f&r.any[0] != 0) && (r.any[1] == 0 || f&r.any[1] != 0)
}
