package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The pages of these tests are laid out by the tests themselves, in every
// language, in every way to set a label and its value, and with what gets lost
// on the way from a screen to a file. So the truth is known by construction:
// all that such a page states must be read from it, and nothing else.

// A printedRow is a row of a page's table, with what must be read from it.
type printedRow struct {
	means string // what its label means in the vocabulary
	value string
	want  string // "volume: 48"; "" when the row says nothing of the work
}

// layouts are the ways in which text sets a row of a table.
var layouts = []struct {
	name string
	row  func(label, value string) string
}{
	{"glued", func(label, value string) string { return label + value }},
	{"coloned", func(label, value string) string { return label + ": " + value }},
	{"tabbed", func(label, value string) string { return label + "\t" + value }},
	{"two bars", func(label, value string) string { return label + " | " + value + " |" }},
	{"two columns", func(label, value string) string { return "| " + label + " | " + value + " |" }},
	{"three columns", func(label, value string) string { return "| " + label + " | " + value + " |  |" }},
	{"value below", func(label, value string) string { return label + "\n" + value }},
	{"value below a blank line", func(label, value string) string { return label + "\n\n" + value }},
	{"value as an item", func(label, value string) string { return label + "\n  * " + value }},
}

// wordIn gives the first word of a sort and meaning in a language, or in English.
func wordIn(t testing.TB, v *vocabulary, sort, means, language string) string {
	t.Helper()
	english := ""
	for _, w := range v.rows[sort] {
		if w.means != means {
			continue
		}
		languages := strings.Fields(w.languages)
		if slices.Contains(languages, language) {
			return w.text
		}
		if english == "" && (slices.Contains(languages, "en") || w.languages == "-") {
			english = w.text
		}
	}
	if english == "" {
		t.Fatalf("no %s %s in %s", sort, means, language)
	}
	return english
}

// pureTongue is what a portal prints in one language.
type pureTongue struct{ language, kind, english, status, quote string }

