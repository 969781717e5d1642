package marc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// record makes a record of a leader's places 6 and 7 and lines: "245 10‡aTitle".
func record(kind string, lines ...string) *Record {
	rec := &Record{Leader: "00000n" + kind + " a2200000 a 4500"}
	for _, line := range lines {
		tag, text, _ := strings.Cut(line, " ")
		rec.Fields = append(rec.Fields, ParseField(tag, text))
	}
	return rec
}

// filled gives what a citation has of a record.
func filled(rec *Record) *citation.Citation {
	b := evidence.NewBuilder(source.FromString("test", ""), "marc", source.Span{}, false)
	Fill(b, rec)
	return b.Citation()
}

// values gives the values of a field, parted by bars.
func values(c *citation.Citation, f citation.Field) string {
	var list []string
	for v := range c.Values(f) {
		text := v.String()
		if credit, ok := v.(citation.Credit); ok {
			text = credit.Name.Sorted()
		}
		list = append(list, text)
	}
	return strings.Join(list, " | ")
}

func TestMARC21(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind  string
		lines []string
		field citation.Field
		want  string
	}{
		{"am", []string{"245 10‡aA title :‡bthe rest of it /‡cJ. Doe."}, citation.FieldTitle, "A title: the rest of it"},
		{"am", []string{"245 10‡aHow? :‡bthus."}, citation.FieldTitle, "How? thus"},
		{"am", []string{"245 10‡aEin Titel =‡bA title."}, citation.FieldTitle, "Ein Titel = A title"},
		{"am", []string{"245 10‡aEin Titel :‡b= A title."}, citation.FieldTitle, "Ein Titel = A title"},
		{"cm", []string{"245 10‡aEin Titel‡h[printed music] =‡bA title."}, citation.FieldTitle, "Ein Titel = A title"},
		{"am", []string{"245 10‡aReports.‡nPart 2,‡pBirds /‡cJ. Doe"}, citation.FieldTitle, "Reports. Part 2, Birds"},
		{"am", []string{"245 10‡aA trip to the U.S.A."}, citation.FieldTitle, "A trip to the U.S.A."},
		{"am", []string{"245 10‡aAnd so on ..."}, citation.FieldTitle, "And so on ..."},
		{"am", []string{"245 10‡a<<Das>> Kapital"}, citation.FieldTitle, "Das Kapital"},
		{"pc", []string{"245 10‡kPapers,‡f1900-1950."}, citation.FieldTitle, "Papers"},
		{"am", []string{"880 10‡6245-00/$1‡a一七."}, citation.FieldTitle, "一七"},
		{"am", []string{"245 10‡6880-01‡aIchi nana", "880 10‡6245-01/$1‡a一七"}, citation.FieldOriginalTitle, "一七"},
		{"am", []string{"245 10‡aA", "240 10‡aB.‡lEnglish"}, citation.FieldOriginalTitle, "B"},
		{"am", []string{"245 10‡aA", "240 10‡aWorks.‡kSelections"}, citation.FieldOriginalTitle, ""},

		{"am", []string{"100 1 ‡aDoe, J. R. R.‡q(John Ronald Reuel),‡d1892-1973."}, citation.FieldAuthor, "Doe, J. R. R."},
		{"am", []string{"100 1 ‡aDoe, John,‡cSir,‡d1892-"}, citation.FieldAuthor, "Doe, John"},
		{"am", []string{"100 1 ‡aKing, Martin Luther,‡cJr.,‡d1929-1968."}, citation.FieldAuthor, "King, Martin Luther, Jr."},
		{"am", []string{"100 0 ‡aJohn Paul‡bII,‡cPope,‡d1920-2005."}, citation.FieldAuthor, "John Paul II"},
		{"am", []string{"100 0 ‡aGautier, Théophile"}, citation.FieldAuthor, "Gautier, Théophile"},
		{"am", []string{"100 3 ‡aMedici family."}, citation.FieldAuthor, "Medici family"},
		{"am", []string{"110 1 ‡aUnited States.‡bCongress.‡bHouse."}, citation.FieldAuthor, "United States. Congress. House"},
		{"am", []string{"110 2 ‡aWiley & Sons, Inc."}, citation.FieldAuthor, "Wiley & Sons, Inc."},
		{"am", []string{"100 1 ‡aDoe, Jane", "700 1 ‡aRoe, Ann‡4aut‡4ill"}, citation.FieldAuthor, "Doe, Jane | Roe, Ann"},
		{"am", []string{"100 1 ‡aDoe, Jane", "700 1 ‡aRoe, Ann,‡ehrsg."}, citation.FieldEditor, "Roe, Ann"},
		{"am", []string{"100 1 ‡aDoe, Jane", "700 1 ‡aRoe, Ann,‡eformer owner."}, citation.FieldContributor, ""},
		{"am", []string{"100 1 ‡aDoe, Jane", "700 1 ‡aRoe, Ann.‡tAnother work"}, citation.FieldAuthor, "Doe, Jane"},
		{"am", []string{"100 1 ‡aDoe, Jane", "245 10‡aA /‡cJane Doe ; translated by Ann Roe", "700 1 ‡aRoe, Ann"}, citation.FieldTranslator, "Roe, Ann"},
		{"am", []string{"245 00‡aA /‡cAnn Roe ... [et al.].", "700 1 ‡aRoe, Ann"}, citation.FieldAuthor, "Roe, Ann | "},
		{"am", []string{"245 00‡aA /‡cedited by Ann Roe ... [et al.].", "700 1 ‡aRoe, Ann", "700 1 ‡aPoe, Bob"}, citation.FieldEditor, "Roe, Ann | Poe, Bob"},
		{"am", []string{"245 00‡aA /‡cAnn Roe, Bob Poe", "700 1 ‡aRoe, Ann"}, citation.FieldAuthor, "Roe, Ann"},
		{"am", []string{"245 00‡aA", "700 1 ‡aRoe, Ann"}, citation.FieldEditor, "Roe, Ann"},
		{"am", []string{"245 00‡aA", "710 2 ‡aSpringer Link (Online service)"}, citation.FieldContributor, "Springer Link (Online service)"},
		{"as", []string{"245 00‡aA", "700 1 ‡aRoe, Ann"}, citation.FieldEditor, "Roe, Ann"},
		{"jm", []string{"245 00‡aA", "700 1 ‡aRoe, Ann"}, citation.FieldContributor, "Roe, Ann"},
		{"am", []string{"111 2 ‡aWorld Meeting‡n(8th :‡d2022 :‡cBaku, Azerbaijan)"}, citation.FieldEventTitle, "World Meeting"},
		{"am", []string{"111 2 ‡aWorld Meeting‡n(8th :‡d2022 :‡cPortland, Or.)."}, citation.FieldEventPlace, "Portland, Or."},
		{"am", []string{"111 2 ‡aWorld Meeting‡n(8th :‡d2022 :‡cBaku, Azerbaijan)"}, citation.FieldEventDate, "2022"},
		{"am", []string{"720 1 ‡aJane Doe‡eauthor"}, citation.FieldAuthor, "Doe, Jane"},

		{"am", []string{"260   ‡aCambridge, Mass. :‡bMIT Press ;‡aLondon :‡bX,‡cc2001."}, citation.FieldPublisherPlace, "Cambridge, Mass."},
		{"am", []string{"260   ‡aCambridge, Mass. :‡bMIT Press ;‡aLondon :‡bX,‡cc2001."}, citation.FieldPublisher, "MIT Press"},
		{"am", []string{"260   ‡aAmsterdam ;‡bBoston :‡bAcademic Press,‡c2007."}, citation.FieldPublisher, "Academic Press"},
		{"am", []string{"260   ‡a[S.l. :‡bs.n.,‡c199-?]", "008 990101s1995    xx            000 0 eng d"}, citation.FieldPublisher, ""},
		{"am", []string{"260   ‡a[S.l. :‡bs.n.,‡c199-?]", "008 990101s1995    xx            000 0 eng d"}, citation.FieldIssued, "1995"},
		{"am", []string{"264  4‡c©2014", "264  1‡aOslo :‡bMuseet,‡c[2015]"}, citation.FieldIssued, "2015"},
		{"am", []string{"264  3‡aLeipzig :‡bDrucker", "264  1‡aOslo :‡bMuseet,‡c[2015]"}, citation.FieldPublisher, "Museet"},
		{"am", []string{"264  4‡c©2014"}, citation.FieldIssued, "2014"},
		{"am", []string{"260   ‡c1365 [1986]"}, citation.FieldIssued, "1986"},
		{"am", []string{"260   ‡c1373 [1994 or 1995]"}, citation.FieldIssued, "1994~"},
		{"am", []string{"260   ‡c5752 [1991 or 1992]"}, citation.FieldIssued, "1991~"},
		{"am", []string{"260   ‡c1987 [i.e. 1988]"}, citation.FieldIssued, "1988"},
		{"am", []string{"260   ‡c2001 printing, c1999"}, citation.FieldIssued, "2001"},
		{"am", []string{"260   ‡c[between 1990 and 1995]"}, citation.FieldIssued, "1990~/1995~"},
		{"am", []string{"008 990101m19901995xx            000 0 eng d"}, citation.FieldIssued, "1990/1995"},
		{"as", []string{"008 990101c19909999xx            000 0 eng d"}, citation.FieldIssued, "1990/.."},
		{"am", []string{"008 990101s199u    xx            000 0 eng d"}, citation.FieldIssued, ""},
		{"am", []string{"008 990101r19901850xx            000 0 eng d"}, citation.FieldOriginalDate, "1850"},
		{"am", []string{"041 1 ‡aengfre‡hger"}, citation.FieldLanguage, "en"},
		{"am", []string{"008 990101s1999    xx            000 0 scr d"}, citation.FieldLanguage, "hr"},
		{"am", []string{"008 990101s1999    xx            000 0 mul d"}, citation.FieldLanguage, ""},

		{"am", []string{"300   ‡axii, 300, 20 p. :‡bill."}, citation.FieldNumberOfPages, "300"},
		{"am", []string{"300   ‡a1 online resource (xvi, 296 pages)"}, citation.FieldNumberOfPages, "296"},
		{"am", []string{"300   ‡a3 v. ;"}, citation.FieldNumberOfVolumes, "3"},
		{"am", []string{"300   ‡a1 vol. (301 S.)"}, citation.FieldNumberOfPages, "301"},
		{"am", []string{"250   ‡a2nd ed. /‡brev. by J. Doe"}, citation.FieldEdition, "2nd ed."},
		{"am", []string{"490 1 ‡aA series,‡x0028-0836 ;‡v3", "830  0‡aSeries (London) ;‡v3"}, citation.FieldSeries, "A series"},
		{"am", []string{"020   ‡a0471383147 (paper/cd-rom : alk. paper)"}, citation.FieldISBN, "0471383147"},
		{"am", []string{"020   ‡z0471383147"}, citation.FieldISBN, ""},
		{"am", []string{"020   ‡c$12.00"}, citation.FieldISBN, ""},
		{"am", []string{"024 7 ‡a10.1000/1‡2doi"}, citation.FieldDOI, "10.1000/1"},
		{"am", []string{"024 8 ‡a10.1000/1"}, citation.FieldDOI, "10.1000/1"},
		{"am", []string{"024 1 ‡a012345678905"}, citation.FieldDOI, ""},
		{"am", []string{"856 40‡uhttps://doi.org/10.1000/1"}, citation.FieldDOI, "10.1000/1"},
		{"am", []string{"050 00‡aQH3‡b.S722", "082 00‡a570"}, citation.FieldCallNumber, "QH3 .S722"},
		{"am", []string{"082 00‡a570", "090   ‡aQH3 .S722"}, citation.FieldCallNumber, "QH3 .S722"},
		{"am", []string{"520 1 ‡aA review.", "520   ‡aA summary."}, citation.FieldAbstract, "A summary."},

		{"am", []string{"600 10‡aEliot, George,‡d1819-1880‡xCharacters.", "600 00‡aJames‡bI,‡cKing"}, citation.FieldKeyword, "Eliot, George--Characters | James I"},
		{"am", []string{"650  0‡aCrime‡zUnited States‡vStatistics."}, citation.FieldKeyword, "Crime--United States"},
		{"am", []string{"650  0‡aCrime.", "650  7‡aCrime.‡2fast"}, citation.FieldKeyword, "Crime"},
		{"am", []string{"653   ‡aone‡atwo", "653   ‡a(Zielgruppe)Fachpublikum"}, citation.FieldKeyword, "one | two"},

		{"am", nil, citation.FieldType, "book"}, {"tm", nil, citation.FieldType, "manuscript"}, {"as", nil, citation.FieldType, "periodical"},
		{"em", nil, citation.FieldType, "map"}, {"gm", nil, citation.FieldType, "motion_picture"}, {"jm", nil, citation.FieldType, "song"},
		{"am", []string{"502   ‡aThesis--X"}, citation.FieldType, "thesis"},
		{"am", []string{"502   ‡aThesis--X", "020   ‡a0471383147"}, citation.FieldType, "book"},
		{"tm", []string{"502   ‡aThesis--X", "020   ‡a0471383147"}, citation.FieldType, "thesis"},
		{"am", []string{"502   ‡aThesis (M.A.)--University of X, 1999."}, citation.FieldPublisher, "University of X"},
		{"am", []string{"502   ‡aThesis (M.A.)--University of X, 1999."}, citation.FieldGenre, "M.A."},
		{"am", []string{"502   ‡bM.A.‡cUniversity of X‡d1999"}, citation.FieldIssued, "1999"},
		{"am", []string{"710 2 ‡aUniversity of X,‡edegree granting institution.", "502   ‡aThesis"}, citation.FieldPublisher, "University of X"},
		{"mm", []string{"008 990101s1999    xx         b       eng d"}, citation.FieldType, "software"},
		{"am", []string{"655  7‡aHochschulschrift‡2gnd-content"}, citation.FieldType, "thesis"},

		{"aa", []string{"773 0 ‡tA journal‡gVol. 24, no. 9 (Sept. 1993), p. 235-48‡x0028-0836"}, citation.FieldType, "article-journal"},
		{"aa", []string{"773 0 ‡tA journal‡gVol. 24, no. 9 (Sept. 1993), p. 235-48‡x0028-0836"}, citation.FieldPages, "235-248"},
		{"aa", []string{"773 0 ‡tA journal‡q24:9<235"}, citation.FieldVolume, "24"},
		{"aa", []string{"773 0 ‡tA journal‡gvolume:50‡gyear:2023‡gmonth:6‡gpages:1-9"}, citation.FieldIssued, "2023-06"},
		{"aa", []string{"773 0 ‡tA book / ed. by X‡dLondon : Press, 1993‡gp. 1-9"}, citation.FieldType, "chapter"},
		{"aa", []string{"773 0 ‡tA book / ed. by X‡dLondon : Press, 1993‡gp. 1-9"}, citation.FieldJournal, "A book"},
		{"aa", []string{"773 0 ‡tA book‡dLondon : Press, 1993"}, citation.FieldPublisher, "Press"},
		{"aa", []string{"773 0 ‡tProceedings‡7m2am"}, citation.FieldType, "paper-conference"},
		{"am", []string{"773 0 ‡tE-book collection"}, citation.FieldType, "book"},
		{"am", []string{"773 0 ‡tE-book collection"}, citation.FieldJournal, ""},
		{"am", []string{"773 0 ‡tA journal‡gVol. 3, p. 1-9"}, citation.FieldType, "article-journal"},
	} {
		t.Run(test.kind+" "+strings.Join(test.lines, " / ")+" "+test.field.String(), func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, values(filled(record(test.kind, test.lines...)), test.field)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.field, diff)
			}
		})
	}
}

