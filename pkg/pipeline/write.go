package pipeline

import (
	"context"
	"io"
	"iter"
	"slices"
	"sync"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// Losses counts, per field, the records that had a value in it which the
// written format has no place for.
type Losses map[citation.Field]int

// Write encodes the records in their order and gives w whole pieces of a
// document. It returns the first error of w; records read by then are lost.
// A format whose records stand by themselves (format.Sequence) is encoded on
// several goroutines.
func Write(ctx context.Context, w io.Writer, f format.Format, o format.Options, workers int, records iter.Seq[*evidence.Record]) (Losses, error) {
	losses := make(Losses)
	sequence, parallel := f.Exporter.(format.Sequence)
	if !parallel {
		encoder := f.Exporter.NewEncoder(w, o)
		for r := range records {
			losses.add(r, f.Carries)
			if err := encoder.Encode(r); err != nil {
				return losses, err
			}
		}
		return losses, encoder.Close()
	}

	var buffers sync.Pool // of *[]byte that have been written
	encode := func(group []*evidence.Record, emit func(piece) bool) {
		p := piece{losses: make(Losses)}
		if used, ok := buffers.Get().(*[]byte); ok {
			p.text = (*used)[:0]
		}
		for i, r := range group {
			if i > 0 {
				p.text = append(p.text, sequence.Between...)
			}
			// About what it was long where it was read: a record of megabytes is not moved as it grows.
			size := r.At.End - r.At.Start
			p.text = sequence.Append(slices.Grow(p.text, size+size/8), r, o)
			p.losses.add(r, f.Carries)
		}
		emit(p)
	}
	lead := ""
	if sequence.Open != nil {
		lead = sequence.Open(o)
	}
	end := sequence.Nothing(o)
	for p := range inOrder(ctx, workers, groups(records), encode) {
		if lead != "" {
			if _, err := io.WriteString(w, lead); err != nil {
				return losses, err
			}
		}
		if _, err := w.Write(p.text); err != nil {
			return losses, err
		}
		if cap(p.text) <= usualPiece {
			buffers.Put(&p.text)
		}
		for f, n := range p.losses {
			losses[f] += n
		}
		lead, end = sequence.Between, sequence.Close
	}
	_, err := io.WriteString(w, end)
	return losses, err
}

// usualPiece bounds the buffers that are used again; a record of megabytes is let go of.
const usualPiece = 1 << 20

// piece is the encoded text of some records.
type piece struct {
	text   []byte
	losses Losses
}

// groups gathers records so that a worker gets enough to do at once.
func groups(records iter.Seq[*evidence.Record]) iter.Seq[[]*evidence.Record] {
	return func(yield func([]*evidence.Record) bool) {
		group := make([]*evidence.Record, 0, batchSize)
		for r := range records {
			if group = append(group, r); len(group) == batchSize {
				if !yield(group) {
					return
				}
				group = make([]*evidence.Record, 0, batchSize)
			}
		}
		if len(group) > 0 {
			yield(group)
		}
	}
}

// add counts what of r a format that carries these fields will lose.
func (l Losses) add(r *evidence.Record, carries citation.FieldSet) {
	lost := r.Citation.Known().Minus(carries)
	if lost.Empty() {
		return
	}
	for _, f := range lost.List() {
		l[f]++
	}
}
