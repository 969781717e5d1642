package citationtest

import "github.com/peerlit/peerlit/pkg/citation"

// The values that citations are made of. Each is in the normal form that its
// parser gives: a string that would be changed on reading has no place here.

// fieldsOf gives the fields that works of a type usually have.
func (g *generator) fieldsOf(t citation.Type) []citation.Field {
	fields := append([]citation.Field(nil), always...)
	switch {
	case t.InPeriodical():
		fields = append(fields, inPeriodical...)
	case t.InBook():
		fields = append(fields, inBook...)
	default:
		fields = append(fields, standingAlone...)
	}
	return append(fields, alsoOf[t]...)
}

var (
	always = []citation.Field{
		citation.FieldTitle, citation.FieldAuthor, citation.FieldIssued, citation.FieldDOI, citation.FieldKeyword,
		citation.FieldAbstract, citation.FieldLanguage, citation.FieldURL, citation.FieldNote,
	}
	inPeriodical = []citation.Field{
		citation.FieldJournal, citation.FieldVolume, citation.FieldIssue, citation.FieldPages, citation.FieldISSN,
	}
	inBook = []citation.Field{
		citation.FieldJournal, citation.FieldEditor, citation.FieldPages, citation.FieldPublisher,
		citation.FieldPublisherPlace, citation.FieldISBN, citation.FieldSeries,
	}
	standingAlone = []citation.Field{citation.FieldPublisher, citation.FieldPublisherPlace}
	alsoOf        = map[citation.Type][]citation.Field{
		citation.ArticleJournal:  {citation.FieldJournalShort, citation.FieldPMID, citation.FieldPMCID},
		citation.Article:         {citation.FieldArXiv},
		citation.Book:            {citation.FieldEditor, citation.FieldEdition, citation.FieldISBN, citation.FieldSeries, citation.FieldSeriesNumber, citation.FieldVolume},
		citation.Chapter:         {citation.FieldEdition, citation.FieldVolume},
		citation.PaperConference: {citation.FieldEventTitle, citation.FieldEventPlace},
		citation.Thesis:          {citation.FieldGenre},
		citation.Report:          {citation.FieldGenre, citation.FieldNumber},
		citation.Webpage:         {citation.FieldAccessed},
		citation.Patent:          {citation.FieldNumber},
		citation.Software:        {citation.FieldVersion},
		citation.Dataset:         {citation.FieldVersion},
		citation.Standard:        {citation.FieldNumber},
	}
)

var keys = []string{"halsall2023create", "Doe_2020", "smith:99", "a-b-c", "x1"}

// titles hold whatever some format takes for its own: TeX's specials, the tags
// of RIS, quotes and separators of every kind, scripts that run the other way.
var titles = []citation.Text{
	"A plain title",
	"Deep learning",
	"The {Braced} Word",
	"An unbalanced { brace",
	"R&D at 50% of #1 for $5_000",
	`C:\temp and \alpha`,
	"A~tilde and a^caret",
	`He said "no", didn't he`,
	"“Curly” and ‘single’",
	"«Guillemets» – with a dash — and another",
	"pages 1--2 and ---",
	"p < 0.05 and q > 2",
	"AT&amp;T is not AT&T",
	"<i>Escherichia coli</i> O157:H7",
	"H<sub>2</sub>O and x<sup>2</sup>",
	"<b>Bold <i>and italic</i></b> moves",
	`The <span class="nocase">iPhone</span> at work`,
	`Written by <span style="font-variant:small-caps;">Knuth</span>`,
	"How much? Enough!",
	"ER - is no tag here",
	"[Bracketed title]",
	"one, two; three | four / five",
	"2012",
	"null",
	"- a dash at first",
	"@home, *not* _away_",
	"Ærøskøbing, Łódź and Çankırı",
	"Größe und Straße",
	"l'œuvre d'Hélène",
	"Война и мир",
	"Ἰλιάς",
	"深度学习在医学中的应用",
	"日本の図書館",
	"한국어 제목",
	"أثر التعليم",
	"מבוא ל-TeX",
	"हिन्दी साहित्य",
	"A 👩‍🔬 and a café",
	"α-synuclein in the β-cell",
}

var sentences = []citation.Text{
	"We measured 12 samples.",
	"Background: nothing is known, or so it seems; we disagree.",
	"Growth rose by 5% (p < 0.001) & fell again.",
	"The gene <i>lacZ</i> was silent at 10<sup>3</sup> cells/mL.",
	`A set {x | x_i ∈ ℝ} costs $5 and a "quote" more.`,
	"结果显示方法有效。",
	"تم قياس العينات.",
	"Die Ergebnisse überraschen.",
	"TY - so some lines begin.",
}

