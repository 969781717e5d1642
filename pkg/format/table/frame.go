package table

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/peerlit/peerlit/pkg/width"
)

// A frame is what stands around cells of given widths. It is drawn once, by
// tablewriter, around cells of a filler; the rows put their cells in the
// filler's place. For tablewriter counts the characters that make up an emoji or a
// Devanagari syllable one by one, and would leave such rows ragged.
type frame struct {
	top, rule, bottom []byte
	edges             []string // before, between and after the cells of a row
	widths            []int
	ascii             bool
}

const filler = "x"

func newFrame(widths []int, ascii bool) frame {
	style := tw.StyleRounded
	if ascii {
		style = tw.StyleASCII
	}
	var drawn bytes.Buffer
	t := tablewriter.NewTable(&drawn,
		tablewriter.WithRendition(tw.Rendition{Symbols: tw.NewSymbols(style)}),
		tablewriter.WithEastAsian(tw.Off), // else a Chinese locale makes the frame itself wide
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	cells := make([]string, len(widths))
	for i, w := range widths {
		cells[i] = strings.Repeat(filler, max(1, w))
	}
	t.Header(cells)
	_ = t.Append(cells) // strings in memory: neither this nor Render can fail
	_ = t.Render()

	lines := bytes.SplitAfter(append(bytes.TrimSpace(drawn.Bytes()), '\n'), []byte("\n"))
	f := frame{top: lines[0], rule: lines[2], bottom: lines[4], widths: widths, ascii: ascii}
	row := string(lines[3])
	for _, cell := range cells {
		before, after, _ := strings.Cut(row, cell)
		f.edges = append(f.edges, before)
		row = after
	}
	f.edges = append(f.edges, row)
	return f
}

// appendRow adds a row, its cells cut or filled up to their columns' widths.
func (f *frame) appendRow(dst []byte, cells []string) []byte {
	for i, cell := range cells {
		cell = cut(cell, f.widths[i], f.ascii)
		dst = append(dst, f.edges[i]...)
		dst = append(dst, cell...)
		for n := width.String(cell); n < f.widths[i]; n++ {
			dst = append(dst, ' ')
		}
	}
	return append(dst, f.edges[len(cells)]...)
}
