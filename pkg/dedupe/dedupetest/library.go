// Package dedupetest makes libraries in which it is known which records describe
// one work: works that look alike, and copies of them as databases spoil them.
package dedupetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Library is records and the work that each describes.
type Library struct {
	Records []*evidence.Record
	Work    []int
}

// Duplicates is how many records could be removed without losing a work.
func (l *Library) Duplicates() int {
	works := make(map[int]bool)
	for _, w := range l.Work {
		works[w] = true
	}
	return len(l.Work) - len(works)
}

// Make gives n records. Of ten works four are in one database only, the others
// in two to four; one work in five has a neighbour that is easily taken for it:
// its erratum, its second part, next year's, the abstract of it at a meeting, the same
// authors' paper on something else. The same seed gives the same library.
func Make(n int, seed uint64) *Library {
	m := maker{rand.New(rand.NewPCG(seed, 7))}
	l := &Library{}
	for work := 0; len(l.Records) < n; work++ {
		base := m.work(work)
		copies := [...]int{1, 1, 1, 1, 2, 2, 2, 3, 3, 4}[m.IntN(10)]
		for i := 0; i < copies && len(l.Records) < n; i++ {
			l.add(work, m.spoilt(base, i))
		}
		if m.IntN(5) == 0 && len(l.Records) < n {
			work++
			l.add(work, m.spoilt(m.neighbour(base, work), 0))
		}
	}
	m.Shuffle(len(l.Records), func(i, j int) {
		l.Records[i], l.Records[j] = l.Records[j], l.Records[i]
		l.Work[i], l.Work[j] = l.Work[j], l.Work[i]
	})
	return l
}

func (l *Library) add(work int, c *citation.Citation) {
	c.Key = fmt.Sprintf("r%07d", len(l.Records)+1)
	l.Records = append(l.Records, &evidence.Record{Citation: *c, Source: "made"})
	l.Work = append(l.Work, work)
}

type maker struct{ *rand.Rand }

func (m maker) one(list []string) string { return list[m.IntN(len(list))] }

// chance is true in p of a hundred cases.
func (m maker) chance(p int) bool { return m.IntN(100) < p }

// work makes a work as its publisher describes it.
func (m maker) work(number int) *citation.Citation {
	c := &citation.Citation{Type: citation.ArticleJournal}
	title := m.one(subjects) + " " + m.one(effects) + " " + m.one(groups)
	if m.chance(70) {
		title += ": " + m.one(designs)
	}
	letters := []rune(title)
	letters[0] = unicode.ToUpper(letters[0])
	c.Title = citation.Text(string(letters))
	for range 1 + m.IntN(6) {
		c.Credits = append(c.Credits, citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: m.one(families), Given: m.one(givens)}})
	}
	j := journals[m.IntN(len(journals))]
	c.In.Title, c.In.TitleShort = citation.Text(j.full), citation.Text(j.short)
	year := 1985 + m.IntN(38)
	c.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.YearDate(year)}}
	c.In.Volume = fmt.Sprint(year - 1975 + m.IntN(3))
	c.In.Issue = fmt.Sprint(1 + m.IntN(12))
	first := 1 + m.IntN(1800)
	c.In.Pages = pages(first, first+m.IntN(25))
	c.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: fmt.Sprintf("10.1%03d/j.%d.%07d", m.IntN(900), year, number)}}
	return c
}

func pages(first, last int) citation.Pages {
	p, _ := citation.MakePages(fmt.Sprint(first), fmt.Sprint(last))
	return p
}

// clone copies what is changed later.
func clone(c *citation.Citation) *citation.Citation {
	d := *c
	d.Credits = append([]citation.Credit(nil), c.Credits...)
	d.Dates = append([]citation.Dated(nil), c.Dates...)
	d.IDs = append([]citation.Identifier(nil), c.IDs...)
	return &d
}

