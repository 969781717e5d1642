package citation

import (
	_ "embed" // for the table
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Language is a BCP 47 tag in its usual case ("en", "pt-BR", "zh-Hans"), or "".
type Language string

// String gives the tag.
func (l Language) String() string { return string(l) }

// Base gives the language without script and region: "pt" of "pt-BR".
func (l Language) Base() Language {
	base, _, _ := strings.Cut(string(l), "-")
	return Language(base)
}

var (
	errNoLanguage       = errors.New("no language that is known")
	errSeveralLanguages = errors.New("several languages; only the first is kept")
)

// languageTable has a line for every name and code, sorted: the folded name (see
// [Fold]), a tab, the tag. The names are those of the better known languages in
// some fifty languages, and the English and the own name of the others; the codes
// are those of ISO 639-1, 639-2 (B and T), common ones of 639-3, and the old ones
// of MARC. It is searched as it lies; where letters begin in it is noted at the first search. A name that
// means different languages to different people is not in it.
//
//go:embed languages.tsv
var languageTable string

// noLanguages say that there is none to be told. The first two are of ISO 639-2.
const noLanguages = "|und|zxx|mis|undetermined|unknown|not specified|unspecified|no linguistic content|none|n/a|xx|"

// ParseLanguage reads a BCP 47 tag ("pt_BR", "en-us"), an ISO 639 or MARC code
// ("ger", "scr"), or the name of a language in many languages ("Englisch",
// "chino", "английский", "Portuguese (Brazil)"). Of a list ("eng; ger") it gives
// the first, and an error that says so; with any other error it gives "".
func ParseLanguage(s string) (Language, error) {
	name := Fold(trimTail(strings.TrimSpace(s)))
	if l := oneLanguage(name); l != "" {
		return l, nil
	}
	if name == "" || strings.Contains(noLanguages, "|"+name+"|") {
		return "", fmt.Errorf("%q: %w", s, errNoLanguage)
	}
	first := Language("")
	for part := range strings.FieldsFuncSeq(name, isLanguageSeparator) {
		l := oneLanguage(strings.TrimSpace(part))
		switch {
		case l == "" && first == "":
			return "", fmt.Errorf("%q: %w", s, errNoLanguage)
		case first == "":
			first = l
		case l != first:
			return first, fmt.Errorf("%q: %w", s, errSeveralLanguages)
		}
	}
	if first != "" {
		return first, nil
	}
	return "", fmt.Errorf("%q: %w", s, errNoLanguage)
}

func isLanguageSeparator(r rune) bool { return strings.ContainsRune(";,|/&+、；，", r) }

// oneLanguage reads a folded name, code or tag; "" when it is none.
func oneLanguage(name string) Language {
	if l := languageNamed(name); l != "" {
		return l
	}
	if l := languageTag(name); l != "" {
		return l
	}
	if i := strings.IndexAny(name, "(["); i > 0 { // "english (us)", "greek, modern (1453- )"
		base := oneLanguage(strings.TrimSpace(name[:i]))
		if base == "" {
			return ""
		}
		return base.within(strings.Trim(name[i:], "()[] "))
	}
	if rest, ok := strings.CutSuffix(name, " language"); ok {
		return languageNamed(rest)
	}
	return ""
}

// within adds a region or script that stands in brackets behind a language's
// name. What is neither, as a code or a period of the language, adds nothing.
func (l Language) within(qualifier string) Language {
	if strings.Contains(string(l), "-") {
		return l
	}
	for _, row := range languageQualifiers {
		if strings.Contains(row.names, "|"+qualifier+"|") {
			return l + "-" + row.subtag
		}
	}
	return l
}

// languageQualifiers are the regions and scripts met behind names of languages, folded.
var languageQualifiers = []struct {
	subtag Language
	names  string
}{
	{"US", "|us|usa|u.s|united states|united states of america|america|american|"},
	{"GB", "|gb|uk|u.k|united kingdom|great britain|british|"},
	{"AU", "|au|australia|"},
	{"CA", "|ca|canada|canadian|"},
	{"BR", "|br|brazil|brasil|brazilian|bresil|brasilien|"},
	{"PT", "|pt|portugal|european|"},
	{"ES", "|es|spain|espana|"},
	{"MX", "|mx|mexico|"},
	{"419", "|latin america|latinoamerica|america latina|"},
	{"FR", "|fr|france|"},
	{"CH", "|ch|switzerland|schweiz|suisse|"},
	{"AT", "|at|austria|osterreich|"},
	{"DE", "|de|germany|deutschland|"},
	{"CN", "|cn|china|prc|"},
	{"TW", "|tw|taiwan|"},
	{"HK", "|hk|hong kong|"},
	{"Hans", "|simplified|hans|简体|vereinfacht|simplifie|simplificado|"},
	{"Hant", "|traditional|hant|繁體|繁体|traditionell|traditionnel|tradicional|"},
	{"Latn", "|latin|latn|latinica|"},
	{"Cyrl", "|cyrillic|cyrl|cirilica|ћирилица|"},
}

// languageStarts are the places in the table where names begin whose first two
// letters have a rank, and behind them its end.
var languageStarts = sync.OnceValue(func() *[lastRank + 2]int {
	starts := new([lastRank + 2]int)
	at, rank := 0, 0
	for line := range strings.Lines(languageTable) {
		for own := languageRank(line); rank < own; {
			rank++
			starts[rank] = at
		}
		at += len(line)
	}
	for rank <= lastRank {
		rank++
		starts[rank] = at
	}
	return starts
})

// languageRank ranks a name by its first two letters, in the order of the table.
func languageRank(name string) int {
	rank := 0
	for i := range 2 {
		rank *= ranks
		if i < len(name) && name[i] >= 'a' {
			rank += min(int(name[i])-'a'+1, ranks-1)
		}
	}
	return rank
}

const (
	ranks    = 28 // of a byte: before the small letters, each of these, behind them
	lastRank = ranks*ranks - 1
)

// languageNamed searches the table.
func languageNamed(key string) Language {
	if key == "" {
		return ""
	}
	starts := languageStarts()
	begin := languageRank(key)
	low, high := starts[begin], starts[begin+1]
	for low < high {
		// The line that holds the middle. Lines begin at low and end at high.
		middle := (low + high) / 2
		begin := low + strings.LastIndexByte(languageTable[low:middle], '\n') + 1
		end := middle + strings.IndexByte(languageTable[middle:], '\n')
		name, tag, _ := strings.Cut(languageTable[begin:end], "\t")
		switch strings.Compare(key, name) {
		case 0:
			return Language(tag)
		case -1:
			high = begin
		default:
			low = end + 1
		}
	}
	return ""
}

// languageTag reads a folded BCP 47 tag (RFC 5646, section 2.1), also as a POSIX
// locale ("pt_br.utf-8"), and gives it in the usual case; "" when it is none.
func languageTag(s string) Language {
	if i := strings.IndexAny(s, ".@"); i > 0 {
		s = s[:i]
	}
	var room [32]byte
	tag := room[:0]
	private := false
	for subtag := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '-' || r == '_' }) {
		if len(tag) == 0 {
			if len(subtag) > 3 {
				return ""
			}
			base := languageNamed(subtag)
			if base == "" {
				return ""
			}
			tag = append(tag, base...)
			continue
		}
		if !isAlphanumeric(subtag) || len(subtag) > 8 {
			return ""
		}
		tag = append(tag, '-')
		at := len(tag)
		tag = append(tag, subtag...)
		switch {
		case private || len(subtag) == 1: // extensions and private use
			private = true
		case len(subtag) == 2 && !hasDigit(subtag): // region
			if subtag == "uk" { // which is Ukrainian, and no region
				copy(tag[at:], "gb")
			}
			tag[at], tag[at+1] = tag[at]&^0x20, tag[at+1]&^0x20
		case len(subtag) == 4 && !hasDigit(subtag): // script
			tag[at] &^= 0x20
		case len(subtag) < 5 && len(subtag) != 3 && (len(subtag) == 2 || !isDigit(subtag[0])): // no variant either
			return ""
		}
	}
	if len(tag) == 0 || !strings.ContainsAny(s, "-_") {
		return ""
	}
	return Language(tag)
}

func isAlphanumeric(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) && !isASCIILetter(s[i]) {
			return false
		}
	}
	return s != ""
}
