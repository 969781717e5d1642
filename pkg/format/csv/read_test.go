package csv_test

import (
	"os"
	"strings"
	"testing"

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

func TestCorpus(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"scopus-csv", "generic-csv"} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			formattest.Corpus(t, csv.CSV().Extractor, os.DirFS("../../../../shared/corpora/"+folder))
		})
	}
}
