package tagged

import (
	"math/bits"
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Use says in which directions a row of a table is used.
type Use uint8

// The uses of a row.
const (
	Both  Use = iota
	Read      // read only: another tag of this field is written
	Late      // read only, and only where no other tag has said it
	Write     // written only
)

// Row ties a tag to a field, for works of some types or of all.
type Row struct {
	Tag   string
	Field citation.Field // NoField: the tag is known, but a citation has no member for it
	Use   Use
	Only  []citation.Type // nil: every type for which no row names the tag
}

// Table is the tags of a format, read both ways. A row that names types goes
// before a row for all of them; of several rows for one field, the first is
// written. A Table does not change after [NewTable].
type Table struct {
	reading []slot // by their tag's hash
	writing map[citation.Type][]Row
	others  []Row // writing, for types without rows of their own
	fields  citation.FieldSet
}

// A slot holds the rows of one tag; it is free while they are nil.
type slot struct {
	key uint64 // of the tag
	*readings
}

// readings are the rows of one tag.
type readings struct {
	tag    string
	all    Row
	some   []Row // with types
	always bool  // all is set
}

// NewTable arranges rows for use.
func NewTable(rows []Row) *Table {
	t := &Table{reading: make([]slot, 1<<bits.Len(uint(4*len(rows)))), writing: make(map[citation.Type][]Row)}
	for _, row := range rows {
		if row.Field != citation.NoField && (row.Use == Both || row.Use == Write) {
			t.fields.Add(row.Field)
		}
		if row.Use == Write {
			continue
		}
		tag := t.slot(row.Tag)
		if tag.readings == nil {
			*tag = slot{keyOf(row.Tag), &readings{tag: row.Tag}}
		}
		if row.Only != nil {
			tag.some = append(tag.some, row)
		} else if !tag.always {
			tag.all, tag.always = row, true
		}
	}
	t.others = written(rows, "")
	for _, row := range rows {
		for _, typ := range row.Only {
			if t.writing[typ] == nil {
				t.writing[typ] = written(rows, typ)
			}
		}
	}
	return t
}

// written gives the rows that are written for works of a type, one a field,
// in table order.
func written(rows []Row, typ citation.Type) []Row {
	first := make(map[citation.Field]int) // the row that writes a field
	for own := range 2 {
		for i, row := range rows {
			fits := row.Only == nil && own == 1 || own == 0 && slices.Contains(row.Only, typ)
			if _, taken := first[row.Field]; fits && !taken && row.Field != citation.NoField && (row.Use == Both || row.Use == Write) {
				first[row.Field] = i
			}
		}
	}
	// A tag that says one thing for this type cannot say another as well.
	owned := make(map[string]bool)
	for _, row := range rows {
		if row.Only != nil && row.Use != Write && slices.Contains(row.Only, typ) {
			owned[row.Tag] = true
		}
	}
	var list []Row
	for i, row := range rows {
		if at, chosen := first[row.Field]; chosen && at == i && (row.Only != nil || !owned[row.Tag]) {
			list = append(list, row)
		}
	}
	return list
}

// slot gives the place of the tag's readings. Every line that is read asks for
// it; less than half of the slots are taken.
func (t *Table) slot(tag string) *slot {
	key := keyOf(tag)
	mask := uint64(len(t.reading) - 1)
	for at := key * 0x9E3779B97F4A7C15 >> 32; ; at++ {
		if slot := &t.reading[at&mask]; slot.readings == nil || slot.key == key && (len(tag) < 8 || slot.tag == tag) {
			return slot
		}
	}
}

// keyOf gives a number for the tag, which has the first seven bytes and the length in it.
func keyOf(tag string) uint64 {
	key := uint64(len(tag))
	for i := range min(len(tag), 7) {
		key = key<<8 | uint64(tag[i])
	}
	return key
}

// Known reports whether the table has the tag.
func (t *Table) Known(tag string) bool { return t.slot(tag).readings != nil }

// Canonical gives the tag as the table spells it, without an allocation; ok is false when it is not in the table.
func (t *Table) Canonical(tag string) (canonical string, ok bool) {
	if r := t.slot(tag).readings; r != nil {
		return r.tag, true
	}
	return "", false
}

// Reading gives the row by which a tag is read for works of a type; ok is
// false when the table does not know the tag for that type.
func (t *Table) Reading(tag string, typ citation.Type) (row Row, ok bool) {
	r := t.slot(tag).readings
	if r == nil {
		return Row{}, false
	}
	for i := range r.some {
		if slices.Contains(r.some[i].Only, typ) {
			return r.some[i], true
		}
	}
	return r.all, true // a zero row: known, of no use to this type
}

// Each hands every line of an entry to put, with the row by which it is read
// for works of a type and whether the table knows its tag. Lines of
// [Late] rows come after the others.
func (t *Table) Each(entry []Line, typ citation.Type, put func(row Row, known bool, line Line)) {
	late := false
	for _, line := range entry {
		if row, known := t.Reading(line.Tag, typ); row.Use == Late {
			late = true
		} else {
			put(row, known, line)
		}
	}
	if !late {
		return
	}
	for _, line := range entry {
		if row, known := t.Reading(line.Tag, typ); row.Use == Late {
			put(row, known, line)
		}
	}
}

// Writing gives the rows to write works of a type by, in order. They are the table's own.
func (t *Table) Writing(typ citation.Type) []Row {
	if rows := t.writing[typ]; rows != nil {
		return rows
	}
	return t.others
}

// Fields gives the fields that are written for works of some type.
func (t *Table) Fields() citation.FieldSet { return t.fields }