var pureTongues = []pureTongue{
	{"en", "Research output: Contribution to journal › Article › peer-review", "English", "Published - 13 Feb 2025", "Dive into the research topics of '%s'. Together they form a unique fingerprint."},
	{"en", "Research output: Contribution to journalArticlepeer-review", "English", "Published - Feb 13 2025", "Dive into the research topics of '%s'. Together they form a unique fingerprint."},
	{"da", "Publikation: Bidrag til tidsskrift › Tidsskriftartikel › Forskning › peer review", "Engelsk", "Udgivet - 13 feb. 2025", "Dyk ned i forskningsemnerne om '%s'. Sammen danner de et unikt fingeraftryk."},
	{"nl", "Onderzoeksoutput: Bijdrage aan tijdschrift › Artikel › Academic › peer review", "Engels", "Gepubliceerd - 13 feb. 2025", "Duik in de onderzoeksthema's van '%s'. Samen vormen ze een unieke vingerafdruk."},
	{"de", "Publikation: Beitrag in Fachzeitschrift › Artikel › Begutachtung", "Englisch", "Veröffentlicht - 13 Feb. 2025", "Untersuchen Sie die Forschungsthemen von „%s“. Zusammen bilden sie einen einzigartigen Fingerprint."},
	{"fi", "Tutkimustuotos: Lehtiartikkeli › Artikkeli › Tieteellinen › vertaisarvioitu", "Englanti", "Julkaistu - 13 helmik. 2025", "Sukella tutkimusaiheisiin '%s'. Ne muodostavat yhdessä ainutlaatuisen sormenjäljen."},
	{"sv", "Forskningsoutput: Tidskriftsbidrag › Artikel i vetenskaplig tidskrift › Peer review", "engelska", "Publicerad - 13 feb. 2025", "Fördjupa i forskningsämnen för ”%s”. Tillsammans bildar de ett unikt fingeravtryck."},
	{"es", "Producción científica: Contribución a una revista › Artículo › revisión exhaustiva", "Inglés", "Publicada - 13 feb. 2025", "Profundice en los temas de investigación de '%s'. En conjunto forman una huella única."},
	{"fr", "Résultats de recherche: Contribution à un journal › Article › Revue par des pairs", "Anglais", "Publié - 13 févr. 2025", "Examiner les sujets de recherche de « %s ». Ensemble, ils forment une empreinte digitale unique."},
	{"ja", "研究成果: ジャーナルへの寄稿 › 学術論文 › 査読", "英語", "出版済み - 2025 2月 13", "「%s」の研究トピックを掘り下げます。これらがまとまってユニークなフィンガープリントを構成します。"},
	{"ko", "연구 성과물: 학술지 기고문 › 논문 › 심사", "영어", "출판됨 - 2월 13 2025", "'%s'의 연구 토픽을 자세히 살펴보세요. 함께 고유한 지문을 형성합니다."},
	{"zh", "研究成果: 雜誌貢獻 › 期刊論文 › 同行評審", "英語", "已出版 - 13 2月 2025", "深入研究「%s」主題。共同形成了獨特的指紋。"},
	{"pt", "Resultado de pesquisa: Contribuição para periódico › Artigo › revisão de pares", "Inglês", "Publicadas - 13 fev. 2025", "Mergulhe nos tópicos de investigação de “%s”. Em conjunto formam uma impressão digital única."},
	{"it", "Risultato della ricerca: Contributo in rivista › Articolo in rivista › peer review", "Inglese", "Pubblicato - 13 feb 2025", "Entra nei temi di ricerca di '%s'. Insieme formano una fingerprint unica."},
	{"ca", "Producció científica: Contribució a revista › Article › Recerca › Avaluat per experts", "Anglès", "Publicada - 13 de febr. 2025", "Navegar pels temes de recerca de '%s'. Junts formen un fingerprint únic."},
	{"pl", "Wyniki badań: Wkład do czasopisma › Artykuł › recenzja", "angielski", "Opublikowano - 13 lut 2025", "Zagłębiaj się w tematach badawczych publikacji „%s”. Razem tworzą unikalny odcisk palca."},
	{"ru", "Результаты исследований: Научные публикации в периодических изданиях › статья › Рецензирование", "английский", "Опубликовано - 13 февр. 2025", "Подробные сведения о темах исследования «%s». Вместе они формируют уникальный семантический отпечаток (fingerprint)."},
	{"uk", "Результат досліджень: Внесок у журнал › Стаття › рецензування", "Англійська", "Опубліковано - 13 лют. 2025", "Ознайомтесь з темами дослідження '%s'. Разом вони формують унікальний цифровий відбиток."},
	{"he", "פרסום מחקרי: פרסום בכתב עת › מאמר › ביקורת עמיתים", "אנגלית", "פורסם - 13 פבר׳ 2025", "להלן מוצגים תחומי המחקר של הפרסום '%s'. יחד הם יוצרים טביעת אצבע ייחודית."},
	{"ar", "نتاج البحث: المساهمة في مجلة › مقال › مراجعة النظراء", "الإنجليزيّة", "نُشِر - 13 فبراير 2025", "أدرس بدقة موضوعات البحث “%s”. فهما يشكلان معًا بصمة فريدة."},
	{"tr", "Araştırma sonucu: Dergiye katkı › Makale › bilirkişi", "İngilizce", "Yayınlandı - 13 Şub 2025", "'%s' araştırma başlıklarına git. Birlikte benzersiz bir parmak izi oluştururlar."},
	{"id", "Hasil penelitian: Kontribusi ke jurnal › Artikel › peer-review", "Inggris", "Diterbitkan - 13 Feb 2025", "Selami topik penelitian '%s'. Bersama-sama membentuk sidik jari yang unik."},
	{"th", "ผลงานวิจัย: บทความในวารสาร › บทความ › การตรวจสอบโดยเพื่อน", "อังกฤษ", "ตีพิมพ์ - 13 ก.พ. 2025", "เจาะลึกประเด็นงานวิจัยของ '%s' เมื่อรวมกันเป็นลายนิ้วมือที่ไม่ซ้ำกัน"},
	{"no", "Publikasjon: Bidrag til tidsskrift › Artikkel › Forskning › fagfellevurdert", "Engelsk", "Publisert - 13 feb. 2025", "Dykk ned i forskningstemaene til '%s'. Sammen danner de et unikt fingeravtrykk."},
	{"ja", "研究成果: Article › 査読", "英語", "出版済み - 2月 13 2025", "「%s」の研究トピックを掘り下げます。これらがまとまってユニークなフィンガープリントを構成します。"},
	{"ko", "연구 산출물: 학술지 기고 › 논문 › 동료심사", "영어", "출판됨 - 2025 2월 13", "‘%s’의 연구 주제를 자세히 알아보세요. 함께 고유한 지문을 형성합니다."},
	{"zh", "科研成果: 期刊稿件 › 文章 › 同行评审", "英语", "已出版 - 13 2月 2025", "探究 '%s' 的科研主题。它们共同构成独一无二的指纹。"},
}