// neighbour makes another work that is easily taken for this one.
func (m maker) neighbour(base *citation.Citation, number int) *citation.Citation {
	c := clone(base)
	other := m.work(number)
	c.IDs = other.IDs
	elsewhere := func() { c.In.Pages, c.In.Issue = other.In.Pages, other.In.Issue }
	switch m.IntN(8) {
	case 0: // its erratum
		c.Title = "Erratum: " + c.Title
		elsewhere()
	case 1: // its second part
		c.Title += ". Part 2"
		elsewhere()
	case 2: // next year's
		c.Dates[0].Date = citation.YearDate(c.Year() + 1)
		c.In.Volume = fmt.Sprint(number%50 + 100)
		elsewhere()
	case 3: // its abstract at a meeting
		c.Type = citation.PaperConference
		c.In = citation.Container{Title: "Proceedings of the World Congress on " + citation.Text(m.one(subjects)), Pages: citation.Pages{Raw: "12", First: "12"}}
		c.Dates[0].Date = citation.YearDate(c.Year() - 1)
	case 4: // of the same people, on something else
		c.Title = other.Title
		c.In.Volume = other.In.Volume
		elsewhere()
	case 5: // of other people, with the same title
		c.Credits = other.Credits
		c.In = other.In
	case 6: // of the same people on another group of people
		before, _, _ := strings.Cut(string(c.Title), " in ")
		c.Title = citation.Text(before + " " + m.one(groups) + " revisited")
		elsewhere()
	default: // the reply to a letter on it
		c.Title += ": reply"
		elsewhere()
	}
	return c
}

// spoilt makes a record of a work as a database has it; the first one is not
// spoilt as much as those after it.
func (m maker) spoilt(base *citation.Citation, database int) *citation.Citation {
	c := clone(base)
	p := 1 // of spoiling: doubled for further databases
	if database > 0 {
		p = 2
	}
	if m.chance(25 * p) {
		c.In.Title, c.In.TitleShort = c.In.TitleShort, ""
		if c.In.Title == "" {
			c.In.Title = base.In.Title
		}
	} else {
		c.In.TitleShort = ""
	}
	m.spoilNames(c, p)
	m.spoilTitle(c, p)
	if first, last, ok := c.In.Pages.Ends(); ok && len(first) == len(last) && first != last && m.chance(25*p) { // "112-9"
		n := 0
		for n < len(first)-1 && first[n] == last[n] {
			n++
		}
		c.In.Pages, _ = citation.ParsePages(first + "-" + last[n:])
	}
	drop := func(chance int, field citation.Field) {
		if m.chance(chance * p) {
			c.Clear(field)
		}
	}
	drop(25, citation.FieldDOI)
	drop(20, citation.FieldIssue)
	drop(3, citation.FieldVolume)
	drop(4, citation.FieldPages)
	drop(1, citation.FieldJournal)
	if m.chance(3 * p) {
		c.Dates[0].Date = citation.YearDate(c.Year() + 1)
	}
	return c
}

func (m maker) spoilNames(c *citation.Citation, p int) {
	initials, fold := m.chance(25*p), m.chance(15*p)
	for i := range c.Credits {
		n := &c.Credits[i].Name
		if initials {
			n.Given = n.Initials()
		}
		if fold {
			n.Family, n.Given = citation.ASCII(n.Family), citation.ASCII(n.Given)
		}
	}
	if len(c.Credits) > 1 && m.chance(2*p) {
		c.Credits[0], c.Credits[1] = c.Credits[1], c.Credits[0]
	}
	if len(c.Credits) > 3 && m.chance(5*p) { // "et al."
		c.Credits = c.Credits[:3]
	}
	if m.chance(p) {
		n := &c.Credits[0].Name
		n.Family, n.Given = n.Given, n.Family
	}
}

func (m maker) spoilTitle(c *citation.Citation, p int) {
	title := string(c.Title)
	if before, _, ok := strings.Cut(title, ": "); ok && m.chance(2*p) && !strings.HasPrefix(title, "Erratum") && !strings.HasSuffix(title, "reply") {
		title = before
	}
	switch m.IntN(30 / p) {
	case 0:
		title = strings.ToUpper(title)
	case 1:
		title = titleCase(title)
	case 2:
		title += "."
	case 3:
		title = "[" + title + "]"
	case 4:
		title = citation.ASCII(strings.NewReplacer("β", "beta", "α", "alpha").Replace(title))
	case 5:
		title = strings.NewReplacer("isation", "ization", "haem", "hem", "labour", "labor").Replace(title)
	case 6:
		title = strings.ReplaceAll(title, ": ", " - ")
	}
	if m.chance(3 * p) { // a letter is lost in a long word
		if words := strings.Fields(title); len(words) > 0 {
			if i := m.IntN(len(words)); len(words[i]) > 8 && words[i][3] < 0x80 && words[i][4] < 0x80 {
				words[i] = words[i][:4] + words[i][5:]
				title = strings.Join(words, " ")
			}
		}
	}
	c.Title = citation.Text(title)
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(w)
		if len(r) > 3 {
			r[0] = unicode.ToUpper(r[0])
		}
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}
