// Package pipeline runs documents through detection, extraction and checks on several goroutines and yields records in input order.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// Plan says how documents become records.
type Plan struct {
	Catalog format.Catalog
	Force   string // the format to read everything as; "": by content
	Ask     format.Ask
	Workers int                   // goroutines that read; below 1 means 1
	Report  func(diag.Diagnostic) // called in input order, from the goroutine that consumes the records; may be nil
	Tally   *Tally                // what was seen is added up here; may be nil
}

// Tally counts what a run has seen. It is complete when the records have been consumed.
type Tally struct {
	Documents int // opened, whatever they held
	Records   int
	Remarked  int // records with remarks of severity Warning or above
	Failed    int // documents that gave no record though they should have, or were damaged
	Notes     int // diagnostics by severity
	Warnings  int
	Errors    int
}

// count adds a diagnostic.
func (t *Tally) count(d diag.Diagnostic) {
	switch d.Severity() {
	case diag.Note:
		t.Notes++
	case diag.Warning:
		t.Warnings++
	case diag.Error:
		t.Errors++
	}
}

// Records reads the documents that files hold and yields their records in the
// order of the documents, whatever the number of workers. Memory holds a few
// parts of documents at a time. Each record has its remarks, and has been checked.
func (p Plan) Records(ctx context.Context, files iter.Seq[source.File]) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		for r := range Each(ctx, p, files, func(*evidence.Record) struct{} { return struct{}{} }) {
			if !yield(r) {
				return
			}
		}
	}
}

// Each is [Plan.Records] with what look makes of each record. Look is called by the
// goroutine that read the record, before it is yielded: so it must be safe for
// use by several, and what it makes is the same whatever the number of workers.
func Each[T any](ctx context.Context, p Plan, files iter.Seq[source.File], look func(*evidence.Record) T) iter.Seq2[*evidence.Record, T] {
	tally := p.Tally
	if tally == nil {
		tally = new(Tally)
	}
	report := func(d diag.Diagnostic) {
		tally.count(d)
		if p.Report != nil {
			p.Report(d)
		}
	}
	return func(yield func(*evidence.Record, T) bool) {
		records, failed := 0, false // of the document being consumed
		for batch := range inOrder(ctx, p.Workers, p.jobs(ctx, files), run(ctx, p, look)) {
			for i := range batch {
				r := &batch[i]
				switch {
				case r.record != nil:
					tally.Records++
					records++
					for i, remark := range r.record.Remarks {
						if i == 0 {
							tally.Remarked++
						}
						report(remark)
					}
					if !yield(r.record, r.made) {
						return
					}
				case r.end != nil:
					tally.Documents++
					if records == 0 && !failed && r.end.format != "" {
						report(diag.Diagnostic{Code: diag.NoRecord, At: source.Position{Name: r.end.name}, Message: "no record found in " + r.end.format + " input"})
					}
					if failed || records == 0 && !r.end.passedOver {
						tally.Failed++
					}
					records, failed = 0, false
				default:
					report(*r.remark)
					failed = failed || r.remark.Lost()
				}
			}
		}
	}
}

// job is what a worker reads at a time: some small files, or a document or a
// part of one, whose format is known.
type job struct {
	files []source.File
	part
}

// part is a document, or a part of one, and what is known about it.
type part struct {
	doc       *source.Document
	extractor format.Extractor // nil: to be detected by the worker
	format    string
	sign      *evidence.Origin // why it is that format, for those who ask for claims
	other     *diag.Diagnostic // the format is not the one asked for
	err       error            // instead of a document
	read      bool             // the document has been read in parts, of which this is the end
	last      bool             // nothing of this document follows
}

// result is a record and what was made of it, a remark about something that gave none, or the end of a document.
type result[T any] struct {
	record *evidence.Record
	made   T
	remark *diag.Diagnostic
	end    *ending
}

// ending says what document has been read.
type ending struct {
	name       string
	format     string // "" when none was recognised, and that has been said
	passedOver bool   // nobody expects a record of it
}

// batchSize bounds how many results a worker gathers before it hands them on.
const batchSize = 64

// A file is opened by the worker that reads it unless it may have more than one part. Several
// files are one job until they come to so many bytes.
const smallFile, smallJob = 1 << 20, 128 << 10

