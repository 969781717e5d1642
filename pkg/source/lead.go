package source

import "strings"

// viewers are sentences that programs print above what they show.
var viewers = []string{
	"does not appear to have any style information associated with it",
	"may be interpreted or compiled differently than what appears below", // of GitHub, on text of two directions
}

// Lead gives the place of the first line that begins as begins says, when
// nothing but white space stands before it, or what the viewer of a file prints above it: a few
// lines of a few words, without a sentence, markup or a brace ("init", "history blame", "126 kB"). -1 when there is none.
func Lead(text string, begins func(rest string) bool) int {
	const most, longest, words = 40, 80, 6
	for at, n := 0, 0; n < most && at < len(text); n++ {
		rest := text[at:]
		line := rest
		next := len(text)
		if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
			line, next = rest[:end], at+end+1
		}
		shown := strings.TrimLeft(line, "\ufeff \t")
		if begins(rest[len(line)-len(shown):]) {
			return at + len(line) - len(shown)
		}
		shown = strings.TrimRight(shown, " \t")
		if !chrome(shown, longest, words) {
			return -1
		}
		at = next
	}
	return -1
}

// chrome reports whether a line may be what a viewer prints above a text.
func chrome(line string, longest, words int) bool {
	for _, sentence := range viewers {
		if strings.Contains(line, sentence) {
			return true
		}
	}
	if len(line) > longest || strings.ContainsAny(line, "<>{}\"=@|") || strings.Contains(line, "  - ") {
		return false
	}
	n := len(strings.Fields(line))
	return n <= words && (n < 3 || strings.IndexByte(".:?!;,", line[len(line)-1]) < 0)
}
