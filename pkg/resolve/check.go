package resolve

import (
	"fmt"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// The years in which a work can have been published: from the first writing to
// what is announced. There is no clock here, so that the same input always
// gives the same remarks.
const firstYear, lastYear = -3500, 2100

// Check adds remarks about what is implausible in a record. It changes nothing else.
func Check(r *evidence.Record) {
	c := &r.Citation
	remark := func(code diag.Code, f citation.Field, text string) {
		r.Remark(diag.Diagnostic{Code: code, At: r.Place, Field: f.String(), Message: text})
	}
	if c.Title == "" && c.In.Title == "" && !r.Blank.Has(citation.FieldTitle) {
		remark(diag.NoTitle, citation.FieldTitle, "the record has no title")
	}
	if year := c.Year(); year != 0 && (year < firstYear || year > lastYear) {
		remark(diag.Implausible, citation.FieldIssued, fmt.Sprintf("year %d is outside of %d to %d; kept as written", year, firstYear, lastYear))
	}
	if c.In.Pages.Reversed() {
		remark(diag.BadPages, citation.FieldPages, fmt.Sprintf("pages %q: end before start; kept as written", c.In.Pages.Raw))
	}
}
