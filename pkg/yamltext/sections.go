package yamltext

import (
	"iter"
	"strings"
)

// Sections yields where each member of the mapping that a document is begins
// and ends, its name and its value, without parsing: a name begins in the first
// column, and nothing else does but comments and the marks between documents.
// Each can be parsed by itself, so that a broken one costs no other.
func Sections(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		start, at := -1, 0
		for line := range strings.Lines(text) {
			offset := at
			at += len(line)
			switch line[0] {
			case ' ', '\t', '\n', '\r', '#', '%', '-', '}', ']', '.':
				continue
			}
			if !strings.Contains(line, ":") {
				continue
			}
			if start >= 0 && !yield(start, offset) {
				return
			}
			start = offset
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}

// Name gives the name that a section begins with.
func Name(section string) string {
	name, _, _ := strings.Cut(section, ":")
	return strings.Trim(name, " \"'")
}
