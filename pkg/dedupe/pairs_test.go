package dedupe_test

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// record reads a record from one line: "title | author; author | venue
// year;volume(issue):pages | field=value ...". Anything but the title may be missing.
func record(tb testing.TB, line string) *evidence.Record {
	tb.Helper()
	parts := strings.Split(line, " | ")
	for len(parts) < 4 {
		parts = append(parts, "")
	}
	r := &evidence.Record{}
	c := &r.Citation
	c.Type = citation.ArticleJournal
	set := func(f citation.Field, s string) {
		if err := c.AddString(f, strings.TrimSpace(s)); err != nil {
			tb.Fatalf("%s: %v", line, err)
		}
	}
	set(citation.FieldTitle, parts[0])
	for name := range strings.SplitSeq(parts[1], ";") {
		set(citation.FieldAuthor, name)
	}
	place, pages, _ := strings.Cut(parts[2], ":")
	set(citation.FieldPages, pages)
	place, volume, _ := strings.Cut(place, ";")
	volume, issue, _ := strings.Cut(volume, "(")
	set(citation.FieldVolume, volume)
	set(citation.FieldIssue, strings.TrimSuffix(issue, ")"))
	if i := strings.LastIndexByte(place, ' '); i >= 0 {
		set(citation.FieldJournal, place[:i])
		place = place[i+1:]
	}
	set(citation.FieldIssued, place)
	for field := range strings.FieldsSeq(parts[3]) {
		name, value, _ := strings.Cut(field, "=")
		f := citation.FieldNamed(name)
		if f == citation.FieldType {
			c.Type = ""
		}
		set(f, strings.ReplaceAll(value, "_", " "))
	}
	return r
}

const (
	same   = dedupe.Same
	review = dedupe.Review
	differ = dedupe.Different
)

