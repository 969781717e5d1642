package citation

import "strings"

// Text is running text with the inline markup of CSL-JSON: <i>, <b>, <sub>,
// <sup>, <span style="font-variant:small-caps;"> and <span class="nocase">.
type Text string

// String gives the text with its markup.
func (t Text) String() string { return string(t) }

// ParseText gives s without outer blanks and with inner runs of white space as one blank.
func ParseText(s string) Text { return Text(strings.Join(strings.Fields(s), " ")) }

// Plain gives the text without markup.
func (t Text) Plain() string { return string(t) }
