package marc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// What catalogues print round their data elements is the punctuation of the
// ISBD (International Standard Bibliographic Description).

// leads is the punctuation that leads over to the next element.
const leads = " ,;:/=\u00a0"

// Bare gives a data element without the punctuation that leads over to the
// next: "Title :", "Wiley,", "2nd ed. /". A full stop goes too, unless it belongs to
// an initial or an abbreviation: "Cambridge, Mass." So do the signs round what
// is not sorted by: "<<Das>> Kapital".
func Bare(s string) string {
	s = strings.TrimRight(unsorted(s), leads)
	if rest, ok := strings.CutSuffix(s, "."); ok && !strings.HasSuffix(rest, "..") {
		word := rest[strings.LastIndexAny(rest, " -,([")+1:]
		if _, size := utf8.DecodeRuneInString(word); size < len(word) && strings.IndexByte(word, '.') < 0 && !abbreviations[strings.ToLower(word)] {
			s = rest
		}
	}
	return strings.TrimSpace(s)
}

// abbreviations keep their full stop at the end of an element.
var abbreviations = map[string]bool{
	"ed": true, "éd": true, "eds": true, "rev": true, "enl": true, "augm": true, "aufl": true, "ausg": true, "überarb": true, "verb": true, "erw": true, "изд": true, "uppl": true, "wyd": true, "vyd": true, "izd": true, "tr": true,
	"co": true, "cos": true, "corp": true, "inc": true, "ltd": true, "ltda": true, "bros": true, "pty": true, "pub": true, "publ": true, "pubs": true, "pr": true, "univ": true, "dept": true, "inst": true, "soc": true, "assoc": true, "dist": true, "verl": true, "buchh": true, "ges": true, "jr": true, "sr": true, "st": true, "etc": true, "al": true, "vol": true, "no": true, "nr": true, "bd": true, "pt": true, "ser": true, "suppl": true, "ca": true, "dr": true, "prof": true,
	"ala": true, "ariz": true, "ark": true, "cal": true, "calif": true, "colo": true, "conn": true, "del": true, "fla": true, "ga": true, "ill": true, "ind": true, "kan": true, "kans": true, "ky": true, "la": true, "mass": true, "md": true, "me": true, "mich": true, "minn": true, "miss": true, "mo": true, "mont": true, "neb": true, "nev": true, "okla": true, "or": true, "ore": true, "pa": true, "tenn": true, "tex": true, "va": true, "vt": true, "wash": true, "wis": true, "wyo": true, "ont": true, "que": true, "qué": true, "alta": true, "sask": true, "man": true, "eng": true, "ger": true, "switz": true, "neth": true, "aust": true, "cambs": true, "oxon": true, "glos": true, "berks": true, "bucks": true, "hants": true, "herts": true,
}

// BareName does so for a name, where only an initial or a short form keeps its full stop.
func BareName(s string) string {
	s = strings.TrimRight(unsorted(s), leads)
	if rest, ok := strings.CutSuffix(s, "."); ok {
		switch word := rest[strings.LastIndexAny(rest, " .-,")+1:]; word {
		case "Jr", "Sr", "Ph", "Th", "Ch", "Chr", "Yu", "Wm", "St", "Geo", "Jos":
		default:
			if _, size := utf8.DecodeRuneInString(word); size < len(word) {
				s = rest
			}
		}
	}
	return strings.TrimSpace(s)
}

// bareTitle does so for a piece of a title, whose full stop never stays, but for an ellipsis.
func bareTitle(s string) string {
	s = strings.TrimRight(unsorted(s), leads)
	if !strings.HasSuffix(s, "...") && !abbreviated(s) {
		s = strings.TrimRight(s, ".")
	}
	return strings.TrimSpace(strings.ReplaceAll(s, " : ", ": "))
}

// hostTitle does so for the title of a host, which may be abbreviated as a whole: "Int. J. Rural Life Stud."
func hostTitle(s string) string {
	if bare := strings.TrimRight(unsorted(s), leads); strings.HasSuffix(bare, ".") && strings.Contains(bare, ". ") {
		return bare
	}
	return bareTitle(s)
}

// abbreviated reports whether the full stop at the end belongs to the last word: "in the U.S."
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) > 3 && word[1] == '.' && strings.Count(word, ".") > 1 && word[len(word)-1] == '.'
}

// unsorted takes off the signs that national formats put round what is not sorted by.
func unsorted(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "<¬\u0098\u009c\u0088\u0089") {
		s = signs.Replace(s)
	}
	return s
}

var signs = strings.NewReplacer("<<", "", ">>", "", "¬", "", "\u0098", "", "\u009c", "", "\u0088", "", "\u0089", "")

