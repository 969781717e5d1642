package citationtest

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Typical gives the nth of a row of articles as databases export them: names
// with and without accents, a journal, identifiers, keywords, an abstract of
// about 1.6 kB. It is what speed is measured with. The same n gives the same article.
func Typical(n int) *citation.Citation {
	g := generator{Rand: rand.New(rand.NewPCG(uint64(n), 1))}
	number := strconv.Itoa(n)
	year := 1990 + g.IntN(35)
	family := pick(&g, typicalFamilies)
	c := &citation.Citation{
		Key:      "article" + number,
		Type:     citation.ArticleJournal,
		Title:    citation.Text(pick(&g, typicalTopics) + " and " + strings.ToLower(pick(&g, typicalTopics)) + ": report " + number),
		Abstract: g.typicalAbstract(),
		Language: pick(&g, []citation.Language{"en", "en", "de", "fr", "es"}),
	}
	for i := range 1 + g.IntN(9) {
		if i > 0 {
			family = pick(&g, typicalFamilies)
		}
		c.Credits = append(c.Credits, citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: family, Given: pick(&g, typicalGiven)}})
	}
	c.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.MakeDate(year, 1+g.IntN(12), 1+g.IntN(28))}}
	first := 1 + g.IntN(900)
	pages, _ := citation.ParsePages(strconv.Itoa(first) + "-" + strconv.Itoa(first+1+g.IntN(30)))
	c.In = citation.Container{
		Title:  citation.Text(pick(&g, typicalJournals)),
		Volume: strconv.Itoa(1 + g.IntN(80)), Issue: strconv.Itoa(1 + g.IntN(12)), Pages: pages,
		Publisher: pick(&g, typicalPublishers),
	}
	doi := "10.5555/typical." + number
	c.IDs = []citation.Identifier{{Scheme: citation.SchemeISSN, Value: g.issn()}, {Scheme: citation.SchemeDOI, Value: doi}}
	c.Links = []citation.Link{{URL: "https://doi.org/" + doi}}
	for i := range 3 + g.IntN(5) {
		c.Keywords = append(c.Keywords, citation.Keyword{Term: typicalKeywords[(n+i)%len(typicalKeywords)]})
	}
	return c
}

func (g *generator) typicalAbstract() citation.Text {
	var b strings.Builder
	for b.Len() < 1500 {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(pick(g, typicalSentences), "#", strconv.Itoa(2+g.IntN(300))))
	}
	return citation.Text(b.String())
}

var (
	typicalFamilies   = []string{"Smith", "Müller", "García", "Okafor", "Nguyễn", "Kowalska", "Sørensen", "Ó Briain", "Tanaka", "Lefèvre", "Ivanova", "Brown", "Åkesson", "Rossi"}
	typicalGiven      = []string{"Ann", "Jan P.", "Zoë", "Miguel", "Ingrid", "Chidi", "Thị Lan", "Søren", "Yuki", "J. R.", "Élise", "Olga", "Tom"}
	typicalTopics     = []string{"Support by peers", "Waiting lists", "Sleep at night work", "Trust in advice", "Home visits", "Shared records", "Rural clinics", "Reading aloud"}
	typicalJournals   = []string{"Journal of Plain Measures", "Revue des Essais", "Archives of Example Studies", "Zeitschrift für Beispiele"}
	typicalPublishers = []string{"Example Press", "Université d'Exemple", "Beispielverlag"}
	typicalKeywords   = []string{"peer support", "waiting", "sleep", "trust", "primary care", "records", "interviews", "rural health", "ageing", "qualitative research", "co-production"}
	typicalSentences  = []string{
		"We asked # people how they had come to the service and what had kept them there.",
		"The median wait fell from # to # days (95% CI 2–9; p < 0.05), and stayed there for a year.",
		"Nobody had looked at this before in a town of fewer than # thousand people.",
		"Interviews were read twice by two of us, who agreed on # of every hundred codes (κ = 0.8).",
		"What people said about “being known” came up in # of the talks, mostly unasked.",
		"Costs were €# a person and year – less than those of usual care.",
		"The study is small, and those who left early could not be asked.",
		"Staff kept a diary for # weeks, in which visits and calls were counted.",
		"A second survey, sent to # households, gave the same picture with less detail.",
		"Training of half a day was enough for most; some wanted to talk about it later.",
	}
)
