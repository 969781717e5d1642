package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// told gives what matters of the records of a page in a line each.
func told(t testing.TB, html string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range recordsOf(t, source.FromString("page.html", html)) {
		b.WriteString(line(r))
	}
	return b.String()
}

// line gives what matters of a record.
func line(r *evidence.Record) string {
	var b strings.Builder
	c := &r.Citation
	part := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s=%s", name, value)
		}
	}
	fmt.Fprintf(&b, "%s:", r.Format)
	part("type", string(c.Type))
	part("title", c.Title.Plain())
	var names []string
	for _, n := range c.Authors() {
		names = append(names, n.Sorted())
	}
	part("by", strings.Join(names, "; "))
	part("date", c.Issued().String())
	part("in", c.In.Title.Plain())
	part("vol", c.In.Volume)
	part("no", c.In.Issue)
	part("pp", c.In.Pages.String())
	part("publisher", c.In.Publisher)
	part("doi", c.DOI())
	part("issn", c.ID(citation.SchemeISSN))
	var words []string
	for _, k := range c.Keywords {
		words = append(words, k.Term)
	}
	part("words", strings.Join(words, "; "))
	b.WriteByte('\n')
	return b.String()
}

// metas makes a page of meta elements: "name=content", one a line.
func metas(lines string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>A page</title>\n")
	for line := range strings.Lines(lines) {
		name, content, _ := strings.Cut(strings.TrimSpace(line), "=")
		fmt.Fprintf(&b, "<meta name=%q content=%q>\n", name, content)
	}
	b.WriteString("</head><body></body></html>")
	return b.String()
}

