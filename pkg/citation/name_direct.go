package citation

import "strings"

// Names without a comma. Which words are the family name is told by particles
// (BibTeX's rule: words in lower case), by initials at the end, by a
// patronymic, by the script, by the hyphen of "Yu-Ting"; otherwise it is the last word.

// direct reads a tidy name without a comma. Where bare is set, one or a few
// capitals at the end are initials behind a family name: "Smith JA".
func direct(s string, bare bool) Name {
	whole := Name{Literal: s}
	switch script(s) {
	case eastAsian:
		if !bare {
			return runningEastAsianName(s)
		}
		return eastAsianName(s)
	case mixedScript:
		return whole // "王小明 Wang Xiaoming"
	}
	var w nameWords
	if strings.IndexByte(s, ' ') < 0 || strings.IndexByte(s, ';') >= 0 || !w.wordsOf(s) || w.isBody() {
		return whole // a mononym, a body, or a short name of one: "Plato", "UNESCO"
	}
	first, last := w.withoutTitles()
	suffix := ""
	if last-first > 2 && w.isSuffix(last-1) {
		last--
		suffix = w.word(last)
	}
	if last-first < 2 {
		return whole // "Dr. Seuss", "Dr. Smith"
	}
	if i := w.initialsFrom(first, last, bare); i > first && hasLetter(w.between(first, i)) {
		return familyAndGiven(w.between(first, i), w.between(i, last), suffix)
	}
	if last-first == 3 && isPatronymic(w.word(last-1)) && !isPatronymic(w.word(first+1)) {
		return Name{Family: w.word(first), Given: w.between(first+1, last), Suffix: suffix} // "Иванов Иван Иванович"
	}
	if last-first == 2 && w.is(first, wordRomanised) && isHyphenedGiven(w.word(first+1)) {
		return Name{Family: w.word(first), Given: w.word(first + 1), Suffix: suffix} // "Chen Yu-Ting"
	}
	start, end := w.particles(first, last)
	n := Name{Given: w.between(first, start), Particle: w.between(start, end), Family: w.between(end, last), Suffix: suffix}
	if n.Given == "" && n.Particle == "" || n.Given != "" && !isGivenNames(n.Given) || !isFamilyName(n.Family) {
		return whole // "Agent 007", "Smith Jr Inc"
	}
	return n
}

// isHyphenedGiven reports whether a word is two syllables as Chinese and Koreans hyphen them in given names, and in
// only a few family names: "Yu-Ting", "Min-jun"; not "Ou-Yang".
func isHyphenedGiven(word string) bool {
	one, two, ok := strings.Cut(word, "-")
	return ok && isRomanSyllable(one) && isRomanSyllable(two) && nameWordOf(word)&wordRomanised == 0
}

// isRomanSyllable reports whether a word can be one syllable of Chinese or Korean in Latin letters: up to three
// consonants, a run of vowels, and one of the few ends they have.
func isRomanSyllable(word string) bool {
	word = strings.ToLower(word)
	vowel := strings.IndexAny(word, "aeiouüy")
	if vowel < 0 || vowel > 3 || len(word) > 7 {
		return false
	}
	switch strings.TrimLeft(word[vowel:], "aeiouüyw") {
	case "", "n", "ng", "h", "k", "l", "m", "p", "t", "r":
		return true
	}
	return false
}

// withoutTitles gives the range of words left without "Dr." and "Prof." at the
// beginning and sure degrees at the end.
func (w *nameWords) withoutTitles() (first, last int) {
	last = w.count
	for first < last && w.is(first, wordTitle) && w.word(first) != strings.ToUpper(w.word(first)) {
		first++
	}
	for last > first && w.is(last-1, wordDegree) && isSureDegree(w.word(last-1)) {
		last--
	}
	return first, last
}

// isSuffix reports whether the ith word, the last, is a suffix. "JR" is one
// where all is in capitals.
func (w *nameWords) isSuffix(i int) bool {
	word := w.word(i)
	return isSpelledSuffix(word) || w.is(i, wordSuffix|wordRoman) && word == "II" ||
		w.is(i, wordSuffix) && !hasLower(w.text) && len(w.word(i-1)) > 2
}

