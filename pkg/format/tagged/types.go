package tagged

import "github.com/peerlit/peerlit/pkg/citation"

// TypeRow ties a format's word for a type of work to the CSL type.
type TypeRow struct {
	Word string
	Type citation.Type
	Use  Use // Both, Read or Write
}

// Types is a format's words for types of works, read both ways: the first row of a type is written.
type Types struct {
	reading map[string]citation.Type
	writing map[citation.Type]string
}

// NewTypes arranges rows for use. Words are looked up as they are spelt here.
func NewTypes(rows []TypeRow) *Types {
	t := &Types{make(map[string]citation.Type), make(map[citation.Type]string)}
	for _, row := range rows {
		if _, taken := t.reading[row.Word]; !taken && row.Use != Write {
			t.reading[row.Word] = row.Type
		}
		if _, taken := t.writing[row.Type]; !taken && row.Use != Read && row.Use != Late {
			t.writing[row.Type] = row.Word
		}
	}
	return t
}

// Type gives the type that a word stands for.
func (t *Types) Type(word string) (citation.Type, bool) {
	typ, ok := t.reading[word]
	return typ, ok
}

// Word gives the word for a type, "" when there is none.
func (t *Types) Word(typ citation.Type) string { return t.writing[typ] }