// pairs are what must, may and must not be joined, each for one reason.
var pairs = []struct {
	why  string
	want dedupe.Class
	a, b string
}{
	// The same work, written differently.
	{"abbreviated journal, initials, short last page", same,
		"Sleep and work in hospital nurses: a cohort study | Smith, John; Roe, Richard | Journal of Sleep Research 2019;28(2):112-119",
		"Sleep and work in hospital nurses: A cohort study. | Smith J; Roe R | J Sleep Res 2019;28:112-9"},
	{"no DOI, no volume, no pages in one", same,
		"Reputation systems and trust among strangers | Abel, Anna; Baker, Ben | Trust Review 2017;114(37):9848-9853 | DOI=10.1000/trust.9848",
		"Reputation systems and trust among strangers | A. Abel; B. Baker | 2017"},
	{"HTML, Greek, hyphens", same,
		"Effect of <i>TGF-β1</i> on meta-analysis of α-synuclein in mice | Ito, Ken | Cell Notes 2011;7:1-9",
		"Effect of TGF-beta 1 on metaanalysis of alpha-synuclein in mice | Ito K | Cell Notes 2011;7:1-9"},
	{"British and American", same,
		"Randomised trial of behavioural therapy for haemorrhage in centres | Poe, Ed | Trials 2010;3:44-51",
		"Randomized trial of behavioral therapy for hemorrhage in centers | Poe E | Trials 2010;3:44-51"},
	{"title in brackets, and what databases add", same,
		"[Treatment of pleurisy with streptokinase]. [Review] [44 refs] [French] | Petit, Luc | Presse Med 1999;28:12-20",
		"Treatment of pleurisy with streptokinase | Petit L | Presse Medicale 1999;28(1):12-20"},
	{"title and its translation", same,
		"Traitement de la pleurésie par streptokinase [Treatment of pleurisy with streptokinase] | Petit, Luc | Presse Medicale 1999;28:12-20",
		"Treatment of pleurisy with streptokinase | Petit, Luc | Presse Medicale 1999;28:12-20"},
	{"truncated title, same place", same,
		"Long term outcomes of early discharge after hip replacement in older adults | Lee, Sam; Kim, Dan | Bone 2001;9:301-310",
		"Long term outcomes of early discharge after hip repl... | Lee S; Kim D | Bone 2001;9:301-310"},
	{"subtitle missing, same place", same,
		"Work and worry in the gig economy: evidence from three cities | Lee, Sam | Labour Notes 2001;9:301-310",
		"Work and worry in the gig economy | Lee, Sam | Labour Notes 2001;9:301-310"},
	{"given and family name swapped", same,
		"Platform labour and its discontents in Europe | Xiaoming Wang; Hua Li | Work 2015;4:7-19",
		"Platform labour and its discontents in Europe | Wang, Xiaoming; Li, Hua | Work 2015;4:7-19"},
	{"order of authors, one missing", same,
		"Platform labour and its discontents in Asia | Wang, X; Li, H; Zhao, Q | Work 2015;4:7-19",
		"Platform labour and its discontents in Asia | Li, H; Wang, X | Work 2015;4:7-19"},
	{"a body for its people", same,
		"Results of a trial on the management of abnormal smears | Solomon, D | Am J Obstet Gynecol 2003;188:1383-1392",
		"Results of a trial on the management of abnormal smears | Smear Triage Study Group | American Journal of Obstetrics and Gynecology 2003;188:1383-1392"},
	{"acronym of a conference", same,
		"Trustworthiness of providers in the sharing economy: photos and comments | Deng, Cho; Ray, T. | Americas Conference on Information Systems 2017 | type=paper-conference",
		"Trustworthiness of providers in the sharing economy - photos and comments | Deng, Cho; Ray, Thia | AMCIS 2017 Proceedings 2017 | type=paper-conference"},
	{"acronym beside other words", same,
		"Trustworthiness of providers in the sharing economy: photos and comments | Deng, Cho; Ray, T. | European Conference on Information Systems 2017 | type=paper-conference",
		"Trustworthiness of providers in the sharing economy: photos and comments | Deng, Cho; Ray, T. | ECIS 2017 Research Papers 2017 | type=paper-conference"},
	{"series in which proceedings appear", same,
		"Trustworthiness of providers in the sharing economy: photos and comments | Deng, Cho; Ray, T. | European Conference on Information Systems 2017 | type=paper-conference",
		"Trustworthiness of providers in the sharing economy: photos and comments | Deng, Cho; Ray, T. | Lecture Notes in Computer Science 2017"},
	{"ahead of print", same,
		"How to frame review articles with impact | Paré, Guy; Wagner, Gerit | Journal of Decisions 2024;33(4):566-582 | DOI=10.1000/jd.566",
		"How to frame review articles with impact | Paré, G; Wagner, G | Journal of Decisions 2024:1-17"},
	{"retracted article and its record from before", same,
		"RETRACTED: A cure for the common cold | Roe, Richard | Cure 2005;2:10-15",
		"A cure for the common cold | Roe R | Cure 2005;2:10-15"},
	{"article number and page", same,
		"Long term predictive values of cytology in screening | Dill, J; Reb, M | BMJ 2008;337:969-972",
		"Long term predictive values of cytology in screening | Dill, J; Reb, M | BMJ 2008;337:a1754"},
	{"CJK", same,
		"慢性病患者自我管理研究 | 王小明; 李华 | 护理学报 2015;22(4):7-12",
		"慢性病患者自我管理研究. | 王小明; 李华 | 护理学报 2015;22(4):7-12"},
	{"same PMID, slip in the title", same,
		"Early mobilisation after cardiac surgery | Poe, Ed | 2010 | PMID=12345678",
		"Early mobilistion after cardiac surgery | Poe, E. | Heart 2010;1:4 | PMID=12345678"},
	{"book in two catalogues", same,
		"The tacit dimension of knowledge work | Polan, Michael | 1983 | type=book ISBN=9780306406157",
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book"},

	// Never joined.
	{"erratum", differ,
		"Erratum: Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:400",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"correction as the Web of Science has it", differ,
		"Sleep and work in hospital nurses (vol 28, pg 112, 2019) | Smith, J | J Sleep Res 2019;28:400",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"author correction with the article's DOI", differ,
		"Author Correction: Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019 | DOI=10.1000/jsr.112",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119 | DOI=10.1000/jsr.112"},
	{"retraction notice", differ,
		"Retraction notice to Sleep and work in hospital nurses | Smith, J | J Sleep Res 2020;29:1",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"reply", differ,
		"Sleep and work in hospital nurses: reply | Smith, J | J Sleep Res 2019;28:300",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"comment", review,
		"Comment on sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:300",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"letter with the title of what it is about", differ,
		"Sleep and work in hospital nurses | Doe, Jane | J Sleep Res 2019;28:300",
		"Sleep and work in hospital nurses | Smith, J | J Sleep Res 2019;28:112-119"},
	{"editorials of two years", review,
		"Editorial | Doe, Jane | Journal of Work 2018;5(1):1",
		"Editorial | Doe, Jane | Journal of Work 2019;6(1):1"},
	{"editorials of two issues that begin with page 1", review,
		"Editorial | Doe, Jane | Journal of Work 2018;5(1):1-2",
		"Editorial | Doe, Jane | Journal of Work 2018;5(2):1-2"},
	{"column without anything to tell it by", review,
		"Book reviews |  | Journal of Work 2018",
		"Book reviews |  | Journal of Work 2018"},
	{"yearly introduction", review,
		"Introduction to the Minitrack on Crowds and Work | Deng, X; Tay, J | Hawaii International Conference on System Sciences 2021 | type=paper-conference",
		"Introduction to the Minitrack on Crowds and Work | Deng, X; Tay, J | Hawaii International Conference on System Sciences 2022 | type=paper-conference"},
	{"yearly review of a field", review,
		"Advances in the chemistry of boron compounds | Holt, B | Annual Reports in Chemistry 1998",
		"Advances in the chemistry of boron compounds | Holt, B | Annual Reports in Chemistry 1999"},
	{"preprint", differ,
		"Deep learning for title matching in libraries | Smith, Jane; Roe, R | arXiv 2020 | type=article DOI=10.48550/arXiv.2001.01234",
		"Deep learning for title matching in libraries | Smith, J; Roe, R | Journal of Libraries 2021;3:5-19 | DOI=10.1000/jl.3.5"},
	{"preprint whose number the article has", differ,
		"Deep learning for title matching in libraries | Smith, Jane; Roe, R | CoRR 2020 | arXiv=2001.01234",
		"Deep learning for title matching in libraries | Smith, J; Roe, R | Journal of Libraries 2021;3:5-19 | arXiv=2001.01234 DOI=10.1000/jl.3.5"},
	{"working paper", review,
		"The returns to schooling in rural towns | Hall, Laura | 1999 | type=report",
		"The returns to schooling in rural towns | Hall, Laura | Journal of Economics 1999;8:1-40"},
	{"short words in Cyrillic", review,
		"Болезни кота в городе зимой и летом | Иванов, И | Терапия 2015",
		"Болезни рота в городе зимой и летом | Иванов, И | Терапия 2015"},
	{"paper at a conference and in a journal", review,
		"Making the most of virtual expertise | Stand, C; Vol, I | Symposium on Computing 2011 | type=paper-conference",
		"Making the most of virtual expertise | Stand, C; Vol, I | Journal of Organizational Commerce 2011;24:138-156"},
	{"abstract in a supplement and the article", review,
		"Perinatal asphyxia with features of haemolysis | Bir, V; Fau, S | Pediatr Nephrol 2007;22(9):1514",
		"Perinatal asphyxia with features of haemolysis | Bir, V; Fau, S | Pediatr Nephrol 2007;22(12):2129-2132"},
	{"same title in two journals", review,
		"Learning based scheduling for digital platforms | Smith, John | Journal of Digital Studies 2020",
		"Learning based scheduling for digital platforms | Smith, John | Workshop of Digital Studies 2020"},
	{"parts", differ,
		"The structure of proteins. Part I | Paul, L | Proc Chem 1951;37:205-211",
		"The structure of proteins. Part II | Paul, L | Proc Chem 1951;37:235-240"},
	{"a part and the whole", review,
		"The structure of proteins: 2 | Paul, L | Proc Chem 1951;37:205-211",
		"The structure of proteins | Paul, L | Proc Chem 1951;37:205-211"},
	{"single letters", differ,
		"Vaccines against hepatitis B in newborns | Paul, L | Vaccine 1991;3:20-25",
		"Vaccines against hepatitis C in newborns | Paul, L | Vaccine 1991;3:26-31"},
	{"editions", review,
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book edition=2",
		"The tacit dimension of knowledge work | Polan, M | 1966 | type=book edition=1"},
	{"editions of one year", review,
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book edition=2nd_ed.",
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book edition=third"},
	{"book and chapter", differ,
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book",
		"The tacit dimension of knowledge work | Polan, M | Collected papers on knowledge 1983:3-25 | type=chapter"},
	{"book and its review", differ,
		"The tacit dimension of knowledge work | Polan, M | 1983 | type=book",
		"The tacit dimension of knowledge work | Polan, M | Mind 1984;9:77-79 | type=review-book"},
	{"Cochrane versions", review,
		"Air versus oxygen for resuscitation of infants | Tan, A; Schul, A | Cochrane Database Syst Rev 2004 | DOI=10.1002/14651858.CD002273.pub2",
		"Air versus oxygen for resuscitation of infants | Tan, A; Schul, A | Cochrane Database Syst Rev 2005 | DOI=10.1002/14651858.CD002273.pub3"},
	{"first Cochrane version", review,
		"Air versus oxygen for resuscitation of infants | Tan, A; Schul, A | Cochrane Database Syst Rev 2003 | DOI=10.1002/14651858.CD002273",
		"Air versus oxygen for resuscitation of infants | Tan, A; Schul, A | Cochrane Database Syst Rev 2004 | DOI=10.1002/14651858.CD002273.pub2"},
	{"dataset versions by DOI", review,
		"Soil moisture of Tuscany, daily means | Rossi, P | figshare 2019 | type=dataset DOI=10.6084/m9.figshare.1234567.v1",
		"Soil moisture of Tuscany, daily means | Rossi, P | figshare 2019 | type=dataset DOI=10.6084/m9.figshare.1234567.v2"},
	{"dataset versions by number", review,
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset version=1.0",
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset version=1.1"},
	{"dataset versions with DOIs of their own", review,
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset DOI=10.5281/zenodo.1234",
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset DOI=10.5281/zenodo.1235"},
	{"dataset with nothing to tell versions by", review,
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset DOI=10.5281/zenodo.1234",
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset"},
	{"dataset and article", differ,
		"Soil moisture of Tuscany, daily means | Rossi, P | Zenodo 2019 | type=dataset",
		"Soil moisture of Tuscany, daily means | Rossi, P | Soil 2019;4:1-9"},
	{"supplement with the DOI of a part", review,
		"Sleep and work in hospital nurses | Smith, J | PLoS ONE 2019 | DOI=10.1371/journal.pone.0012345.s001",
		"Sleep and work in hospital nurses | Smith, J | PLoS ONE 2019 | DOI=10.1371/journal.pone.0012345"},
	{"same DOI on other works", differ,
		"Information privacy in organizations | Attili, V; Mathew, S | Communications of Systems 2018;42 | DOI=10.1000/CAIS.04204",
		"Misunderstood: a longitudinal analysis | Annabi, H | Communications of Systems 2019;44:537-571 | DOI=10.1000/CAIS.04204"},
	{"abstracts that share the DOI of a supplement", review,
		"Effect of exercise on liver enzymes in mice | Ann, A; Bo, B | Physiology Abstracts 2012 | DOI=10.1000/suppl.7",
		"Effect of exercise on renal enzymes in mice | Ann, A; Bo, B | Physiology Abstracts 2012 | DOI=10.1000/suppl.7"},
	{"in vivo, in vitro", differ,
		"Release of insulin from islets in vivo | Ann, A; Bo, B | Physiology 2012;5:10-15",
		"Release of insulin from islets in vitro | Ann, A; Bo, B | Physiology 2012;5:16-22"},
	{"men, women", differ,
		"Coffee and coronary disease in men | Ann, A; Bo, B | Heart 2012",
		"Coffee and coronary disease in women | Ann, A; Bo, B | Heart 2012"},
	{"opposite beginnings", differ,
		"Hypertension in hospital patients after surgery | Ann, A; Bo, B | Heart 2012",
		"Hypotension in hospital patients after surgery | Ann, A; Bo, B | Heart 2012"},
	{"a letter that makes another word", review,
		"Viral infection in cats of urban regions | Ann, A; Bo, B | Vet 2012",
		"Viral infection in bats of urban regions | Ann, A; Bo, B | Vet 2012"},
	{"one word another", review,
		"Infection of cattle with lungworm in northern regions | Ann, A; Bo, B | Vet 2012",
		"Infection of cattle with tapeworm in northern regions | Ann, A; Bo, B | Vet 2012"},
	{"two reports of a study", review,
		"Statins for stroke prevention: two year results of the STOP trial | Ann, A; Bo, B | Stroke 2012;3:1-9",
		"Statins for stroke prevention: five year results of the STOP trial | Ann, A; Bo, B | Stroke 2012;3:1-9"},
	{"subtitle that one year's paper has", review,
		"The impact of cognitive load on security alerts: human errors | Vai, L; Goel, S | Americas Conference on Systems 2025 | type=paper-conference",
		"The impact of cognitive load on security alerts | Vai, L; Goel, S | Americas Conference on Systems 2024 | type=paper-conference"},
	{"no title", review,
		" | Zub, J; Leq, M | Nat Rev Nephrol 2011;7(1):23-35",
		"New insights into renal disease after transplants | Zub, J; Leq, M | Nat Rev Nephrol 2011;7(1):23-35"},
	{"transliterated title", review,
		"Исследование самоконтроля больных | Иванов, И. | Терапия 2015;22(4):7-12",
		"Issledovanie samokontrolya bolnykh | Ivanov, I | Terapiya 2015;22(4):7-12"},
	{"a relative", review,
		"A note on the history of trade routes | Hall, Laura | History Notes 1999",
		"A note on the history of trade routes | Hall, Gillian | History Notes 1999"},
	{"works of one author in one year", differ,
		"Virtual teams and the sense of commitment | Powell, A | Americas Conference on Systems 1999 | type=paper-conference",
		"A proposed study of knowledge in firms | Powell, A | Americas Conference on Systems 1999 | type=paper-conference"},
}

func TestPairs(t *testing.T) {
	t.Parallel()
	for _, p := range pairs {
		t.Run(p.why, func(t *testing.T) {
			t.Parallel()
			records := []*evidence.Record{record(t, p.a), record(t, p.b)}
			o := dedupe.Options{Level: dedupe.Balanced}
			prints := dedupe.Fingerprints(records, o)
			v := dedupe.Judge(prints[0], prints[1], o)
			if v.Class != p.want {
				t.Errorf("%s by %q, want %s: %+v", v.Class, v.Rule, p.want, v.Similarity)
			}
			if back := dedupe.Judge(prints[1], prints[0], o); back != v {
				t.Errorf("the other way round %s by %q", back.Class, back.Rule)
			}
			found := dedupe.Find(records, o)
			if grouped := len(found.Groups) == 1 && len(found.Groups[0].Members) == 2; grouped != (p.want == same) {
				t.Errorf("found as one work: %v", grouped)
			}
			if p.want == review && len(found.Review) != 1 {
				t.Error("not found for review")
			}
			// No level joins what is to be kept apart for good, and a careful one no more than the usual.
			for _, level := range []dedupe.Level{dedupe.Cautious, dedupe.Thorough} {
				other := dedupe.Judge(prints[0], prints[1], dedupe.Options{Level: level})
				if level == dedupe.Cautious && other.Class > v.Class || v.Veto && other.Class != v.Class {
					t.Errorf("at %s: %s by %q", level, other.Class, other.Rule)
				}
			}
		})
	}
}