func TestUNIMARC(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind  string
		lines []string
		field citation.Field
		want  string
	}{
		{"am", []string{"200 1 ‡aTitre‡esuite‡h2‡iNom‡fJ. Doe"}, citation.FieldTitle, "Titre: suite. 2, Nom"},
		{"am", []string{"200 1 ‡aTitre‡dTitle‡erest"}, citation.FieldTranslatedTitle, "Title: rest"},
		{"am", []string{"200 1 ‡a\u0098Le \u009cchat"}, citation.FieldTitle, "Le chat"},
		{"am", []string{"200 1 ‡aA", "700  1‡aDoe‡bJane‡4070", "702  1‡aRoe‡bAnn‡4730"}, citation.FieldTranslator, "Roe, Ann"},
		{"am", []string{"200 1 ‡aA", "700  0‡aFrançois‡dIer"}, citation.FieldAuthor, "François Ier"},
		{"am", []string{"200 1 ‡aA‡gsous la dir. de Ann Roe", "702  1‡aRoe‡bAnn"}, citation.FieldEditor, "Roe, Ann"},
		{"am", []string{"200 1 ‡aA", "710 02‡aÉtat‡bMinistère"}, citation.FieldAuthor, "État. Ministère"},
		{"am", []string{"200 1 ‡aA", "710 12‡aCongrès‡d3‡eParis‡f2001"}, citation.FieldEventPlace, "Paris"},
		{"am", []string{"200 1 ‡aA", "210   ‡aParis‡cSeuil‡dDL 2001"}, citation.FieldIssued, "2001"},
		{"am", []string{"200 1 ‡aA", "100   ‡a19970307d1996    m  y0frey0103    ba"}, citation.FieldIssued, "1996"},
		{"am", []string{"200 1 ‡aA", "215   ‡a1 vol. (301 p.)"}, citation.FieldNumberOfPages, "301"},
		{"am", []string{"200 1 ‡aA", "606   ‡aRoman‡xHistoire‡2rameau"}, citation.FieldKeyword, "Roman--Histoire"},
		{"am", []string{"200 1 ‡aA", "600  1‡aBalzac‡bHonoré de"}, citation.FieldKeyword, "Balzac, Honoré de"},
		{"am", []string{"200 1 ‡aA", "328  0‡bThèse‡eLyon 2"}, citation.FieldType, "thesis"},
		{"aa", []string{"200 1 ‡aA", "461   ‡tRevue‡x0028-0836‡vVol. 3, no 2, p. 5-9"}, citation.FieldType, "article-journal"},
		{"aa", []string{"200 1 ‡aA", "461   ‡tRevue‡x0028-0836‡vVol. 3, no 2, p. 5-9"}, citation.FieldPages, "5-9"},
		{"aa", []string{"200 1 ‡aA", "463   ‡tUn livre‡y0471383147"}, citation.FieldType, "chapter"},
		{"lm", []string{"200 1 ‡aA"}, citation.FieldType, "software"},
	} {
		t.Run(test.kind+" "+strings.Join(test.lines, " / ")+" "+test.field.String(), func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, values(filled(record(test.kind, test.lines...)), test.field)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.field, diff)
			}
		})
	}
}

// TestKept checks that what has no place in a citation is kept, and what has one is not.
func TestKept(t *testing.T) {
	t.Parallel()
	c := filled(record("am", "001 x1", "020   ‡a0471383147", "245 10‡aA title :‡brest /‡cJ. Doe.", "260   ‡aA :‡bB ;‡aC :‡bD", "650  0‡aX‡vY", "650  0‡aZ", "999   ‡alocal"))
	var got []string
	for _, e := range c.Extra {
		if e.Name != "LDR" {
			got = append(got, e.Name+" "+e.Value)
		}
	}
	want := []string{"001 x1", "245 10‡aA title :‡brest /‡cJ. Doe.", "260   ‡aA :‡bB ;‡aC :‡bD", "650  0‡aX‡vY", "999   ‡alocal"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