// Pages with a single vocabulary each: every one is enough by itself.
func TestVocabularies(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ metas, want string }{
		"Highwire": {
			"citation_title=On x\ncitation_author=Doe, Jane\ncitation_author=Roe, Max\ncitation_date=2001/2/3\ncitation_journal_title=J. X\ncitation_volume=4\ncitation_firstpage=5\ncitation_lastpage=9\ncitation_doi=doi:10.1000/182\ncitation_keywords=a;b",
			"html: type=article-journal title=On x by=Doe, Jane; Roe, Max date=2001-02-03 in=J. X vol=4 pp=5-9 doi=10.1000/182 words=a; b\n",
		},
		"bepress": {
			"bepress_citation_title=On x\nbepress_citation_author=Doe, Jane\nbepress_citation_date=2001\nbepress_citation_journal_title=J. X",
			"html: type=article-journal title=On x by=Doe, Jane date=2001 in=J. X\n",
		},
		"names in one element": {
			"citation_title=On x\ncitation_authors=Doe, Jane; Roe, Max\ncitation_year=2001",
			"html: title=On x by=Doe, Jane; Roe, Max date=2001\n",
		},
		"EPrints": {
			"eprints.title=On x\neprints.creators_name=Doe, Jane\neprints.date=2001-02\neprints.publication=J. X\neprints.volume=4\neprints.number=2\neprints.pagerange=5-9\neprints.type=article",
			"html: type=article-journal title=On x by=Doe, Jane date=2001-02 in=J. X vol=4 no=2 pp=5-9\n",
		},
		"PRISM": {
			"prism.title=On x\nprism.publicationName=J. X\nprism.volume=4\nprism.number=2\nprism.startingPage=5\nprism.endingPage=9\nprism.publicationDate=2001-02-03\nprism.doi=10.1000/182\nprism.issn=0028-0836",
			"html: type=article-journal title=On x date=2001-02-03 in=J. X vol=4 no=2 pp=5-9 doi=10.1000/182 issn=0028-0836\n",
		},
		"Dublin Core": {
			"DC.title=On x\nDC.creator=Doe, Jane\nDC.date.issued=2001-02-03\nDC.identifier=https://doi.org/10.1000/182\nDC.subject=a\nDC.subject=b\nDC.type=Text",
			"html: title=On x by=Doe, Jane date=2001-02-03 doi=10.1000/182 words=a; b\n",
		},
		"DCTERMS": {
			"dcterms:title=On x\ndcterms:creator=Doe, Jane\ndcterms:issued=2001\ndcterms:isPartOf=J. X",
			"html: title=On x by=Doe, Jane date=2001 in=J. X\n",
		},
		"Dublin Core with a whole citation": {
			"DC.title=On the nature of x\nDC.creator=Doe, Jane\nDC.date=2001\nDC.identifier.citation=Doe, Jane (2001) On the nature of x. Journal of X, 4 (2). pp. 5-9. ISSN 0028-0836",
			"html: title=On the nature of x by=Doe, Jane date=2001 in=Journal of X vol=4 no=2 pp=5-9\n",
		},
		"Dublin Core with a DOI behind the source": {
			"DC.title=Une histoire des ponts\nDC.creator=Anne Morel\nDC.source=Cahiers du g\u00e9nie civil, 2016, 8 (2), pp.41-63. \u27e810.1000/cgc.2016.8.41\u27e9",
			"html: title=Une histoire des ponts by=Morel, Anne date=2016 in=Cahiers du g\u00e9nie civil vol=8 no=2 pp=41-63 doi=10.1000/cgc.2016.8.41\n",
		},
		"Highwire of Brazil": {
			"citation_title=On x\ncitation_author=Doe, Jane\ncitation_author_affiliation=UFMG\ncitation_journal_title=Cadernos\ncitation_volume=35\ncitation_elocation_id=e00099918",
			"html: type=article-journal title=On x by=Doe, Jane in=Cadernos vol=35 pp=e00099918\n",
		},
		"Dublin Core with another work's citation": {
			"DC.title=On the nature of x\nDC.creator=Doe, Jane\nDC.date=2001\nDCTERMS.bibliographicCitation=Roe, Max (2001) A history of everything else. Journal of X, 4 (2). pp. 5-9.",
			"html: title=On the nature of x by=Doe, Jane date=2001\n",
		},
		"Dublin Core with a source": {
			"DC.title=On x\nDC.creator=Doe, Jane\nDC.source=Journal of X; Vol 5 No 2 (2020): Spring; 12-19\nDC.Source.ISSN=0028-0836",
			"html: title=On x by=Doe, Jane date=2020 in=Journal of X vol=5 no=2 pp=12-19 issn=0028-0836\n",
		},
		"Dublin Core as one publisher has it": {
			"dc.title=On x\ndc.creator=Doe, Jane\ndc.source=Journal of X 2010 18:3\ndc.identifier=doi:10.1000/182",
			"html: title=On x by=Doe, Jane date=2010 in=Journal of X vol=18 doi=10.1000/182\n",
		},
		"a deposit's clock": {
			"DC.title=On x\nDC.creator=Doe, Jane\nDC.date=2012-01-05T10:22:33Z\nDC.date=2010-05",
			"html: title=On x by=Doe, Jane date=2010-05\n",
		},
		"no date at all":                         {"citation_title=On x\ncitation_author=Doe, Jane\ncitation_date=1970-01-01", "html: title=On x by=Doe, Jane\n"},
		"a site as the author":                   {"DC.title=On x\nDC.creator=The X Portal\nog:site_name=The X Portal\nDC.date=2001\nDC.identifier=doi:10.1000/182", "html: title=On x date=2001 doi=10.1000/182\n"},
		"a site that speaks of itself":           {"DC.title=The X Portal\nDC.creator=The X Portal\nog:site_name=The X Portal\nDC.date=2001", ""},
		"a department's page":                    {"DC.title=On x and our work\nDC.creator=Webteam, Institute of Geosciences\nDC.date=2001\nDC.type=Text", ""},
		"a weblog":                               {"generator=Blogger\nDC.title=My garden\nDC.creator=Doe, Jane\nDC.date=2001-02-03", ""},
		"names joined by and":                    {"citation_title=On x\ncitation_author=Jane Doe and Max Roe and Ann M. Poe\ncitation_date=2001", "html: title=On x by=Doe, Jane; Roe, Max; Poe, Ann M. date=2001\n"},
		"a body with and in its name":            {"citation_title=On x\ncitation_author=Ministry of Health and Social Care\ncitation_date=2001", "html: title=On x by=Ministry of Health and Social Care date=2001\n"},
		"the DOI as the page":                    {"citation_title=On x\ncitation_author=Doe, Jane\ncitation_firstpage=2021.03.04.433874\ncitation_doi=10.1101/2021.03.04.433874", "html: title=On x by=Doe, Jane doi=10.1101/2021.03.04.433874\n"},
		"names in one element, without Highwire": {"DC.title=On x\nauthor=Jane Doe, John Smith\nDC.date=2001", "html: title=On x by=Doe, Jane; Smith, John date=2001\n"},
		"a book in the words of previews":        {"og:type=book\nog:title=On x\nbook:author=Jane Doe\nbook:isbn=9783161484100", "html: title=On x by=Doe, Jane\n"},
		"a server of preprints":                  {"citation_title=On x\ncitation_author=Doe, Jane\ncitation_journal_title=bioRxiv\ncitation_date=2001", "html: type=article title=On x by=Doe, Jane date=2001 publisher=bioRxiv\n"},
		"preview only":                           {"og:title=On x\narticle:author=Jane Doe\narticle:published_time=2001-02-03T04:05:06Z\nog:type=article", ""},
		"journal only":                           {"citation_journal_title=J. X\ncitation_issn=0028-0836", ""},
		"references only":                        {"citation_reference=citation_title=On y;citation_doi=10.1000/1", ""},
		"template with holes":                    {"citation_title={{title}}\ncitation_author={{author}}\ncitation_date=2001", ""},
		"nobody":                                 {"citation_title=On x\ncitation_author=admin\ncitation_author=https://example.org\ncitation_date=2001", "html: title=On x date=2001\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, told(t, metas(test.metas))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Where vocabularies disagree, the better value stands, whoever says it.
func TestConflicts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ metas, want string }{
		"a full date beats a year":      {"citation_title=On x\ncitation_year=2001\ndc.date=2001-02-03", "html: title=On x date=2001-02-03\n"},
		"a year that was filled up":     {"citation_title=On x\ncitation_publication_date=2001/01/01\ncitation_date=2001-03-05", "html: title=On x date=2001-03-05\n"},
		"another year is another date":  {"citation_title=On x\ncitation_publication_date=2001/01/01\ncitation_date=2000-12-05", "html: title=On x date=2001-01-01\n"},
		"full names beat initials":      {"citation_title=On x\ncitation_author=Doe, J.\ndc.creator=Doe, Jane", "html: title=On x by=Doe, Jane\n"},
		"the whole list beats one name": {"citation_title=On x\ncitation_author=Doe, Jane\ndc.creator=Doe, J.\ndc.creator=Roe, M.", "html: title=On x by=Doe, J.; Roe, M.\n"},
		"small letters beat capitals":   {"citation_title=ON THE NATURE OF X\ndc.title=On the nature of x\ncitation_date=2001", "html: title=On the nature of x date=2001\n"},
		"Highwire beats a preview":      {"og:title=On x | The site\ncitation_title=On x\ncitation_date=2001", "html: title=On x date=2001\n"},
		"a range beats a first page":    {"citation_title=On x\ncitation_firstpage=5\nprism.pageRange=5-9", "html: title=On x pp=5-9\n"},
		"the pages of the file":         {"citation_title=On x\ncitation_firstpage=14\nprism.startingPage=1\nprism.endingPage=12", "html: title=On x pp=14\n"},
		"pages printed twice":           {"citation_title=On x\ncitation_firstpage=5\ncitation_lastpage=5", "html: title=On x pp=5\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, told(t, metas(test.metas))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Works that a page's tags cite are read where the user asks for all, whatever form they have, and never otherwise.
func TestCitedWorks(t *testing.T) {
	t.Parallel()
	page := metas("citation_title=On the nature of x\ncitation_author=Doe, Jane\ncitation_date=2001\n"+
		"citation_reference=citation_title=Wells; wills and mills; citation_author=A Berg; citation_author=O Lie; citation_journal_title=J. Villages; citation_volume=12; citation_pages=1-19; citation_publication_date=2012; citation_doi=10.1000/wells\n"+
		"citation_reference=Berg, A. (2014). Barns of the far north. Northern Architecture Review, 3(2), 20-41. https://doi.org/10.1000/barns\n"+
		"citation_reference=a letter of the author to his brother\n"+
		"citation_reference=citation_title=On the nature of x;citation_year=2001") +
		`<script type="application/ld+json">{"@type":"ScholarlyArticle","name":"On the nature of x","citation":[{"@type":"Book","name":"A history of hay","author":{"name":"Max Roe"},"datePublished":"1999"},"Marsh PJ. Hedgehog road deaths. Mammal Notes. 2013;18:101-109."]}</script>`
	const own = "html: type=article-journal title=On the nature of x by=Doe, Jane date=2001\n"
	for works, want := range map[format.Works]string{
		format.AllWorks: own + "html: type=book title=A history of hay by=Roe, Max date=1999\n" +
			"html: type=article-journal title=Wells; wills and mills by=Berg, A; Lie, O date=2012 in=J. Villages vol=12 pp=1-19 doi=10.1000/wells\n" +
			"html: type=article-journal title=Barns of the far north by=Berg, A. date=2014 in=Northern Architecture Review vol=3 no=2 pp=20-41 doi=10.1000/barns\n" +
			"html: type=article-journal title=Hedgehog road deaths by=Marsh, PJ date=2013 in=Mammal Notes vol=18 pp=101-109\n",
		0: own,
	} {
		var b strings.Builder
		for r := range htmlFormat().Extractor.Extract(t.Context(), source.FromString("page.html", page), format.Ask{Works: works}) {
			b.WriteString(line(r))
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

// A page says in links under which identifier it is to be cited, and where its citation is to be had.
func TestLinks(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><title>x</title><base href="https://example.org/a/"><link rel="cite-as" href="https://doi.org/10.1000/182">
<link rel="describedby" type="application/x-bibtex" href="182.bib"><link rel="unapi-server" type="application/xml" href="/unapi"><link rel="alternate" type="application/rss+xml" href="/feed">
<meta name="citation_title" content="On x"><meta name="citation_author" content="Doe, Jane"><abbr class="unapi-id" title="oai:182"></abbr>`
	records := recordsOf(t, source.FromString("page.html", page))
	if len(records) != 1 || records[0].Citation.DOI() != "10.1000/182" {
		t.Fatalf("got %d records", len(records))
	}
	var offered []string
	for _, remark := range records[0].Remarks {
		if remark.Code == diag.Offered {
			offered = append(offered, remark.Message)
		}
	}
	want := []string{"the page offers its citation at https://example.org/a/182.bib", "the page offers its citation at https://example.org/unapi?id=oai%3A182"}
	if diff := cmp.Diff(want, offered); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What the page shows goes with what the tags say: a number that is the issue there is no volume, and the name of a journal in full
// in the title of the window goes before its abbreviation.
func TestTextBesideTags(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ metas, title, body, want string }{
		"the number of an issue": {"citation_title=Les archives du vent\ncitation_author=Roux, Jeanne\ncitation_journal_title=Études rurales\ncitation_issue=194\ncitation_date=2014", "Les archives du vent",
			"<h1>Les archives du vent</h1><h2>Pour citer cet article</h2><p>Jeanne Roux, « Les archives du vent », <em>Études rurales</em>, 194 | 2014, 23-45.</p>",
			"html: type=article-journal title=Les archives du vent by=Roux, Jeanne date=2014 in=Études rurales no=194 pp=23-45\n"},
		"a number through the years": {"citation_title=Малые города Сибири\ncitation_author=Петров, Иван\ncitation_journal_title=Вестник экономики\ncitation_issue=3 (27)\ncitation_date=2016", "Малые города Сибири",
			"<h1>Малые города Сибири</h1><p>Для цитирования: Петров И. С. Малые города Сибири // Вестник экономики. 2016. №3 (27). С. 59-66.</p>",
			"html: type=article-journal title=Малые города Сибири by=Петров, Иван date=2016 in=Вестник экономики no=3 (27) pp=59-66\n"},
		"a name in full": {"dc.title=Amination of aryl fluorides\ndc.creator=Lena Brandt\ndc.identifier=doi:10.1000/182", "Amination of aryl fluorides | Journal of the American Chemical Society",
			"<h1>Amination of aryl fluorides</h1><div>Lena Brandt</div><div>Cite this: J. Am. Chem. Soc. 2020, 142, 11, 5200–5210</div>",
			"html: type=article-journal title=Amination of aryl fluorides by=Brandt, Lena date=2020 in=Journal of the American Chemical Society vol=142 no=11 pp=5200-5210 doi=10.1000/182\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := strings.Replace(strings.Replace(metas(test.metas), "<body>", "<body>"+test.body, 1), "A page", test.title, 1)
			if diff := cmp.Diff(test.want, told(t, page)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A page that shows one work with its names and abstract, and speaks to machines of those only that it recommends, is of the one.
func TestRecommendedWorks(t *testing.T) {
	t.Parallel()
	const other = `<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h3 itemprop="headline">%s</h3><span itemprop="datePublished">2019</span></div>`
	page := `<!doctype html><head><title>On the nature of ordinary examples | Journal of Examples</title></head><p>Journal of Examples, Volume 18, Issue 3, pages 231-234 (2010)</p>
<h1>On the nature of ordinary examples</h1><p>Jane Doe, Max Roe</p><h2>Abstract</h2><p>Examples are seldom ordinary. We looked at two hundred of them, and found that most had a purpose of their own.</p>
<h2>Similar content being viewed by others</h2>` + fmt.Sprintf(other, "The examples of other people") + fmt.Sprintf(other, "A history of the counterexample")
	const want = "html: type=article-journal title=On the nature of ordinary examples by=Doe, Jane; Roe, Max date=2010 in=Journal of Examples vol=18 no=3 pp=231-234\n"
	if diff := cmp.Diff(want, told(t, page)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Parse.ly is told all in one element, which adds to what the page says of its article elsewhere.
func TestParsely(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><title>The last keepers</title><meta name="parsely-page" content="{&quot;title&quot;:&quot;The last keepers&quot;,&quot;authors&quot;:[&quot;Ann Poe&quot;,&quot;Max Roe&quot;],&quot;pub_date&quot;:&quot;2018-04-02T15:21:42Z&quot;}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The last keepers"}</script>`
	const want = "html: type=article-newspaper title=The last keepers by=Poe, Ann; Roe, Max date=2018-04-02\n"
	if diff := cmp.Diff(want, told(t, page)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestLinkedData(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		`{"@type":"ScholarlyArticle","name":"On x","author":"Jane Doe","datePublished":"2001"}`:                                                                                                         "html: type=article-journal title=On x by=Doe, Jane date=2001\n",
		`<!-- {"@type":"Book","name":"On x","author":{"name":"Jane Doe"},"isbn":"9783161484100",} -->`:                                                                                                  "html: type=book title=On x by=Doe, Jane\n",
		`{"@type":"ScholarlyArticle","name":"On x","author":{"@type":"Organization","name":"The X Group"},"datePublished":"2001"`:                                                                       "html: type=article-journal title=On x by=The X Group date=2001\n",
		`[{"@type":"BreadcrumbList","name":"y"},{"@type":"http://schema.org/ScholarlyArticle","headline":"On \u0078","identifier":{"@type":"PropertyValue","propertyID":"DOI","value":"10.1000/182"}}]`: "html: type=article-journal title=On x doi=10.1000/182\n",
		`{"@type":"WebPage","name":"On x","mainEntity":{"@type":"Dataset","name":"Data on x","creator":[{"name":"Jane Doe"}]}}`:                                                                         "html: type=dataset title=Data on x by=Doe, Jane\n",
		`{"@type":"Article","headline":"News of x","author":"Jane Doe"}`:                                                                                                                                "",
		`{"@type":"BlogPosting","headline":"My thoughts","author":"Jane Doe"}`:                                                                                                                          "",
		`{"@type":"Article","headline":"On x","isPartOf":{"@type":"Periodical","name":"J. X"}}`:                                                                                                         "html: title=On x in=J. X\n",
		`{"@type":"Chapter","name":"On x","isPartOf":{"@type":"Book","name":"All of x"}}`:                                                                                                               "html: type=chapter title=On x in=All of x\n",
		`[{"@type":"ScholarlyArticle","name":"On x","datePublished":"2001"},{"@type":"ScholarlyArticle","name":"On y","datePublished":"2002"}]`:                                                         "html: type=article-journal title=On x date=2001\nhtml: type=article-journal title=On y date=2002\n",
		`{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@id":"#j","@type":"Periodical","name":"J. X","issn":"0028-0836"},{"@id":"#v","@type":"PublicationVolume","volumeNumber":4,"isPartOf":{"@id":"#j"}},{"@type":"ScholarlyArticle","name":"On x","isPartOf":{"@type":"PublicationIssue","issueNumber":"2","isPartOf":{"@id":"#v"}},"pageStart":"5","pageEnd":"9"}]}`: "html: type=article-journal title=On x in=J. X vol=4 no=2 pp=5-9 issn=0028-0836\n",
		"/* made by hand */ {\"@type\":\"ScholarlyArticle\", // the work\n\"name\":\"On the \"x\" of y\",\"datePublished\":\"2001\",}":                                   "html: type=article-journal title=On the \"x\" of y date=2001\n",
		`//<![CDATA[` + "\n" + `{"@type":"ScholarlyArticle","name":"On x","datePublished":"2001"}` + "\n" + `//]]>`:                                                      "html: type=article-journal title=On x date=2001\n",
		`{&quot;@type&quot;:&quot;Book&quot;,&quot;name&quot;:&quot;On x&quot;,&quot;author&quot;:&quot;Jane Doe&quot;}`:                                                 "html: type=book title=On x by=Doe, Jane\n",
		`{"@type":"WebSite","name":"y"}{"@type":"ScholarlyArticle","name":"On x","datePublished":"2001"}`:                                                                "html: type=article-journal title=On x date=2001\n",
		`[{"@type":["http://schema.org/ScholarlyArticle"],"http://schema.org/name":[{"@value":"On x"}],"http://schema.org/datePublished":[{"@value":"2001"}]}]`:          "html: type=article-journal title=On x date=2001\n",
		`{"@type":"ScholarlyArticle","name":{"en":"On x"},"author":{"@list":[{"@type":"Role","author":{"name":"Jane Doe"}},"Max Roe"]}}`:                                 "html: type=article-journal title=On x by=Doe, Jane; Roe, Max\n",
		`{"@type":"ScholarlyArticle","name":"On x","datePublished":"2001","@reverse":{"hasPart":{"@type":"Periodical","name":"J. X"}}}`:                                  "html: type=article-journal title=On x date=2001 in=J. X\n",
		`{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Book","name":"On x"}},{"@type":"ListItem","item":{"@type":"Book","name":"On y"}}]}`: "html: type=book title=On x\nhtml: type=book title=On y\n",
		`not JSON`: "",
		``:         "",
	} {
		t.Run(data, func(t *testing.T) {
			t.Parallel()
			page := "<!doctype html><title>A page</title><script type='application/ld+json'>" + data + "</script>"
			if diff := cmp.Diff(want, told(t, page)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A platform reads what a saved page shows as it reads pasted text, and adds to its metadata.
func TestPlatformOnHTML(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><html><head><title>A mathematical theory of communication - Portal</title>
<meta name="citation_title" content="A mathematical theory of communication"><meta name="citation_author" content="Shannon, C. E."></head>
<body><h1>A mathematical theory of communication</h1><ul class="relations"><li>C. E. Shannon</li></ul>
<p>Research output: Contribution to journal › Article › peer-review</p>
<table><tr><th>Original language</th><td>English</td></tr><tr><th>Pages (from-to)</th><td>379-423</td></tr>
<tr><th>Journal</th><td><a>Bell System Technical Journal</a></td></tr><tr><th>Volume</th><td>27</td></tr><tr><th>Issue number</th><td>3</td></tr>
<tr><th>Publication status</th><td>Published - Jul 1948</td></tr></table></body></html>`
	const want = "pure: type=article-journal title=A mathematical theory of communication by=Shannon, C. E. date=1948-07 in=Bell System Technical Journal vol=27 no=3 pp=379-423\n"
	if diff := cmp.Diff(want, told(t, page)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What the heading of the page does not have is no part of the title, and what it has more is.
func TestTitleOfHeading(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ title, heading, want string }{
		"a site":     {"On the nature of x | The X Site", "On the nature of x", "html: title=On the nature of x date=2001\n"},
		"a volume":   {"Typing while walking | Proceedings of the Meeting on X", "Typing while walking: a field study", "html: title=Typing while walking: a field study date=2001 in=Proceedings of the Meeting on X\n"},
		"no heading": {"On the nature of x | The X Site", "", "html: title=On the nature of x | The X Site date=2001\n"},
		"a dash":     {"On the nature of x - a reply", "On the nature of x - a reply", "html: title=On the nature of x - a reply date=2001\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := strings.Replace(metas("dc.title="+test.title+"\ndc.date=2001\ndc.identifier=doi:10.1000/182"), "<body>", "<body><h1>"+test.heading+"</h1>", 1)
			if diff := cmp.Diff(strings.Replace(test.want, "\n", " doi=10.1000/182\n", 1), told(t, page)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The journal's name stands behind the title of the work in the title of the window, and by itself on the page.
func TestJournalOfWindow(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Snow cover and voles in winter - Hansen - 2016 - Ecology of the North - Wiley Online Library": "html: type=article-journal title=Snow cover and voles in winter by=Hansen, Marte; Ruiz, Pablo date=2016-10 in=Ecology of the North vol=23 no=4 pp=221-230 doi=10.1111/een.99123\n",
		"Snow cover and voles in winter: Urban Heritage: Vol 23, No 4":                                 "html: type=article-journal title=Snow cover and voles in winter by=Hansen, Marte; Ruiz, Pablo date=2016-10 in=Urban Heritage vol=23 no=4 pp=221-230 doi=10.1111/een.99123\n",
	} {
		page := "<!doctype html><title>" + title + `</title><a>Ecology of the North</a><div>Research Article</div><h1>Snow cover and voles in winter</h1><div>Marte Hansen, Pablo Ruiz</div>
<div>https://doi.org/10.1111/een.99123</div><div>Volume23, Issue4<div>October 2016</div><div>Pages 221-230</div></div><h2>Abstract</h2><p>Voles live under the snow. We trapped them for six winters in two valleys of the north, and found them there each time.</p>`
		if diff := cmp.Diff(want, told(t, page)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

// Some pages tell machines the first author only, and show them all.
func TestShortListOfAuthors(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><title>On the nature of ordinary examples</title>
<meta name="citation_title" content="On the nature of ordinary examples"><meta name="citation_author" content="Doe, Jane"><meta name="citation_doi" content="10.1000/182">
<article><span class="given-name">Jane</span> <span class="surname">Doe</span>, <span class="given-name">Max</span> <span class="surname">Roe</span></article>`
	const want = "html: title=On the nature of ordinary examples by=Doe, Jane; Roe, Max doi=10.1000/182\n"
	if diff := cmp.Diff(want, told(t, page)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A page in a single-file archive is read; its places, which would be those of the part, are left out.
func TestSingleFile(t *testing.T) {
	t.Parallel()
	const file = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<!doctype html><meta name=3D\"citation_title\" content=3D\"On x\"><meta name=3D\"citat=\r\nion_date\" content=3D\"2001\">\r\n--b--\r\n"
	records := recordsOf(t, source.FromString("a.mhtml", file))
	if len(records) != 1 {
		t.Fatalf("%d records", len(records))
	}
	if c := &records[0].Citation; c.Title != "On x" || c.Year() != 2001 {
		t.Errorf("title %q, year %d", c.Title, c.Year())
	}
	for _, claim := range records[0].Claims {
		if !claim.At.Nowhere() {
			t.Errorf("%s stands at %v of another document", claim.Rule, claim.At)
		}
	}
}

// Pages made of one thing without end are read in the time that their size
// takes: each of these was once a matter of minutes.
func TestEndlessPages(t *testing.T) {
	t.Parallel()
	const head = "<!doctype html><title>On the nature of x</title>"
	for name, page := range map[string]string{
		"nested elements":     head + strings.Repeat("<div>", 25_000),
		"nested entries":      head + strings.Repeat("<div>@article{a,", 6_000),
		"entries never ended": head + strings.Repeat("<p>TY  - JOUR</p>", 12_000),
		"one attribute":       head + `<a href="` + strings.Repeat("x@article{a, ", 25_000) + `">y</a>`,
		"nested items":        head + strings.Repeat(`<div itemscope itemtype="http://schema.org/Book"><b itemprop="name">x</b>`, 6_000),
		"nested data":         head + "<script type='application/ld+json'>" + strings.Repeat(`{"@type":"Book","name":"x","isPartOf":`, 12_000) + "</script>",
		"scripts":             head + strings.Repeat(`<script type="application/ld+json">{"@type":"Book","name":"\u0041"}</script>`, 2_000),
		"labels":              head + strings.Repeat("<p>Title: On x</p><p>Volume: 12</p>", 25_000),
		"keywords":            head + `<meta name="citation_title" content="On x"><meta name="citation_doi" content="10.1000/x">` + manyWords(50_000),
		"a program":           head + "<script>" + strings.Repeat(`x={"title":1,"doi":[ `, 12_000) + "</script>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := len(recordsOf(t, source.FromString("page.html", page))); got > 1 {
				t.Errorf("%d records", got)
			}
		})
	}
}

// manyWords gives n tags, each with another keyword.
func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<meta name=citation_keywords content=word%d>", i)
	}
	return b.String()
}

// What a page's tags leave out is read from its head; how long the article below is does not matter.
func TestHeadOf(t *testing.T) {
	t.Parallel()
	const text = "On x - Site\nMenu\nOn x\nJane Doe\nAnd so on.\n"
	for enough, want := range map[int]string{1: "On x - Site\nMenu\nOn x", 5: "On x - Site\nMenu\nOn x\nJane Doe", 100: text} {
		if got := headOf(text, "On x", enough); got != want {
			t.Errorf("%d bytes: %q, want %q", enough, got, want)
		}
	}
}

// FuzzHTMLPage: no page makes reading panic, and every claim has its rule and a
// value of the field's kind.
func FuzzHTMLPage(f *testing.F) {
	f.Add(metas("citation_title=On x\ncitation_author=Doe, Jane\ncitation_date=2001"))
	f.Add("<!doctype html><script type='application/ld+json'>{\"@type\":\"Book\",\"name\":\"x\",\"isPartOf\":[{}]}</script>")
	f.Add("<!doctype html><span class=Z3988 title='rft.atitle=x&rft.aulast=y&rft.date=2001'></span>")
	f.Add("<!doctype html><div itemscope itemtype=https://schema.org/Book><b itemprop=name>x</b></div>")
	f.Fuzz(func(t *testing.T, html string) {
		html = strings.ToValidUTF8(html, "")
		for _, r := range recordsOf(t, source.FromString("fuzz.html", html)) {
			for _, claim := range r.Claims {
				if claim.Rule == "" || claim.Field == citation.NoField || claim.At.End > len(html) {
					t.Errorf("%+v", claim)
				}
			}
		}
	})
}