// jobs cuts documents of formats that can be cut into parts. What is too small
// to be cut is detected by the worker.
func (p Plan) jobs(ctx context.Context, files iter.Seq[source.File]) iter.Seq[job] {
	return func(yield func(job) bool) {
		var few []source.File
		bytes := 0
		flush := func() bool {
			j := job{files: few}
			few, bytes = nil, 0
			return len(j.files) == 0 || yield(j)
		}
		gather := func(f source.File, size int) bool {
			few, bytes = append(few, f), bytes+size
			return bytes < smallJob && len(few) < batchSize || flush()
		}
		for f := range files {
			if ctx.Err() != nil {
				return
			}
			if size, ok := f.Size(); ok && size <= smallFile {
				if !gather(f, size) {
					return
				}
				continue
			}
			for doc, err := range f.Documents() {
				if ctx.Err() != nil {
					return
				}
				if err != nil {
					if !gather(source.Opened(doc, err), 0) {
						return
					}
					continue
				}
				if size := len(doc.Sample()); size < source.SampleSize { // all of it: detection can wait for the worker
					if !gather(source.Opened(doc, nil), size) {
						return
					}
					continue
				}
				if !flush() || !p.parts(ctx, doc, func(part part) bool { return yield(job{part: part}) }) {
					return
				}
			}
		}
		flush()
	}
}

// parts yields a document in parts, if its format can be cut, and reports whether to go on.
func (p Plan) parts(ctx context.Context, doc *source.Document, yield func(part) bool) bool {
	f, sign, other := p.detect(doc)
	extractor, err := format.Prepared(ctx, f.Extractor, doc)
	whole := part{doc: doc, extractor: extractor, format: f.Name, sign: sign, other: other, err: err, last: true}
	cutter, cuts := extractor.(format.Cutter)
	if !cuts || err != nil {
		return yield(whole)
	}
	for doc, err := range doc.Parts(cutter.Cut) {
		if !yield(part{doc: doc, extractor: extractor, format: f.Name, sign: sign, other: other, err: err}) {
			return false
		}
		other = nil
	}
	return yield(part{doc: doc, format: f.Name, read: true, last: true})
}

// detect gives the format to read doc as. A document that lacks the signs of
// the format asked for and carries those of another is read as what it is: a
// MEDLINE export named .ris is common, and holds no RIS at all.
func (p Plan) detect(doc *source.Document) (format.Format, *evidence.Origin, *diag.Diagnostic) {
	if p.Force == "" {
		f, match := p.Catalog.Detect(doc)
		return f, p.sign(doc, match), nil
	}
	asked, _ := p.Catalog.Named(p.Force)
	match := asked.Extractor.Detect(doc)
	if match.Score < format.Signed {
		if f, match := p.Catalog.Detect(doc); match.Score == format.Signed {
			return f, p.sign(doc, match), &diag.Diagnostic{
				Code: diag.OtherFormat, At: doc.Position(match.At),
				Message: fmt.Sprintf("not %s but %s (%s); read as that", asked.Name, f.Name, match.Why),
			}
		}
	}
	if match.Score == format.No {
		match.Why = "asked for"
	}
	return asked, p.sign(doc, match), nil
}

// sign keeps why a document is of its format, for those who ask for claims.
func (p Plan) sign(doc *source.Document, m format.Match) *evidence.Origin {
	if !p.Ask.Claims {
		return nil
	}
	return &evidence.Origin{Why: m.Why, Sign: doc.Position(m.At)}
}

// trace gives the claims of a record their places and words while the document
// is at hand.
func trace(doc *source.Document, sign *evidence.Origin, r *evidence.Record) {
	origin := *sign
	origin.Text, origin.Start = doc.Slice(r.At), r.At.Start
	r.Origin = &origin
	for i := range r.Claims {
		claim := &r.Claims[i]
		claim.Place, claim.Quote = doc.Position(claim.At), doc.Slice(claim.At)
	}
}

// run gives the function that a worker runs over a job.
func run[T any](ctx context.Context, p Plan, look func(*evidence.Record) T) func(job, func([]result[T]) bool) {
	return func(j job, emit func([]result[T]) bool) {
		w := worker[T]{ctx: ctx, plan: p, look: look, emit: emit}
		if j.files == nil {
			w.read(j.part)
		}
		for i := range j.files {
			for doc, err := range j.files[i].Documents() {
				if w.read(part{doc: doc, err: err, last: true}); w.deaf || ctx.Err() != nil {
					return
				}
			}
		}
		w.hand()
	}
}

// worker reads what a job holds.
type worker[T any] struct {
	ctx     context.Context
	plan    Plan
	look    func(*evidence.Record) T
	emit    func([]result[T]) bool
	results []result[T] // since the last batch
	deaf    bool        // nobody listens any more
}

func (w *worker[T]) add(r result[T]) {
	if w.results = append(w.results, r); len(w.results) >= batchSize {
		w.hand()
	}
}

func (w *worker[T]) remark(d diag.Diagnostic) { w.add(result[T]{remark: &d}) }

// hand hands on what has been gathered.
func (w *worker[T]) hand() {
	if len(w.results) > 0 && !w.deaf {
		w.deaf = !w.emit(w.results)
	}
	w.results = nil
}

