package xmlwork

import "strings"

// Head is the beginning of a document, in which a form looks for its sign.
type Head string

// Tag gives the first start tag of one of these local names up to the end of
// its name, "<mods:mods", or "". A name in front counts more than one behind it.
func (h Head) Tag(names ...string) string {
	for _, name := range names {
		for from := 0; ; {
			i := strings.Index(string(h[from:]), name)
			if i < 0 {
				break
			}
			i += from
			from = i + len(name)
			if start := tagBefore(string(h[:i])); start >= 0 && endsName(string(h[from:])) {
				return string(h[start:from])
			}
		}
	}
	return ""
}

// Text gives the first of these texts that the head has, or "".
func (h Head) Text(texts ...string) string {
	for _, text := range texts {
		if i := strings.Index(string(h), text); i >= 0 {
			return string(h[i : i+len(text)])
		}
	}
	return ""
}

// Root gives the name of the first start tag with its prefix, "oai_dc:dc", or "".
func (h Head) Root() string {
	for rest := string(h); ; {
		i := strings.IndexByte(rest, '<')
		if i < 0 || i+1 == len(rest) {
			return ""
		}
		rest = rest[i+1:]
		switch {
		case strings.HasPrefix(rest, "!--"):
			_, rest, _ = strings.Cut(rest, "-->")
		case rest[0] == '!' || rest[0] == '?' || rest[0] == '/':
			continue
		default:
			end := 0
			for end < len(rest) && !endsName(rest[end:]) {
				end++
			}
			return rest[:end]
		}
	}
}

// tagBefore gives where a start tag begins whose local name comes next: at the
// "<", with or without a prefix behind it; -1 when none does.
func tagBefore(s string) int {
	if strings.HasSuffix(s, ":") {
		s = s[:len(s)-1]
		for s != "" && namePart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
	}
	if strings.HasSuffix(s, "<") {
		return len(s) - 1
	}
	return -1
}

// endsName reports whether a name is over where s begins.
func endsName(s string) bool {
	return s == "" || strings.IndexByte(" \t\r\n/>", s[0]) >= 0
}

func namePart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '.' || c >= 0x80
}
