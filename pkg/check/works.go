package check

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/diag"
)

// works tells works from those before them: as package dedupe does, and where
// that is not sure of it, by their identifiers.
type works struct {
	index *dedupe.Index
	byID  map[uint64]int32
}

func newWorks() works {
	return works{dedupe.NewIndex(dedupe.Options{Level: dedupe.Balanced}), make(map[uint64]int32)}
}

// look holds the record's work against those before.
func (w *works) look(l *Library, k *Examination, number int32) {
	same := false
	if k.probe != nil {
		var first int
		var verdict dedupe.Verdict
		if first, verdict, same = w.index.Add(*k.probe, int(number)); same {
			f := citation.FieldTitle
			if verdict.Similarity.DOI == 1 {
				f = citation.FieldDOI
			}
			k.say(diag.DuplicateRecord, f, "the work of the record at %s (%s)", l.name(int32(first)), verdict.Rule)
		}
	}
	if !k.on(diag.SharedIdentifier) {
		return
	}
	for _, id := range k.record.Citation.IDs {
		switch id.Scheme {
		case citation.SchemeDOI, citation.SchemePMID, citation.SchemePMCID, citation.SchemeArXiv:
		default:
			continue
		}
		key := more(hash(string(id.Scheme)), id.Compact())
		first, seen := w.byID[key]
		switch {
		case !seen:
			w.byID[key] = number
		case !same && first != number:
			k.say(diag.SharedIdentifier, id.Scheme.Field(), "%s %s is that of the record at %s, which may be another work", id.Scheme, id.Value, l.name(first))
			same = true // one is enough
		}
	}
}
