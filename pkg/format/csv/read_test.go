package csv_test

import (
	"os"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/csv"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const (
	header = `"Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","Issue","Art. No.","Page start","Page end","DOI","Abstract","Author Keywords","Document Type"` + "\n"
	line   = `"Other A.; Doe J.","Other, Ann (571); Doe, Jane (572)","571;572","On ""things""","2020","Journal of Things","1","2","","3","4","10.1000/1","Some words, and more.","a; b","Article"` + "\n"
)

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, csv.CSV().Extractor, header+line+line, "title,authors,year\n\"open,x,y\n", "title;keywords;id\n['a', 'b'];\"\"\"\";'=x")
}

func BenchmarkExtract(b *testing.B) {
	formattest.Benchmark(b, csv.CSV().Extractor, header+strings.Repeat(line, 5000))
}

// TestHeaders checks the table of headers: every field is one, every part too.
func TestHeaders(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("headers.tsv")
	if err != nil {
		t.Fatal(err)
	}
	parts := " better late first last month day key citation identifier ut eid skip sign "
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) != 4 || cells[1] != "" && citation.FieldNamed(cells[1]) == citation.NoField || cells[2] != "" && !strings.Contains(parts, " "+cells[2]+" ") || cells[1]+cells[2] == "" {
			t.Errorf("row %q", line)
		}
		for _, header := range strings.Split(cells[len(cells)-1], "|") {
			if header != strings.ToLower(strings.TrimSpace(header)) || header == "" {
				t.Errorf("header %q", header)
			}
		}
	}
}

// TestVendors reads a line of the tables of many databases and programs.
func TestVendors(t *testing.T) {
	t.Parallel()
	formattest.Read(t, csv.CSV().Extractor, map[string][]string{
		"Publication Type,Authors,Author Full Names,Article Title,Source Title,Document Type,Keywords Plus,Publication Date,Publication Year,Volume,Start Page,End Page,WoS Categories,UT (Unique WOS ID)\n" +
			"J,\"Roe, A\",\"Roe, Ann; Doe, Jane\",Nests,JOURNAL OF NESTS,Article,EGGS; BIRDS,MAR 15,2020,12,3,7,Ornithology,WOS:000200148800007\n": {
			"type: article-journal", "title: Nests", "author: Roe, Ann", "author: Doe, Jane", "issued: 2020-03-15", "container-title: JOURNAL OF NESTS",
			"volume: 12", "page: 3-7", "identifier: WOS:000200148800007", "keyword: EGGS", "keyword: BIRDS", "csv WoS Categories: Ornithology", "1:1 unknown-tag",
		},
		"PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n" +
			"35227408,Chatbots,\"Lim SM, Lau Y.\",Behav Ther. 2022 Mar;53(2):334-347. doi: 10.1016/x.,Lim SM,Behav Ther,2022,2022/03/01,,,10.1016/x\n": {
			"title: Chatbots", "author: Lim, SM", "author: Lau, Y", "issued: 2022-03", "container-title: Behav Ther", "volume: 53", "issue: 2", "page: 334-347",
			"DOI: 10.1016/x", "PMID: 35227408", "csv Create Date: 2022/03/01", "1:1 unknown-tag",
		},
		"Title,Author Names,Source,Abstract,Emtree Drug Index Terms,Open URL Link\nCysts,\"Liu R., Adler D.G.\",Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 5 May 2014,Words,drug,\n": {
			"title: Cysts", "author: Liu, R.", "author: Adler, D.G.", "issued: 2014-05-05", "container-title: Endoscopic Ultrasound", "volume: 3", "issue: 3", "page: 152-160",
			"keyword: drug", "abstract: Words", "1:1 unknown-tag",
		},
		"About the data: Exported on Nov 27\nRank,Publication ID,DOI,Title,Source title,PubYear,Publication Date,Pagination,Authors,Dimensions URL\n5,pub.1,10.1000/1,Nests,Journal,2020,2020-03-04,3-7,\"Roe, Ann; Doe, Jane\",https://app.dimensions.ai/details/publication/pub.1\n": {
			"title: Nests", "author: Roe, Ann", "author: Doe, Jane", "issued: 2020-03-04", "container-title: Journal", "page: 3-7", "DOI: 10.1000/1",
			"URL: https://app.dimensions.ai/details/publication/pub.1", "csv Rank: 5", "csv Publication ID: pub.1", "2:1 unknown-tag",
		},
		"key,title,year,month,day,journal,authors,pubmed_id,pmc_id\nrayyan-1,Nests,2020,3,4,J,\"Roe, Ann and Doe, Jane\",1,\n": {
			"title: Nests", "author: Roe, Ann", "author: Doe, Jane", "issued: 2020-03-04", "container-title: J", "PMID: 1",
		},
		"Title,Authors,Abstract,Published Year,Published Month,Journal,Covidence #,Study,Ref\nNests,Roe A.; Doe J.,Words,2020,July,J,#12,Roe 2020,7\n": {
			"title: Nests", "author: Roe, A.", "author: Doe, J.", "issued: 2020-07", "container-title: J", "abstract: Words", "csv Ref: 7", "1:1 unknown-tag",
		},
		"Titel;Autoren;Jahr;Zeitschrift;Heft;Regal\nNester;Roe, Ann;1999;Vogelwelt;3;A7\n": {
			"title: Nester", "author: Roe, Ann", "issued: 1999", "container-title: Vogelwelt", "issue: 3", "csv Regal: A7", "1:1 unknown-tag", "1:1 unknown-tag",
		},
		"PaperTitle,AuthorNames,PublicationYear\nNests,Ann Roe,1999\n": {
			"title: Nests", "author: Roe, Ann", "issued: 1999", "1:1 unknown-tag",
		},
		"Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type\n5,\"A Roe, J Doe\",Nests,2020,J,P,https://example.org/a,,1,2024-01-02,\n": {
			"title: Nests", "author: Roe, A", "author: Doe, J", "issued: 2020", "accessed: 2024-01-02", "container-title: J", "publisher: P", "URL: https://example.org/a",
			"csv Cites: 5", "csv GSRank: 1", "1:1 unknown-tag",
		},
	})
	formattest.Read(t, csv.TSV().Extractor, map[string][]string{
		"PT\tAU\tAF\tTI\tSO\tDT\tDE\tID\tPD\tPY\tVL\tBP\tEP\tUT\tWC\nJ\tRoe, A\tRoe, Ann\tNests\tJ NESTS\tArticle\ta; b\tC\tMAR\t2020\t12\t3\t7\tWOS:000200148800007\tX\n": {
			"type: article-journal", "title: Nests", "author: Roe, Ann", "issued: 2020-03", "container-title: J NESTS", "volume: 12", "page: 3-7",
			"identifier: WOS:000200148800007", "keyword: a", "keyword: b", "keyword: C", "tsv WC: X", "1:1 unknown-tag",
		},
	})
}
