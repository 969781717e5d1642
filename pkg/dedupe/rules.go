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

	soft     bool // of a veto: it speaks against the pair alone, not against a group that others join
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

const anyID = doiEqual | idEqual

// vetoes keep apart what looks alike and is not one work, or may not be. They
// come before everything that joins.
var vetoes = [...]rule{
	{name: "equal, but only the title of a column", class: Review, need: identical | titleGeneric | authorsMissing, not: anyID | pageEqual | sameKey},
	{name: "one has no title", class: Review, need: titleMissing, any: [2]facts{anyID, 0}},
	{name: "one has no title", class: Review, need: titleMissing | pageEqual | volumeEqual, any: [2]facts{authorsAgree, yearNear}, not: authorsDiffer},
	{name: "one has no title", class: Different, need: titleMissing},
	{name: "same DOI, other work", class: Different, need: doiEqual | titleApart | authorsDiffer},
	{name: "same DOI, other title", class: Review, need: doiEqual | titleApart},
	{name: "correction, reply or supplement", class: Different, need: markDiffers, relation: Correction},
	{name: "book and part of a book", class: Different, need: onePart},
	{name: "works of other kinds", class: Different, need: kindDiffers, not: doiEqual},
	{name: "editions", class: Review, need: editionDiffers | titleSimilar, relation: Version},
	{name: "versions", class: Review, need: versionDiffers, relation: Version},
	{name: "dataset, perhaps of another version", class: Review, need: anyDataset | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: anyID | identical},
	{name: "opposite words", class: Review, need: wordsOpposed, any: [2]facts{anyID | pageEqual, 0}},
	{name: "opposite words", class: Different, need: wordsOpposed},
	{name: "numbers in titles", class: Review, need: numbersDiffer | titleSimilar, any: [2]facts{anyID | pageEqual, 0}},
	{name: "numbers in titles", class: Different, need: numbersDiffer},
	{name: "letter, comment, editorial or abstract", class: Review, need: softMark | titleSimilar},
	{name: "identifiers differ", class: Review, need: idDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: doiEqual},
	{name: "identifiers differ", class: Different, need: idDiffers, not: doiEqual},
	{name: "DOIs differ", class: Review, need: doiDiffers | titleSlips, any: [2]facts{authorsSome | authorsMissing, 0}, not: pageEqual},
	{name: "DOIs differ", class: Different, need: doiDiffers, not: pageEqual},
	{name: "column in another issue", class: Review, need: titleGeneric | issueDiffers | titleSlips, not: anyID | rangeEqual},
	{name: "meeting, report and journal", class: Review, need: twoPlaces | titleSimilar, not: venueSame | doiEqual | pageEqual},
	{name: "another year and place", class: Review, need: yearDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: pageEqual | anyID},
	{name: "another year", class: Review, need: titleSimilar | yearNear, any: [2]facts{authorsSome | authorsMissing, 0}, not: yearEqual | pageEqual | anyID | ahead | volumeEqual, soft: true},
	{name: "other pages", class: Review, need: pageDiffers | titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: anyID | ahead | sameIssue | volumeEqual},
	{name: "other pages", class: Review, need: pageDiffers | titleSimilar | volumeEqual | issueDiffers, any: [2]facts{authorsSome | authorsMissing, 0}, not: anyID},
}

// preprintRules come first where one of the two is a preprint. What the first
// finds is treated as [Options.Preprints] says.
var preprintRules = [...]rule{
	{name: "preprint and published", class: Different, need: titleSlips | authorsAgree, not: doiEqual | markDiffers | numbersDiffer | wordsOpposed | softMark | titleGeneric, relation: PreprintOf},
	{name: "preprint and perhaps published", class: Review, need: titleSimilar, any: [2]facts{authorsSome | authorsMissing, 0}, not: doiEqual | markDiffers},
}