// pureRows are the rows of its table, in the order of most portals.
func pureRows(tongue pureTongue) []printedRow {
	return []printedRow{
		{"language", tongue.english, "language: en"},
		{"page", "113-122", "page: 113-122"},
		{"number-of-pages", "10", "number-of-pages: 10"},
		{"container-title", "Archives of Harbour Engineering", "container-title: Archives of Harbour Engineering"},
		{"volume", "48", "volume: 48"},
		{"issue", "1-2", "issue: 1-2"},
		{"ISSN", "1095-158X", "ISSN: 1095-158X"},
		{"DOI", "https://doi.org/10.1234/ahe.2025.0017", "DOI: 10.1234/ahe.2025.0017"},
		{"@status", tongue.status, "issued: 2025-02-13"},
	}
}

// purePage is a page before it is printed.
type purePage struct {
	tongue  pureTongue
	layout  int
	rows    []printedRow
	between string // what stands between two rows
	above   string
	title   string
	people  string
	lost    bool // the names are
	unit    string
	quoted  bool // the fingerprint sentence is there
	words   bool // the keywords are
	cited   bool // the page cites its work
	bare    bool // the headings are lost
	areas   bool // the subject areas of Scopus are listed
	below   string
}

const (
	pureTitleText = "Wave loads on a rubble mound: what a year of measurements tells"
	pureAbstract  = "A year of measurements at a breakwater in the north shows when the waves press hardest upon it, and for how long. Volume 3 of the data has gaps."
	pureCitation  = "de Sousa, A. M., Blücher, J., & Smith-Jones, K. (2025). Wave loads on a rubble mound: what a year of measurements tells. Archives of Harbour Engineering, 48(1-2), 113-122. https://doi.org/10.1234/ahe.2025.0017"
)

// pureFaults are what goes wrong with a page, or is only added to it.
var pureFaults = []struct {
	name string
	do   func(p *purePage, r *rand.Rand)
}{
	{"nothing", func(*purePage, *rand.Rand) {}},
	{"blank lines between the rows", func(p *purePage, _ *rand.Rand) { p.between = "\n" }},
	{"rows in another order", func(p *purePage, r *rand.Rand) {
		r.Shuffle(len(p.rows), func(i, j int) { p.rows[i], p.rows[j] = p.rows[j], p.rows[i] })
	}},
	{"row lost", func(p *purePage, r *rand.Rand) {
		i := r.IntN(len(p.rows))
		p.rows = slices.Delete(p.rows, i, i+1)
	}},
	{"value lost", func(p *purePage, r *rand.Rand) { p.rows[r.IntN(len(p.rows))].value = "" }},
	{"title in the fingerprint only", func(p *purePage, _ *rand.Rand) { p.title, p.quoted = "", true }},
	{"no fingerprint", func(p *purePage, _ *rand.Rand) { p.quoted = p.title == "" }},
	{"title of the window above", func(p *purePage, _ *rand.Rand) {
		if p.title != "" {
			p.above = pureTitleText + " - Northern University\n" + p.above
		}
	}},
	{"names lost", func(p *purePage, _ *rand.Rand) { p.people, p.lost = ", , ", true }},
	{"names lost but for ampersand", func(p *purePage, _ *rand.Rand) { p.people, p.lost = ", , & ", true }},
	{"names with ampersand and a star", func(p *purePage, _ *rand.Rand) {
		if !p.lost {
			p.people = "Ana Marta de Sousa*, Jörg Blücher & Karen Smith-Jones\n\n*Corresponding author for this work"
		}
	}},
	{"names a line each", func(p *purePage, _ *rand.Rand) { p.people = strings.ReplaceAll(p.people, ", ", "\n, ") }},
	{"names as items", func(p *purePage, _ *rand.Rand) {
		p.people = "  * " + strings.ReplaceAll(p.people, ", ", "\n  * , ")
	}},
	{"a department below the names", func(p *purePage, _ *rand.Rand) {
		p.unit = "Department of Civil Engineering\n\nHarbour Research Centre"
	}},
	{"menu above", func(p *purePage, _ *rand.Rand) {
		p.above = "Skip to main navigation\nSkip to search\nSkip to main content\nNorthern University Home\nNorthern University Logo\n  * Help & FAQ\n  * English\n  * Home\n  * Profiles\n  * Research units\n  * Research output\n  * Projects\n  * Student theses\n  * Search by expertise, name or affiliation\n" + p.above
	}},
	{"menu of the portal's own", func(p *purePage, _ *rand.Rand) {
		p.above = "Skip to main navigation Skip to search Skip to main content\n  * Northern Research Explorer\n  * Experts\n  * Theses & dissertations\n" + p.above
	}},
	{"similar works below", func(p *purePage, _ *rand.Rand) {
		p.below = "Similar research\nTides and Quays of Another Coast\nOther, O., 2019, In: Journal of Quays. 7, 2, p. 1-9\nhttps://doi.org/10.9999/other.1\nResearch output: Contribution to journal › Article › peer-review\n"
	}},
	{"counters", func(p *purePage, _ *rand.Rand) { p.unit += "\n\n8 Citations (Scopus)\n62 Downloads (Pure)\n" }},
	{"no keywords", func(p *purePage, _ *rand.Rand) { p.words = false }},
	{"headings lost", func(p *purePage, _ *rand.Rand) { p.bare = true }},
	{"subject areas", func(p *purePage, _ *rand.Rand) { p.areas = true }},
	{"cited", func(p *purePage, _ *rand.Rand) { p.cited = true }},
}

