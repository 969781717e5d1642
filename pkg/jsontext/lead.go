package jsontext

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/source"
)

// Lead gives the text from where it begins as JSON; also below what a viewer of
// files prints above it, where an object or a list of objects begins a line, and above
// says so. ok is false when the text does not begin so.
func Lead(text string) (above bool, json string, ok bool) {
	const space = " \t\r\n"
	if json = strings.TrimLeft(text, space); json != "" && (json[0] == '{' || json[0] == '[') {
		return false, json, true
	}
	at := source.Lead(text, func(rest string) bool {
		within, is := strings.CutPrefix(rest, "{")
		if list, listed := strings.CutPrefix(rest, "["); listed {
			within, is = strings.CutPrefix(strings.TrimLeft(list, space), "{")
		}
		return is && strings.HasPrefix(strings.TrimLeft(within, space), `"`)
	})
	if at < 0 {
		return false, "", false
	}
	return true, text[at:], true
}
