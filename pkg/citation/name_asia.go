package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// writing is a kind of script, as far as names are written differently in it.
type writing uint8

const (
	otherScript writing = iota
	eastAsian           // Han, kana or hangul alone
)

// script tells in what s is written, blanks and the middle dot apart.
func script(s string) writing {
	letters := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '　' || r == '·' || r == '・' || r == '‧':
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー':
			letters = true
		default:
			return otherScript
		}
	}
	if letters {
		return eastAsian
	}
	return otherScript
}

// eastAsianName reads a name in Chinese, Japanese or Korean script, which
// stands family name first. A Chinese name of two to four characters is taken
// apart; Japanese and Korean ones only where a blank parts them, because
// nothing else tells where the family name ends.
func eastAsianName(s string) Name {
	if strings.ContainsAny(s, "·・‧") {
		return Name{Literal: s} // a foreign name as it sounds: 卡尔·马克思
	}
	if family, given, parted := strings.Cut(strings.ReplaceAll(s, "　", " "), " "); parted {
		given = strings.TrimSpace(given)
		if strings.Contains(given, " ") {
			return Name{Literal: s}
		}
		if utf8.RuneCountInString(family) > 4 || utf8.RuneCountInString(given) > 4 || isEastAsianBody(s) {
			return Name{Literal: s}
		}
		return Name{Family: family, Given: given, FamilyFirst: true}
	}
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 4 || isEastAsianBody(s) || strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) >= 0 {
		return Name{Literal: s}
	}
	_, size := utf8.DecodeRuneInString(s)
	if n > 2 {
		_, second := utf8.DecodeRuneInString(s[size:])
		if compoundSurnames[s[:size+second]] {
			size += second
		}
	}
	if n == 4 && size < 4 {
		return Name{Literal: s} // four characters with a single surname: a Japanese name, or a body
	}
	return Name{Family: s[:size], Given: s[size:], FamilyFirst: true}
}

// compoundSurnames are the Chinese family names of two characters still borne.
var compoundSurnames = set("欧阳 歐陽 上官 司马 司馬 司徒 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 夏侯 轩辕 軒轅 端木 百里 东郭 東郭 南宫 南宮 " +
	"呼延 闻人 聞人 公羊 澹台 澹臺 太史 申屠 独孤 獨孤 西门 西門 万俟 第五 钟离 鍾離 拓跋 完颜 赫连")

// isEastAsianBody reports whether a name in Chinese or Japanese script is that of a body.
func isEastAsianBody(s string) bool {
	for _, end := range []string{
		"大学", "大學", "学院", "學院", "公司", "研究所", "研究院", "医院", "醫院", "病院", "委员会", "委員会", "委員會", "出版社", "编辑部", "编委会", "編集部", "课题组",
		"协会", "協會", "協会", "学会", "學會", "中心", "小组", "工作组", "部", "局", "省", "市", "国", "党", "组", "社", "庁", "省", "館", "馆", "所",
	} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
