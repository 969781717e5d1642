package format

import (
	"path"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/source"
)

// Catalog is the ordered list of formats. The order breaks ties of detection
// that the extension does not.
type Catalog []Format

// Named gives the format of that name or alias, without regard to case.
func (c Catalog) Named(name string) (Format, bool) {
	for _, f := range c {
		if strings.EqualFold(f.Name, name) || slices.ContainsFunc(f.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return f, true
		}
	}
	return Format{}, false
}

// ByExtension gives the first format that can be written to files named like name.
func (c Catalog) ByExtension(name string) (Format, bool) {
	ext := extension(name)
	for _, f := range c {
		if f.Exporter != nil && ext != "" && slices.Contains(f.Extensions, ext) {
			return f, true
		}
	}
	return Format{}, false
}

// Detect gives the format whose detector is surest of the document. Of two that
// are Signed the one whose sign stands first wins: a value of the one may
// hold a record of the other. Other equal scores are decided by the document's
// extension, then by the catalogue's order. The Match has score No when no format fits.
func (c Catalog) Detect(doc *source.Document) (Format, Match) {
	for _, f := range c {
		if f.Opening {
			if m := f.Extractor.Detect(doc); m.Score == Signed {
				return f, m
			}
		}
	}
	var best Format
	var match Match
	ext, fits := extension(uncompressed(doc.Name())), false
	for _, f := range c {
		if f.Extractor == nil || f.Opening || f.Signless && match.Score == Signed {
			continue
		}
		m := f.Extractor.Detect(doc)
		if m.Score == No || m.Score < match.Score {
			continue
		}
		named := slices.Contains(f.Extensions, ext)
		better := named && !fits
		if m.Score == Signed && m.At.Start != match.At.Start {
			better = m.At.Start < match.At.Start
		}
		if m.Score > match.Score || better {
			best, match, fits = f, m, named
		}
	}
	return best, match
}

// Readable gives the formats that can be read.
func (c Catalog) Readable() Catalog {
	return c.where(func(f Format) bool { return f.Extractor != nil })
}

// Writable gives the formats that can be written.
func (c Catalog) Writable() Catalog { return c.where(func(f Format) bool { return f.Exporter != nil }) }

func (c Catalog) where(keep func(Format) bool) Catalog {
	var kept Catalog
	for _, f := range c {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// extension gives the lower-case extension of a file name without its dot.
func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// uncompressed gives the name that a compressed file had before:
// source.Walk sees through the compression of "refs.bib.gz" and keeps the name.
func uncompressed(name string) string {
	switch extension(name) {
	case "gz", "zst", "bz2":
		return strings.TrimSuffix(name, path.Ext(name))
	}
	return name
}