// Known gives a place or a publisher without the brackets of what a cataloguer
// has supplied, and "" for "[s.n.]", which says that it is not known.
func Known(s string) string {
	s = strings.Trim(Bare(s), leads)
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && strings.Count(s, "[") == 1 {
		s = strings.Trim(s[1:len(s)-1], leads+"?")
	} else if strings.Count(s, "[") != strings.Count(s, "]") { // "[London", whose bracket ends with the publisher
		s = strings.Trim(s, "[]"+leads)
	}
	if unknowns[strings.ToLower(strings.Trim(s, ".?[] "))] || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// unknowns say that there is no place or no publisher.
var unknowns = map[string]bool{
	"s.l": true, "s. l": true, "s.n": true, "s. n": true, "sine loco": true, "sine nomine": true, "s.l.? : s.n": true,
	"o.o": true, "o. o": true, "n.p": true, "n. p": true, "б. м": true, "б.м": true, "б. и": true, "б.и": true,
	"place of publication not identified": true, "publisher not identified": true, "place of distribution not identified": true,
	"distributor not identified": true, "producer not identified": true, "place of production not identified": true,
	"lieu de publication non identifié": true, "éditeur non identifié": true, "verlag nicht ermittelbar": true,
	"erscheinungsort nicht ermittelbar": true, "lugar de publicación no identificado": true, "editor no identificado": true,
	"not identified": true, "publisher varies": true,
}

// readDate reads the date of an imprint. A cataloguer's remark beside it, "[i.e.
// 1988]", "2001 printing", "DL 2005", is seen past.
func readDate(s string) citation.Date {
	s = strings.Trim(Bare(s), leads)
	if other, ours, ok := strings.Cut(s, "["); ok && len(strings.TrimSpace(other)) == 4 && len(yearsIn(other)) == 1 && len(yearsIn(ours[:min(4, len(ours))])) == 1 {
		s = "[" + ours // the year of another calendar stands first: "1365 [1986]"
	}
	date, err := citation.ParseDate(s)
	if err == nil && date.Known() || s == "" {
		return date
	}
	years := yearsIn(s)
	if after := strings.Index(s, "i.e."); after >= 0 {
		years = yearsIn(s[after:])
	}
	if len(years) == 0 {
		return citation.Date{}
	}
	first, _ := citation.ParseDate(years[0])
	if last := len(years) - 1; last > 0 && strings.Contains(strings.ToLower(s), "between") {
		if between, err := citation.ParseDate(years[0] + "/" + years[last]); err == nil {
			between.Circa = true
			return between
		}
	}
	first.Circa = strings.Contains(s, "?") || strings.Contains(s, " or ")
	return first
}

// yearsIn gives the numbers of four digits in s that can be years.
func yearsIn(s string) (years []string) {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(word) == 4 && word > "1000" && word < "2100" {
			years = append(years, word)
		}
	}
	return years
}

// extent reads how long a work is: "xii, 300 p. : ill.", "1 online resource
// (296 pages)", "3 v."; a number is "" where it is not said. Of "300, 20 p." it is the larger.
func extent(s string) (pages, volumes string) {
	run := "" // of numbers before the one whose word counts
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			i++
		}
		if i == start {
			continue
		}
		number := larger(run, s[start:i])
		run = ""
		rest := strings.TrimLeft(s[i:], " \u00a0]")
		word := rest
		if end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
			word = rest[:end]
		}
		switch extentWords[strings.ToLower(word)] {
		case 'p':
			return number, volumes
		case 'v':
			if volumes == "" {
				volumes = number
			}
		default:
			if word == "" && strings.HasPrefix(rest, ",") {
				run = number
			}
		}
	}
	return "", volumes
}

// larger gives the larger of two numbers without leading zeros.
func larger(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a > b {
		return a
	}
	return b
}

var extentWords = map[string]byte{
	"p": 'p', "pages": 'p', "page": 'p', "pp": 'p', "pgs": 'p', "pg": 'p', "s": 'p', "seiten": 'p', "páginas": 'p', "págs": 'p', "pág": 'p',
	"str": 'p', "с": 'p', "стр": 'p', "sivua": 'p', "sidor": 'p', "sider": 'p', "oldal": 'p', "leaves": 'p', "leaf": 'p', "ℓ": 'p', "l": 'p', "л": 'p',
	"bl": 'p', "blätter": 'p', "f": 'p', "feuillets": 'p', "hojas": 'p', "hlm": 'p', "σ": 'p', "עמ": 'p', "ص": 'p', "頁": 'p', "页": 'p', "면": 'p', "pagine": 'p', "blz": 'p', "stron": 'p', "стор": 'p',
	"v": 'v', "vol": 'v', "vols": 'v', "volumes": 'v', "volume": 'v', "bd": 'v', "bde": 'v', "bände": 'v', "t": 'v', "tomes": 'v', "sv": 'v', "т": 'v',
}
