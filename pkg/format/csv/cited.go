package csv

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// cited reads a cell that says where a work appeared: PubMed's "Behav Ther. 2022
// Mar;53(2):334-347. doi: ..." and Embase's "Endoscopic Ultrasound (2014) 3:3 (152-160). ...".
// What has neither form is the name of the journal.
func cited(b *evidence.Builder, value string, at source.Span, column string) {
	switch {
	case citedByPubMed(b, value, at, column), citedByEmbase(b, value, at, column):
	case strings.ContainsAny(value, ";:"):
		b.Keep(column, value)
	default:
		b.Put(citation.FieldJournal, value, at, column)
	}
}

// citedByPubMed reads date, volume, issue and pages behind the journal's name.
func citedByPubMed(b *evidence.Builder, value string, at source.Span, column string) bool {
	_, rest, ok := strings.Cut(value, ". ")
	if !ok {
		return false
	}
	rest, _, _ = strings.Cut(rest, ". ")
	date, numbers, ok := strings.Cut(strings.TrimSuffix(rest, "."), ";")
	if !ok {
		date, numbers = rest, ""
	}
	d, err := citation.ParseDate(date)
	if err != nil || !d.Known() {
		return false
	}
	if !b.Citation().Has(citation.FieldIssued) {
		b.Add(citation.FieldIssued, d, at, column)
	}
	volumes, pages, _ := strings.Cut(numbers, ":")
	volume, issue, _ := strings.Cut(volumes, "(")
	fill(b, at, column, volume, strings.TrimSuffix(issue, ")"), pages)
	return true
}

// citedByEmbase reads "Journal (year) volume:issue (pages)", and what follows in sentences.
func citedByEmbase(b *evidence.Builder, value string, at source.Span, column string) bool {
	journal, rest, ok := strings.Cut(value, " (")
	if !ok {
		return false
	}
	year, rest, ok := strings.Cut(rest, ")")
	d, err := citation.ParseDate(year)
	if !ok || err != nil || d.Precision != citation.ToYear {
		return false
	}
	b.Put(citation.FieldJournal, journal, at, column)
	head, more, _ := strings.Cut(rest, ". ")
	numbers, pages, _ := strings.Cut(head, "(")
	volume, issue, _ := strings.Cut(strings.TrimSpace(numbers), ":")
	if pages == "" && strings.Contains(issue, " ") { // "3:3 Article Number: e12"
		issue, _, _ = strings.Cut(issue, " ")
	}
	pages, _, _ = strings.Cut(pages, ")")
	fill(b, at, column, volume, issue, pages)
	if _, day, ok := strings.Cut(more, "Date of Publication: "); ok {
		day, _, _ = strings.Cut(day, ".")
		if full, err := citation.ParseDate(day); err == nil && d.Covers(full) {
			d = full
		}
	}
	if !b.Citation().Has(citation.FieldIssued) {
		b.Add(citation.FieldIssued, d, at, column)
	}
	return true
}

// fill adds volume, issue and pages where the columns have not said them.
func fill(b *evidence.Builder, at source.Span, column, volume, issue, pages string) {
	for _, part := range []struct {
		field citation.Field
		text  string
	}{{citation.FieldVolume, volume}, {citation.FieldIssue, issue}, {citation.FieldPages, pages}} {
		if !b.Citation().Has(part.field) {
			b.Put(part.field, strings.TrimSpace(part.text), at, column)
		}
	}
}
