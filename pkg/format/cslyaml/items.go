package cslyaml

import (
	"iter"
	"strings"
)

// items yields where each item of the list begins and ends. An item begins
// with a dash at the list's indentation and goes on until the next, or until
// a line that is indented less. The text may be a part that begins with an item.
func items(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		const outside = -1
		indent, start := outside, 0
		waiting := true // a list may begin here: at the start, or after "references:"
		at := 0
		for line := range strings.Lines(text) {
			offset := at
			at += len(line)
			content := strings.TrimLeft(line, " ")
			if strings.TrimSpace(content) == "" || content[0] == '#' {
				continue
			}
			column := len(line) - len(content)
			dash := isDash(content)
			if indent != outside {
				inside := column > indent
				if inside {
					continue
				}
				if !yield(start, offset) {
					return
				}
				if dash && column == indent {
					start = offset
					continue
				}
				indent = outside
			}
			switch {
			case dash && waiting:
				indent, start, waiting = column, offset, false
			case column == 0 && strings.TrimSpace(line) != "---":
				waiting = strings.TrimSpace(line) == "references:"
			}
		}
		if indent != outside {
			yield(start, len(text))
		}
	}
}

// isDash reports whether a line's content begins an element of a list.
func isDash(content string) bool {
	return content[0] == '-' && (len(content) == 1 || content[1] == ' ' || content[1] == '\n' || content[1] == '\r')
}