// texts are the fields that hold something shorter than a title.
var texts = map[citation.Field][]citation.Text{
	citation.FieldVolume:         {"1", "48", "12A", "XIV", "2012", "007"},
	citation.FieldIssue:          {"1", "3-4", "Suppl 1", "12", "S2"},
	citation.FieldSeriesNumber:   {"1", "127", "A12"},
	citation.FieldEdition:        {"2", "3", "12"},
	citation.FieldNumber:         {"7", "TR-2020/12", "US 1,234,567 B2"},
	citation.FieldVersion:        {"1.0.2", "v3"},
	citation.FieldGenre:          {"PhD thesis", "Technical report", "Master's thesis"},
	citation.FieldPublisher:      {"Springer", "O'Reilly & Associates", "Presses de l’Université Laval", "北京大学出版社", "MIT Press"},
	citation.FieldPublisherPlace: {"Berlin", "New York, NY", "São Paulo", "北京"},
	citation.FieldEventPlace:     {"Vienna", "Kyoto, Japan", "Łódź"},
	citation.FieldNumberOfPages:  {"12", "320"},
	citation.FieldChapterNumber:  {"3", "IV"},
	citation.FieldJournalShort:   {"N. Engl. J. Med.", "J Chem Phys", "Z. Phys."},
}

var persons = []citation.Name{
	{Family: "Smith", Given: "John A."},
	{Family: "Müller", Given: "Jürgen"},
	{Family: "García-López", Given: "María José"},
	{Family: "Nguyễn", Given: "Thị Hoa"},
	{Family: "O'Brien", Given: "Conan"},
	{Family: "Beethoven", Given: "Ludwig", Particle: "van"},
	{Family: "Leyen", Given: "Ursula", Particle: "von der"},
	{Family: "King", Given: "Martin Luther", Suffix: "Jr."},
	{Family: "Достоевский", Given: "Фёдор"},
	{Family: "Łukasiewicz", Given: "Jan"},
	{Family: "Erdős", Given: "Pál"},
}

var strangeNames = []citation.Name{
	{Family: "王", Given: "小明", FamilyFirst: true},
	{Family: "محفوظ", Given: "نجيب"},
	{Family: "Lovelace"},
	{Family: "Humboldt", Given: "Alexander", DroppingParticle: "von"},
	{Literal: "Barnes and Noble, Inc."},
	{Literal: "{The} A&B Group"},
}

var bodies = []citation.Name{
	{Literal: "World Health Organization"},
	{Literal: "Centers for Disease Control and Prevention"},
	{Literal: "Ministry of Health"},
}

var literalDates = []string{"in press", "forthcoming"}

var pages = []citation.Pages{
	{Raw: "12", First: "12"},
	{Raw: "12-34", First: "12", Last: "34"},
	{Raw: "276-281", First: "276", Last: "281"},
	{Raw: "S3-S9", First: "S3", Last: "S9"},
	{Raw: "iv-xii", First: "iv", Last: "xii"},
	{Raw: "e1234", First: "e1234"},
}

var identifiers = map[citation.Field][]string{
	citation.FieldDOI: {
		"10.1000/xyz123",
		"10.1016/j.cell.2020.01.001",
		"10.1002/(SICI)1097-4679(199705)53:3<197::AID-JCLP1>3.0.CO;2-X",
		"10.1007/978-3-540-74958-5_14",
		"10.1016/S0140-6736(03)14065-2",
		"10.5555/a_b#c&d%e",
	},
	citation.FieldPMID:   {"12345678", "7"},
	citation.FieldPMCID:  {"PMC3531190"},
	citation.FieldArXiv:  {"2101.00001v3", "1706.03762", "hep-th/9901001"},
	citation.FieldHandle: {"2027/mdp.39015012345678", "10871/1234"},
}

var otherIDs = []citation.Identifier{
	{Scheme: "OpenAlex", Value: "W2741809807"},
	{Scheme: "Bibcode", Value: "1998AJ....115.2285M"},
	{Scheme: "EID", Value: "2-s2.0-85012345678"},
	{Scheme: "UT", Value: "WOS:000301234500012"},
	{Scheme: "ERIC", Value: "EJ1234567"},
}

var terms = []string{"machine learning", "COVID-19", "R&D", "Müdigkeit", "机器学习", "C++", "50% rule", "a_b", "HIV/AIDS"}

var strangeTerms = []string{"Diabetes Mellitus, Type 2", "Women: history", "{braces}", "p < 0.05"}

var languages = []citation.Language{"en", "de", "pt-BR", "zh-Hans", "fr", "sr"}

var urls = []string{
	"https://example.org/a",
	"https://example.org/q?a=1&b=2%20c#frag_ment",
	"http://www.example.com/~user/x,y;z(1).pdf",
	"ftp://ftp.example.net/pub/a.zip",
	"https://example.org/日本語",
}