// joins make one work of two records, the surest first.
var joins = [...]rule{
	{name: "equal in everything", class: Same, need: identical | titleWeak},
	{name: "identifier and title", class: Same, need: titleSlips, any: [2]facts{anyID, authorsSome | authorsMissing}},
	{name: "title, authors, volume and page", class: Same, need: titleNear | authorsAgree | volumeEqual | pageEqual | yearNear},
	{name: "title, volume and page", class: Same, level: Balanced, need: titleSlips | volumeEqual | pageEqual, any: [2]facts{authorsSome | authorsMissing, 0}, not: yearDiffers},
	{name: "identifier and some of the title", class: Same, level: Balanced, need: titleSimilar | titleAdded | authorsAgree, any: [2]facts{anyID, 0}, not: pageDiffers | volumeDiffers | yearDiffers},
	{name: "identifier, authors and page", class: Same, level: Balanced, need: titleWeak | authorsAgree | pageEqual, any: [2]facts{anyID, 0}, not: yearDiffers},
	{name: "some of the title, authors, volume and page", class: Same, level: Balanced, need: titleSimilar | authorsAgree | volumeEqual | pageEqual, any: [2]facts{titleAdded | rangeEqual, 0}, not: yearDiffers},
	{name: "authors, volume and pages", class: Same, level: Balanced, need: titleWeak | authorsAgree | firstAuthor | volumeEqual | rangeEqual | yearEqual},
	{name: "venue, volume and pages", class: Same, level: Balanced, need: titleWeak | authorsMissing | venueSame | volumeEqual | rangeEqual | yearEqual},
	{name: "title, authors and page", class: Same, level: Balanced, need: titleNear | authorsAgree | pageEqual | yearNear, any: [2]facts{venueAlike | venueMissing | rangeEqual, 0}, not: volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors and pages", class: Same, level: Balanced, need: titleSlips | authorsAgree | rangeEqual | yearNear, not: volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, volume and some pages", class: Same, level: Balanced, need: titleSlips | authorsAgree | venueSame | volumeEqual | pageOverlap | yearNear, not: doiDiffers | titleGeneric},
	{name: "title, authors and issue", class: Same, level: Balanced, need: titleNear | authorsEqual | sameIssue, not: doiDiffers | titleGeneric},
	{name: "title, authors, venue and volume", class: Same, level: Balanced, need: titleSlips | authorsAgree | venueSame | volumeEqual | yearNear, not: pageDiffers | issueDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and venue", class: Same, level: Balanced, need: titleNear | authorsAgree | yearEqual | venueSame, not: pageDiffers | pageOverlap | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and venue, ahead of print", class: Same, level: Balanced, need: titleNear | authorsAgree | firstAuthor | venueSame | ahead | yearEqual, not: doiDiffers | titleGeneric},
	{name: "title, authors and year", class: Same, level: Balanced, need: titleNear | authorsAgree | yearEqual | venueMissing, not: pageDiffers | pageOverlap | issueDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and abstract", class: Same, level: Balanced, need: titleNear | authorsAgree | abstractSame | yearEqual | venueAlike, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},

	{name: "title, authors and venue, ahead of print", class: Same, level: Thorough, need: titleNear | authorsAgree | firstAuthor | venueSame | ahead | yearNear, not: doiDiffers | titleGeneric},
	{name: "beginning of the title, authors, year and venue", class: Same, level: Thorough, need: titleContained | authorsEqual | yearEqual | venueSame, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title with slips, authors, year and venue", class: Same, level: Thorough, need: titleSlips | authorsAgree | yearEqual | venueSame, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and volume", class: Same, level: Thorough, need: titleNear | authorsEqual | yearEqual | venueSame | volumeEqual, not: issueDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and a venue alike", class: Same, level: Thorough, need: titleNear | authorsEqual | yearEqual | venueAlike, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
	{name: "title, authors, year and abstract, in another venue", class: Same, level: Thorough, need: titleNear | authorsEqual | yearEqual | abstractSame, not: pageDiffers | volumeDiffers | doiDiffers | titleGeneric},
}

// doubts are what somebody should look at.
var doubts = [...]rule{
	{name: "identifier", class: Review, any: [2]facts{anyID, 0}},
	{name: "title", class: Review, need: titleSlips, any: [2]facts{authorsSome | authorsMissing, 0}},
	{name: "some of the title and the place", class: Review, need: titleSimilar, any: [2]facts{authorsAgree | authorsMissing, yearNear | pageEqual}},
	{name: "authors, volume and page", class: Review, need: authorsAgree | volumeEqual | pageEqual | yearNear, not: issueDiffers},
}

// fits reports whether the rule decides of a pair of which these facts hold.
func (r *rule) fits(f facts) bool {
	return f&r.need == r.need && f&r.not == 0 && (r.any[0] == 0 || f&r.any[0] != 0) && (r.any[1] == 0 || f&r.any[1] != 0)
}
