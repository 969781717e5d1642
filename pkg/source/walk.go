package source

import (
	"context"
	"io"
	"iter"
	"os"
)

// Input says what Walk reads besides the paths, and what of them it passes over.
type Input struct {
	Stdin   io.Reader // what the path "-" reads
	List    io.Reader // further paths, read after the others; nil: none
	NUL     bool      // the paths in List end in NUL, not in a line end
	Filters []Filter  // which files of folders and archives are read; nil: all
	Limits  Limits

	// Skipped is told of each file that a folder's walk passes over, and why; nil: nobody.
	Skipped func(path, why string)
}

// Filter lets files of folders in or keeps them out, by a glob over their path.
type Filter struct {
	Exclude bool
	Glob    string
}

// Walk yields the documents that paths lead to.
func Walk(ctx context.Context, paths []string, in Input) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for _, p := range paths {
			f, err := os.Open(p)
			if err != nil {
				if !yield(nil, &Error{Position{Name: p}, err}) {
					return
				}
				continue
			}
			doc, err := Open(p, f, in.Limits)
			f.Close()
			if !yield(doc, err) {
				return
			}
		}
	}
}
