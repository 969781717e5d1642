package resolve

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// DefaultPattern makes keys like halsall2023you: family name of the first
// author, year, first word of the title that carries meaning.
const DefaultPattern = "{author}{year}{title}"

// Keying says how records get their citation keys.
type Keying struct {
	Apart bool // keys are unique within each input, whatever other inputs there are

	pattern []keyPart
	remake  bool
}

// keyPart is literal text, or a piece of the citation.
type keyPart struct {
	text  string
	piece func(*citation.Citation) string
}

// keyPieces are the names that a pattern may hold in braces.
var keyPieces = map[string]func(*citation.Citation) string{
	"author": keyAuthor,
	"year": func(c *citation.Citation) string {
		if c.Year() == 0 {
			return ""
		}
		return strconv.Itoa(c.Year())
	},
	"title":   func(c *citation.Citation) string { return keyWord(c.Title.Plain()) },
	"journal": func(c *citation.Citation) string { return keyWord(c.In.Title.Plain()) },
	"type":    func(c *citation.Citation) string { return keyChars(string(c.Type)) },
}

// NewKeying reads a pattern: text with {author}, {year}, {title}, {journal}
// and {type}. With remake, keys given by the input are replaced too.
func NewKeying(pattern string, remake bool) (Keying, error) {
	k := Keying{remake: remake}
	for rest := pattern; rest != ""; {
		text, after, open := strings.Cut(rest, "{")
		if text = keyText(text); text != "" {
			k.pattern = append(k.pattern, keyPart{text: text})
		}
		if !open {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		piece := keyPieces[name]
		if !closed || piece == nil {
			return Keying{}, fmt.Errorf("key pattern %q: {%s} is none of {author}, {year}, {title}, {journal}, {type}", pattern, name)
		}
		k.pattern = append(k.pattern, keyPart{piece: piece})
		rest = tail
	}
	return k, nil
}

// Keyed gives every record a citation key that no record before it has, of all
// inputs or, with Apart, of its own. Keys of the input are kept. A key depends
// on the record and on those before it only, so that adding records at the end
// changes none. A clash is resolved by a suffix: a, b, ... z, aa, ab. What is
// held is some forty bytes a record.
func Keyed(in iter.Seq[*evidence.Record], k Keying, report func(diag.Diagnostic)) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		taken := make(map[uint64]struct{}) // by the hashes of the keys
		suffixes := make(map[uint64]int)   // given out after a key
		source := ""
		for r := range in {
			if k.Apart && r.Source != source {
				clear(taken)
				clear(suffixes)
				source = r.Source
			}
			c := &r.Citation
			given := c.Key
			if c.Key == "" || k.remake {
				c.Key = k.key(c)
			}
			base, first := c.Key, hashKey(c.Key)
			hash := first
			for {
				if _, clash := taken[hash]; !clash {
					break
				}
				c.Key = base + keySuffix(suffixes[first])
				hash = hashKey(c.Key)
				suffixes[first]++
			}
			taken[hash] = struct{}{}
			if given == base && c.Key != base {
				d := diag.Diagnostic{Code: diag.DuplicateKey, At: r.Place, Message: fmt.Sprintf("citation key %q occurs again; this record is now %q", base, c.Key)}
				r.Remark(d)
				report(d)
			}
			if !yield(r) {
				return
			}
		}
	}
}

// hashKey stands for a key in the table of those taken: its 64-bit FNV-1a hash.
func hashKey(key string) uint64 {
	hash := uint64(0xcbf29ce484222325)
	for i := range len(key) {
		hash = (hash ^ uint64(key[i])) * 0x100000001b3
	}
	return hash
}

// key makes the key of a citation by the pattern; "record" when it says nothing.
func (k Keying) key(c *citation.Citation) string {
	var b strings.Builder
	said := false
	for _, p := range k.pattern {
		if p.piece == nil {
			b.WriteString(p.text)
			continue
		}
		piece := p.piece(c)
		said = said || piece != ""
		b.WriteString(piece)
	}
	if !said {
		return "record"
	}
	return b.String()
}

// keySuffix gives a, b, ... z, aa, ab, ... for 0, 1, ...
func keySuffix(n int) string {
	var suffix []byte
	for n++; n > 0; n = (n - 1) / 26 {
		suffix = append([]byte{byte('a' + (n-1)%26)}, suffix...)
	}
	return string(suffix)
}

// keyAuthor gives the family name of the first author, or else of the first editor.
func keyAuthor(c *citation.Citation) string {
	for _, role := range []citation.Field{citation.FieldAuthor, citation.FieldEditor} {
		for _, cr := range c.Credits {
			if cr.Role != role || cr.EtAl {
				continue
			}
			if cr.Name.Family != "" {
				return keyChars(cr.Name.Family)
			}
			return keyWord(cr.Name.Literal)
		}
	}
	return ""
}

// keyStopWords open titles without saying what they are about.
var keyStopWords = map[string]bool{
	"a": true, "an": true, "the": true, "on": true, "in": true, "of": true, "for": true, "to": true, "and": true, "at": true, "from": true, "with": true,
	"der": true, "die": true, "das": true, "ein": true, "eine": true, "le": true, "la": true, "les": true, "un": true, "une": true, "el": true, "los": true,
	"las": true, "una": true, "o": true, "os": true, "as": true, "um": true, "uma": true, "il": true, "lo": true, "gli": true, "het": true, "een": true, "de": true,
}

// keyWord gives the first word that carries meaning.
func keyWord(s string) string {
	for word := range strings.FieldsSeq(s) {
		for part := range strings.SplitSeq(word, "-") {
			if part = keyChars(part); part != "" && !keyStopWords[part] {
				return part
			}
		}
	}
	return ""
}

// keyChars reduces s to lower-case ASCII letters and digits, which every program takes in a key.
func keyChars(s string) string {
	ascii := citation.ASCII(s)
	out := make([]byte, 0, len(ascii))
	for i := range len(ascii) {
		switch b := ascii[i]; {
		case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
			out = append(out, b)
		case 'A' <= b && b <= 'Z':
			out = append(out, b+'a'-'A')
		}
	}
	return string(out)
}

// keyText keeps of a pattern's own text what is safe in a key.
func keyText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_:-.+/", r)) {
			return r
		}
		return -1
	}, s)
}
