package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

func TestReadSource(t *testing.T) {
	t.Parallel()
	// want: title | volume | issue | pages | article | date; "" when the line is no source
	tests := []struct{ line, want string }{
		{"J Med Internet Res. 2021 Aug 2;23(8):e12345. doi: 10.2196/12345", "J Med Internet Res|23|8|e12345||2021 Aug 2"},
		{"Journal of Adolescence, Volume 64, Issue 5, May 2018, Pages 1-8", "Journal of Adolescence|64|5|1-8||May 2018"},
		{"BMC Psychiatry201414:39", "BMC Psychiatry|14||39||2014"},
		{"BMC Psychiatry volume 14, Article number: 39 (2014)", "BMC Psychiatry|14|||39|2014"},
		{"BMJ Open, 2022, № 8, с. e061336", "BMJ Open||8|e061336||2022"},
		{"Education Journal, v69 n8 p54-57 May 2012", "Education Journal|69|8|54-57||May 2012"},
		{". 2022 Aug 2;45(3):208–214. doi: 10.1177/01939459221115695", "|45|3|208–214||2022 Aug 2"},
		{"Children 2021, 8(3), 123; https://doi.org/10.3390/children8030123", "Children|8|3||123|2021"},
		{"Nature 521, 436–444 (2015)", "Nature|521||436–444||2015"},
		{"Journal of Child Psychology, Vol. 12, No. 3 (Autumn, 1998), pp. 45-67 (23 pages)", "Journal of Child Psychology|12|3|45-67||Autumn, 1998"},
		{"2010 Volume 12 Issue 3 Pages 45-50", "|12|3|45-50||2010"},
		{"Revue française de pédagogie 2015/2 (Tome 21), pages 45 à 67", "Revue française de pédagogie|21|2|45 à 67||2015"},
		{"Rev. Saúde Pública vol.45 no.3 São Paulo June 2011", "Rev. Saúde Pública|45|3|||June 2011"},
		{"Zeitschrift für Pädagogik 48 (2002) 3, S. 412-431", "Zeitschrift für Pädagogik|48|3|412-431||2002"},
		{"Volume 278, Issues 4–6, 31 October 1997, Pages 285-290", "|278|4–6|285-290||31 October 1997"},
		{"IEEE Transactions on Affective Computing ( Volume: 14 , Issue: 3 , March 2021 )", "IEEE Transactions on Affective Computing|14|3|||March 2021"},
		{"The trial ran in 12 centres from 2010 to 2014 with 45 patients.", ""},
		{"Page 1 of 91", ""},
		{"Date deposited: 12 Jul 2016 10:11", ""},
		{"47 Pages", ""},
		{"Published: 12 March 2021", ""},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			t.Parallel()
			got := ""
			if l, ok := readSource(test.line); ok {
				got = strings.Join([]string{l.title, l.volume, l.issue, l.pages, l.number, l.date}, "|")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadCited(t *testing.T) {
	t.Parallel()
	// want: authors | title | journal | year; "" when the text is no citation
	tests := []struct{ text, want string }{
		{"Halsall, T., & Daley, M. (2021). A garden in the school: two years. Children, 8(3), 12-19.", "Halsall, T., & Daley, M.|A garden in the school: two years|Children|2021"},
		{"Halsall T, Daley M. A garden in the school. Children. 2021;8(3):12-19.", "Halsall T, Daley M|A garden in the school|Children|"},
		{"Halsall, T., Daley, M. et al. A garden in the school. J Youth Adolescence 48, 13–22 (2019).", "Halsall, T., Daley, M. et al|A garden in the school|J Youth Adolescence|"},
		{"Halsall, Tanya, and Mardi Daley. “A Garden in the School.” Children, vol. 8, no. 3, 2021, pp. 12-19.", "Halsall, Tanya, and Mardi Daley|A Garden in the School|Children|"},
		{"Halsall T, Daley M. A garden in the school[J]. Children, 2021, 8(3): 12-19.", "Halsall T, Daley M|A garden in the school|Children|"},
		{"Most pupils (2014) liked the garden. Children, 8(3), 12-19.", ""},
		{"The garden was dug in 2014. It grew.", ""},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			got := ""
			l, _ := readSource(test.text)
			if c := readCited(test.text, &l, ""); c != nil {
				got = strings.Join([]string{c.authors, c.title, c.journal, c.year}, "|")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What links behind an entry say is none of it; the words of its journal are.
func TestWithoutLinks(t *testing.T) {
	t.Parallel()
	const entry = "Berg A. Wells and wills. Journal of Science 2012;12:1-19."
	for _, tail := range []string{"", " [PDF]", " [PDF] [Code]", " https://doi.org/10.5555/jvs.12.1", " doi: 10.5555/jvs.12.1. PubMed | Google Scholar", " DOI BibTeX", " (https://example.org/a.pdf)"} {
		if got := withoutLinks(entry + tail); got != entry {
			t.Errorf("%q: got %q", tail, got)
		}
	}
	for _, whole := range []string{"Berg A. Wells. Journal of Science", "Berg A. Wells [2012]", "PDF"} {
		if got := withoutLinks(whole); got != whole {
			t.Errorf("got %q, want %q", got, whole)
		}
	}
}

// TestGenericLeavesAlone: what is no page is not taken for one.
func TestGenericLeavesAlone(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"JSON":                  `{"title": "A garden in the school", "DOI": "10.5555/12345678", "volume": "8"}`,
		"CSV":                   "title,author,year,doi\nA garden,Halsall,2021,10.5555/1\nA field,Daley,2020,10.5555/2\nA wood,Weber,2019,10.5555/3\nA hill,Novak,2018,10.5555/4\n",
		"XML":                   "<?xml version=\"1.0\"?><article><title>A garden in the school</title></article>",
		"YAML":                  "cff-version: 1.2.0\ntitle: A garden\ntype: software\nauthors:\n  - family-names: Daley\n    given-names: Mardi\ndoi: 10.5555/12345678\ndate-released: 2021-05-01\n",
		"Go":                    "package garden\n\nfunc Dig() error {\n\treturn nil\n}\n",
		"licence":               "MIT License\n\nCopyright (c) 2021 Tanya Halsall\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n",
		"README":                "# garden\n\nA tool to plan gardens.\n\n## Installation\n\npip install garden\n\n## Usage\n\nDOI: see the paper.\n",
		"prose":                 "Dear Mardi,\nthe garden is doing well. In 2021 we had 14 kinds of beans on 3 beds.\nYours, Tanya\n",
		"empty":                 "",
		"news":                  "The Valley Herald\n\nCouncil votes to reopen the old swimming hole after six dry summers\n\nBy Ruth Abernathy\n\n12 June 2021\n\nThe council voted on Tuesday evening to reopen the swimming hole at the old mill, which has been closed since the summer of 2015. Some forty people came to hear the debate, and most of them had brought a towel.\n\nThe first swim will be on Saturday.\n",
		"recipe":                "Bean soup with smoked garlic\nBy Ruth Abernathy\nPrep time: 10 min\nIngredients\n2 cups of white beans\n1 head of garlic\nMethod\nSoak the beans for a night. Boil them with the garlic until they are soft.\n",
		"encyclopedia":          "Swimming hole\nFrom the free encyclopedia\nA swimming hole is a place in a river, deep enough to swim in, that people have come to for long.\nContents\n1 History\n2 Safety\nHistory\nSwimming holes were common near mills in the 19th century.[1] Many were closed after 1950.\nSee also\nMill pond\nReferences\n1. Holm, P. (1998). Rivers of the valley. Some Press.\n",
		"labels without values": "Title:\nAuthor:\nPublished:\ndoi:\nVolume:\nDownload\nShare\n",
	}
	extractor := generic().Extractor
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if m := extractor.Detect(source.FromString("page.txt", text)); m.Score != format.No {
				t.Errorf("detected as %s: %s", m.Score, m.Why)
			}
		})
	}
}

// FuzzGeneric: any text is read without a panic, and what a record claims points into the text.
func FuzzGeneric(f *testing.F) {
	f.Add("A garden in the school\nTanya Halsall1, Mardi Daley2\nChildren 2021, 8(3), 12-19\nhttps://doi.org/10.5555/12345678\nAbstract\nThey dug.\n")
	f.Add("Title: A garden in the school\nAuthors:\n- Halsall, Tanya\nVolume: 8\nPages: 12-19\nKeywords: beans; peas\n")
	f.Add("Cite this article\nHalsall T, Daley M. A garden in the school. Children. 2021;8(3):12-19.\n")
	f.Add("Yıl 2020, Cilt: 45 Sayı: 201, 215 - 234, 30.01.2020\n年 2014, 34(1): 14-24\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := extract(t, "generic", text)
		if r == nil {
			return
		}
		for _, c := range r.Claims {
			if c.At.Start > c.At.End || c.At.End > len(text) {
				t.Errorf("%s: span %v beyond the text", c.Rule, c.At)
			}
		}
	})
}

func BenchmarkGenericDetect(b *testing.B) {
	page := "Children\nVolume 8, Issue 3, May 2021, Pages 12-19\nA garden in the school\nTanya Halsall, Mardi Daley\nhttps://doi.org/10.5555/12345678\nAbstract\n" +
		strings.Repeat("In 2021 the pupils of 14 schools dug beds, sowed beans and wrote down what grew, week by week, until the frost came in October.\n", 150)
	extractor := generic().Extractor
	doc := source.FromString("page.txt", page)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if extractor.Detect(doc).Score == format.No {
			b.Fatal("not detected")
		}
	}
}

// BenchmarkManySources reads lists of works, whose time is to grow with their length.
func BenchmarkManySources(b *testing.B) {
	extractor := generic().Extractor
	for _, lines := range []int{1000, 10000} {
		var page strings.Builder
		for i := range lines {
			fmt.Fprintf(&page, "Halsall T, Daley M. A garden number %d in the school and what grew. Children 2021; %d(%d): %d-%d.\n", i, i%90+1, i%12+1, i%900+1, i%900+9)
		}
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			b.SetBytes(int64(page.Len()))
			for b.Loop() {
				for range extractor.Extract(b.Context(), source.FromString("page.txt", page.String()), format.Ask{}) {
				}
			}
		})
	}
}