func newPurePage(tongue pureTongue, layout int) *purePage {
	return &purePage{
		tongue: tongue, layout: layout, title: pureTitleText, people: "Ana Marta de Sousa, Jörg Blücher, Karen Smith-Jones",
		quoted: true, words: true, rows: pureRows(tongue),
	}
}

// want gives all that the page states.
func (p *purePage) want() []string {
	want := []string{"type: article-journal", "title: " + pureTitleText, "abstract: " + pureAbstract}
	switch {
	case p.lost && p.cited:
		want = append(want, "author: A. M. de Sousa", "author: J. Blücher", "author: K. Smith-Jones")
	case p.lost:
		want = append(want, "author?")
	default:
		want = append(want, "author: Ana Marta de Sousa", "author: Jörg Blücher", "author: Karen Smith-Jones")
	}
	if p.words {
		want = append(want, "keyword: breakwater", "keyword: wave load")
	}
	for _, row := range pureRows(p.tongue) {
		at := slices.IndexFunc(p.rows, func(r printedRow) bool { return r.means == row.means })
		field, _, _ := strings.Cut(row.want, ":")
		switch cited := p.cited && strings.Contains("container-title volume issue page DOI issued", field); {
		case at >= 0 && p.rows[at].value != "", cited && field != "issued":
			want = append(want, row.want)
		case cited:
			want = append(want, "issued: 2025")
		case at >= 0:
			want = append(want, field+"?")
		}
	}
	slices.Sort(want)
	return want
}

// text prints the page.
func (p *purePage) text(t testing.TB, v *vocabulary) string {
	var b strings.Builder
	section := func(means, body string) {
		if p.bare {
			fmt.Fprintf(&b, "\n%s\n\n", body)
			return
		}
		fmt.Fprintf(&b, "%s\n\n%s\n\n", wordIn(t, v, "section", means, p.tongue.language), body)
	}
	fmt.Fprintf(&b, "%s%s\n\n%s\n\n%s\n\n%s\n\n", p.above, p.title, p.people, p.unit, p.tongue.kind)
	section("abstract", pureAbstract)
	for _, row := range p.rows {
		b.WriteString(layouts[p.layout].row(wordIn(t, v, "label", row.means, p.tongue.language), row.value) + "\n" + p.between)
	}
	b.WriteString("\n")
	if p.words {
		section("keyword", "  * breakwater\n  * wave load")
	}
	if p.areas && !p.bare {
		b.WriteString("ASJC Scopus subject areas\n")
	}
	if p.areas {
		b.WriteString("\n  * Ocean Engineering\n  * Engineering(all)\n\n\n")
	}
	if p.quoted {
		section("@fingerprint", fmt.Sprintf(p.tongue.quote, pureTitleText))
	}
	citation := "APA\nHarvard\nVancouver\n"
	if p.cited {
		citation += pureCitation + "\n"
	}
	p.bare = false // this one is kept, for it is no heading but a button
	section("@cite", citation)
	return b.String() + p.below
}

