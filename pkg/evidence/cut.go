package evidence

import (
	"fmt"
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// Lose says of a record that was read from what is whole of a document which
// fields are blank: those that rough has, which was read from all of it, and the record
// has not. Where rough does not claim them they stand at the place where the document breaks off.
func (r *Record) Lose(doc *source.Document, rough *Record, at source.Span) {
	for _, f := range rough.Citation.Known().Minus(r.Citation.Known()).List() {
		claim := Claim{Field: f, At: at, Rule: r.Format + ": cut off", Confidence: Stated}
		for _, c := range rough.Claims {
			if c.Field == f {
				claim.At, claim.Rule = c.At, c.Rule
				break
			}
		}
		r.Blank.Add(f)
		if r.Claims != nil {
			r.Claims = append(r.Claims, claim)
		}
		r.Remark(diag.Diagnostic{
			Code: diag.BlankField, At: doc.Position(claim.At), Field: f.String(),
			Message: fmt.Sprintf("%s: cut off, not known whole; left out", f.Label()),
		})
	}
}

// Forget takes a field out of the record, with what was claimed of it.
func (r *Record) Forget(f citation.Field) {
	r.Citation.Clear(f)
	r.Claims = slices.DeleteFunc(r.Claims, func(c Claim) bool { return c.Field == f })
}