// read reads a document or a part of one.
func (w *worker[T]) read(j part) {
	end := ending{format: j.format}
	if j.doc != nil {
		end.name = j.doc.Name()
	}
	defer func() { // a defect costs the input it shows in, and none of the others
		if defect := recover(); defect != nil {
			w.remark(diag.Diagnostic{Code: diag.Defect, At: source.Position{Name: end.name}, Message: fmt.Sprintf("reading ended by a defect of peerlit: %v", defect)})
		}
		if j.last {
			w.add(result[T]{end: &end})
		}
	}()
	if j.read {
		decoding(j.doc, w.remark)
		return
	}
	err := j.err
	if err == nil && j.extractor == nil {
		var f format.Format
		if f, j.sign, j.other = w.plan.detect(j.doc); f.Extractor == nil {
			w.remark(unknown(j.doc))
			end.passedOver = j.doc.Found()
			return
		}
		end.format = f.Name
		j.extractor, err = format.Prepared(w.ctx, f.Extractor, j.doc)
	}
	if j.other != nil {
		w.remark(*j.other)
	}
	if err != nil {
		w.remark(failure(end.name, err))
		return
	}
	for record, err := range j.extractor.Extract(w.ctx, j.doc, w.plan.Ask) {
		if err != nil {
			w.remark(failure(end.name, err))
		} else {
			if record.Format == "" || record.Format == end.format { // else it comes from an earlier run, which has said all this
				record.Source, record.Format = end.name, end.format
				record.Place = j.doc.Position(record.At)
				if w.plan.Ask.Claims {
					trace(j.doc, j.sign, record)
				}
				resolve.Check(record)
			}
			w.add(result[T]{record: record, made: w.look(record)})
		}
		if w.deaf {
			return
		}
	}
	if j.last {
		decoding(j.doc, w.remark)
	}
}

// failure gives the diagnostic that an error stands for.
func failure(name string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.Unreadable, At: source.Position{Name: name}, Message: err.Error()}
	var said diag.Diagnostic
	var placed *source.Error
	var limit *source.LimitError
	switch {
	case errors.As(err, &said):
		return said
	case errors.As(err, &placed):
		d.At, d.Message = placed.At, placed.Err.Error()
	}
	switch {
	case errors.As(err, &limit):
		d.Code, d.Hint = diag.OverLimit, "--limit "+limit.Name+"=N changes the limit"
	case errors.Is(err, io.ErrUnexpectedEOF):
		d.Code = diag.Truncated
	case errors.Is(err, source.ErrEntities):
		d.Code = diag.Entities
	}
	return d
}

// unknown says why a document that no detector wants gives no record.
func unknown(doc *source.Document) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.NoFormat, At: source.Position{Name: doc.Name(), Line: 1, Column: 1}}
	switch {
	case doc.Found():
		d.Code, d.Message = diag.PassedOver, "no known format; passed over"
	case strings.TrimSpace(doc.Sample()) == "":
		d.Code, d.Message = diag.EmptyInput, "the input is empty"
	case doc.Binary():
		d.Code, d.Message = diag.BinaryInput, "the input is binary and of no known format"
	default:
		d.Message = "no known format"
		d.Hint = "--from FORMAT reads it all the same; \"peerlit formats\" lists what can be read"
	}
	return d
}

// decoding remarks upon the document's characters.
func decoding(doc *source.Document, remark func(diag.Diagnostic)) {
	flaws := doc.Flaws()
	say := func(code diag.Code, at source.Position, format string, args ...any) {
		remark(diag.Diagnostic{Code: code, At: at, Message: fmt.Sprintf(format, args...)})
	}
	if !doc.CharsetSure() {
		say(diag.Charset, source.Position{Name: doc.Name(), Line: 1, Column: 1}, "not UTF-8 and no other character set stated; read as %s", doc.Charset())
	}
	if f := flaws.Reread; f.Count > 0 {
		say(diag.Charset, f.First, "%d %s not UTF-8; read as windows-1252", f.Count, plural(f.Count, "byte is", "bytes are"))
	}
	if f := flaws.Replaced; f.Count > 0 {
		say(diag.BadCharacter, f.First, "%d %s no character; U+FFFD stands in place", f.Count, plural(f.Count, "byte is", "bytes are"))
	}
	if f := flaws.Dropped; f.Count > 0 {
		say(diag.BadCharacter, f.First, "%d NUL %s left out", f.Count, plural(f.Count, "byte", "bytes"))
	}
	if f := flaws.Guessed; f.Count > 0 {
		say(diag.Charset, f.First, "%d %s neither UTF-8 nor MARC-8; the character set was guessed", f.Count, plural(f.Count, "record is", "records are"))
	}
}

// plural chooses the word that goes with n.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