// oneOf is how many of the variations there are for each that is tried; 1 tries them all.
const oneOf = 16

// TestPureVariations reads pages of every tongue and layout with two faults each.
func TestPureVariations(t *testing.T) {
	t.Parallel()
	v := readVocabulary(pureWords)
	for n, tongue := range pureTongues {
		t.Run(fmt.Sprint(n, tongue.language), func(t *testing.T) {
			t.Parallel()
			for layout := range layouts {
				for i := range pureFaults {
					for j := i; j < len(pureFaults); j++ {
						if (n+3*layout+5*i+7*j)%oneOf != 0 {
							continue
						}
						r := rand.New(rand.NewPCG(uint64(n*100+i), uint64(j*100+layout)))
						p := newPurePage(tongue, layout)
						pureFaults[i].do(p, r)
						if j != i {
							pureFaults[j].do(p, r)
						}
						text := p.text(t, v)
						got := strings.Split(strings.TrimSuffix(summary(extract(t, "pure", text)), "\n"), "\n")
						slices.Sort(got)
						if diff := cmp.Diff(p.want(), got); diff != "" {
							t.Errorf("%s, %s, %s, %s: -want +got:\n%s\n%s", tongue.language, layouts[layout].name, pureFaults[i].name, pureFaults[j].name, diff, text)
						}
					}
				}
			}
		})
	}
}

// vufindPage is the page of a book before it is printed.
type vufindPage struct {
	language string
	layout   int
	rows     []printedRow
	between  string
	above    string
	lost     bool // the name is
	below    string
	menu     bool
}

const vufindTitle = "Tide tables and their readers : a century of use /"

var vufindFaults = []struct {
	name string
	do   func(p *vufindPage, r *rand.Rand)
}{
	{"nothing", func(*vufindPage, *rand.Rand) {}},
	{"blank lines between the rows", func(p *vufindPage, _ *rand.Rand) { p.between = "\n" }},
	{"rows in another order", func(p *vufindPage, r *rand.Rand) {
		r.Shuffle(len(p.rows), func(i, j int) { p.rows[i], p.rows[j] = p.rows[j], p.rows[i] })
	}},
	{"row lost", func(p *vufindPage, r *rand.Rand) {
		i := 1 + r.IntN(len(p.rows)-1)
		p.rows = slices.Delete(p.rows, i, i+1)
	}},
	{"name lost", func(p *vufindPage, _ *rand.Rand) { p.lost = true }},
	{"similar items below", func(p *vufindPage, _ *rand.Rand) {
		p.below = "Pilots of another coast\nby: Other, Olga\nPublished: (1999)\nPilots and poets\nby: Poet, Paul\nPublished: (2001)\n"
	}},
	{"loading above", func(p *vufindPage, _ *rand.Rand) { p.above = "Loading…\n" }},
	{"skip link above", func(p *vufindPage, _ *rand.Rand) { p.above = "Skip to content\n" + p.above }},
	{"menu around", func(p *vufindPage, _ *rand.Rand) { p.menu = true }},
}

func (p *vufindPage) text(t testing.TB, v *vocabulary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n\n", p.above, vufindTitle)
	if p.menu {
		fmt.Fprintf(&b, "%s:\n", wordIn(t, v, "menu", "saved", p.language))
	}
	fmt.Fprintf(&b, "%s\n", wordIn(t, v, "section", "@details", p.language))
	for i, row := range p.rows {
		value := row.value
		if p.lost && strings.HasPrefix(row.means, "@author") {
			value = ", "
		}
		b.WriteString(layouts[p.layout].row(wordIn(t, v, "label", row.means, p.language), value) + "\n" + p.between)
		if i == 0 && strings.Contains(layouts[p.layout].name, "bars") {
			b.WriteString("---|---|\n")
		}
	}
	if p.menu {
		b.WriteString("\nTags: Add Tag\nNo Tags, Be the first to tag this record!\n")
	}
	if p.below != "" {
		fmt.Fprintf(&b, "\n%s\n\n%s", wordIn(t, v, "section", "@similar", p.language), p.below)
	}
	return b.String()
}

