package citation

import "testing"

func TestFindType(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]Type{
		"Thesis (doctoral)":                         Thesis,
		"Doctoral dissertations":                    Thesis,
		"info:eu-repo/semantics/bookPart":           Chapter,
		"info:eu-repo/semantics/article":            ArticleJournal,
		"http://purl.org/coar/resource_type/c_5794": PaperConference,
		"article":          ArticleJournal,
		"article-magazine": ArticleMagazine,
		"Book review":      ReviewBook,
		"Bookshop":         "",
		"hypothesis":       "",
		"Text":             "",
		"info:eu-repo/semantics/publishedVersion": "",
		"": "",
	} {
		if got := FindType(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}