// initialsFrom gives the first of the words that are initials at the end of a
// name written family name first: "Smith J. A.", "Иванов И. И.", and with bare
// also "Smith JA". It is first when the words are not so.
func (w *nameWords) initialsFrom(first, last int, bare bool) int {
	i := last
	for i > first && isInitials(w.word(i-1)) {
		if !bare && strings.IndexByte(w.word(i-1), '.') < 0 && runes(w.word(i-1)) > 1 {
			break
		}
		i--
	}
	if i == last && bare && last-first > 2 && isParticle(w.word(first), w.kinds[first]) &&
		isCapitals(w.word(last-1)) && hasLower(w.word(last-2)) && hasUpper(w.word(last-2)) {
		i-- // "de Brouwer JAN": no other word can be the given name; but not "van der MEER"
	}
	if i == first || i == last {
		return first
	}
	for j := first; j < i; j++ { // what is before must be a name: not "J. R. R.", not "Chr."
		if word := w.word(j); strings.HasSuffix(word, ".") || runes(word) < 2 || isInitials(word) && runes(word) < 3 && hasLower(w.text) {
			return first
		}
	}
	if letters := w.between(i, last); runes(letters) > 2 && strings.IndexByte(letters, '.') < 0 && !hasLower(w.between(first, i)) {
		return first // "JAMES ORR"
	}
	// Several words are a family name with a particle; "Anna Maria Luisa B." is not.
	if i-first > 2 && !w.is(first, wordParticle) && !w.is(i-2, wordParticle|wordJoin) {
		return first
	}
	return i
}

// particles gives the range of words that are the particle, and with it where
// the family name begins. By BibTeX's rule (btxdoc, section 4) the particle is
// the words in lower case before the last word; but only the first run of them, so
// that "da Silva dos Santos" is sorted under S. The first word of all is a given
// name whatever its case, unless it is a known particle.
func (w *nameWords) particles(first, last int) (start, end int) {
	family := w.familyAtEnd(first, last)
	start, end = family, family
	for i := first; i < family; i++ {
		if !w.isParticleAt(i, first, last) {
			continue
		}
		if next := w.devotionAfter(i, first, last); next > 0 && next < last-1 && i > first {
			i = next // "María del Carmen García"
			continue
		}
		start, end = i, i+1
		for end < family && w.isParticleAt(end, first, last) {
			end++
		}
		break
	}
	capital := start
	for capital-1 > first && w.isCapitalParticle(capital-1) {
		capital--
	}
	if capital < start {
		return capital, capital // "Eddie Van Halen", "Robert Van de Graaff"
	}
	return start, end
}

// familyAtEnd gives the first word of a family name that has no particle: the
// last word, "Ortega y Gasset", or "Silva Neto".
func (w *nameWords) familyAtEnd(first, last int) int {
	family := last - 1
	if w.is(family, wordAgnomen) && family-1 > first && !startsLower(w.word(family-1)) {
		family--
	}
	if family-2 > first && w.is(family-1, wordJoin) && startsLower(w.word(family-1)) {
		family -= 2
	}
	return family
}

// isParticleAt reports whether the ith word is a particle where it stands.
func (w *nameWords) isParticleAt(i, first, last int) bool {
	if i == first && !isParticle(w.word(i), w.kinds[i]) { // "bell hooks"
		return false
	}
	return isParticleBefore(w.word(i), w.kinds[i], w.word(last-1))
}

// isParticleBefore reports whether a word before a family name is a particle: a
// known one, or any in lower case. A name all in lower case ("e. e. cummings") has only known ones.
func isParticleBefore(word string, kind nameWord, family string) bool {
	return isParticle(word, kind) ||
		startsLower(word) && kind&wordJoin == 0 && !strings.HasSuffix(word, ".") && !startsLower(family)
}

// devotionAfter gives the word behind a run of particles when it completes a
// given name, else 0.
func (w *nameWords) devotionAfter(i, first, last int) int {
	for i < last && w.isParticleAt(i, first, last) {
		i++
	}
	if i < last && w.is(i, wordDevotion) {
		return i
	}
	return 0
}

// isCapitalParticle reports whether the ith word begins a family name though it
// has a capital. In a name with small letters "DE" is initials; beside "Nguyen", "Van" is a given name.
func (w *nameWords) isCapitalParticle(i int) bool {
	if !w.is(i, wordCapital) || startsLower(w.word(i)) {
		return false
	}
	if isInitials(w.word(i)) && hasLower(w.text) && strings.TrimRight(w.word(i), ".") != "Ó" {
		return false
	}
	for j := range w.count {
		if w.is(j, wordVietnamese) {
			return false
		}
	}
	return true
}