// vufindRows are the rows of a book, vufindArticle those of an article.
func vufindRows(format string) []printedRow {
	return []printedRow{
		{"@author", "Dahl, Helene, 1950-", "author: Helene Dahl"},
		{"@format", format, "type: book"},
		{"@language", "English", "language: en"},
		{"@imprint", "Utrecht : Harbour Press, 2004.", "issued: 2004\npublisher: Harbour Press\npublisher-place: Utrecht"},
		{"@edition", "2nd ed.", "edition: 2nd ed."},
		{"@series", "Coasts and Books ; 12", "collection-title: Coasts and Books\ncollection-number: 12"},
		{"@subjects", "Tide tables > History.", "keyword: Tide tables > History"},
		{"@access", "https://example.org/tables/7", "URL: https://example.org/tables/7"},
	}
}

func vufindArticle(format string) []printedRow {
	return []printedRow{
		{"@authors", "Bansal, Prakhar, Kumar, Raj K.", "author: Prakhar Bansal\nauthor: Raj K. Kumar"},
		{"@format", format, "type: article-journal"},
		{"@host", "Letters on Harbours Vol. 11; no. 7; p. 617", "container-title: Letters on Harbours\nvolume: 11\nissue: 7\npage: 617"},
		{"@language", "English", "language: en"},
		{"@imprint", "Harbour Press 2021-07-01", "issued: 2021-07-01\npublisher: Harbour Press"},
		{"@subjects", "Tide tables > History.", "keyword: Tide tables > History"},
		{"@access", "https://doi.org/10.1234/lh.617", "DOI: 10.1234/lh.617"},
	}
}

func TestVuFindVariations(t *testing.T) {
	t.Parallel()
	v := readVocabulary(vufindWords)
	var languages []string
	for _, w := range v.rows["label"] {
		if w.means == "@author" || w.means == "@authors" {
			for language := range strings.FieldsSeq(w.languages) {
				if !slices.Contains(languages, language) {
					languages = append(languages, language)
				}
			}
		}
	}
	for n, language := range languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			for layout := range layouts {
				for i := range vufindFaults {
					for j := i; j < len(vufindFaults); j++ {
						if (n+3*layout+5*i+7*j)%oneOf != 0 {
							continue
						}
						r := rand.New(rand.NewPCG(uint64(n*100+i), uint64(j*100+layout)))
						rows := vufindRows(wordIn(t, v, "type", "book", language))
						if (n+i+j)%2 == 0 {
							rows = vufindArticle(wordIn(t, v, "type", "article-journal", language))
						}
						p := &vufindPage{language: language, layout: layout, rows: rows}
						vufindFaults[i].do(p, r)
						if j != i {
							vufindFaults[j].do(p, r)
						}
						text := p.text(t, v)
						want := []string{"title: Tide tables and their readers: a century of use"}
						has := func(means string) bool {
							return slices.ContainsFunc(p.rows, func(r printedRow) bool { return r.means == means })
						}
						if has("@host") && !has("@format") { // what has volume and pages is an article
							want = append(want, "type: article-journal")
						}
						for _, row := range p.rows {
							if strings.HasPrefix(row.means, "@author") && p.lost {
								want = append(want, "author?")
							} else {
								want = append(want, strings.Split(row.want, "\n")...)
							}
						}
						slices.Sort(want)
						got := strings.Split(strings.TrimSuffix(summary(extract(t, "vufind", text)), "\n"), "\n")
						slices.Sort(got)
						if diff := cmp.Diff(want, got); diff != "" {
							t.Errorf("%s, %s, %s, %s: -want +got:\n%s\n%s", language, layouts[layout].name, vufindFaults[i].name, vufindFaults[j].name, diff, text)
						}
					}
				}
			}
		})
	}
}
