// Package table writes records for people: as a table for a terminal, or in Markdown.
package table

import (
	"io"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/width"
)

// Format is the table for a terminal. Its first column marks what needs a
// second look (see mark); it is left out where nothing does. With a Width, cells are cut and, in
// the columns of our choice, the venue or the DOI is left out so that no line is wider.
//
// The widths of columns depend on every row, so that an Encoder holds the cells of all records until Close.
func Format() format.Format {
	return format.Format{
		Name:     "table",
		Aliases:  []string{"text"},
		Summary:  "a table to look at, fitted to the terminal",
		Exporter: exporter{},
		Carries:  citation.AllFields(), // a view leaves out on purpose
	}
}

type exporter struct{}

func (exporter) NewEncoder(w io.Writer, o format.Options) format.Encoder {
	return &encoder{w: w, options: o, columns: columns(o)}
}

type encoder struct {
	w       io.Writer
	options format.Options
	columns []column
	marks   []string
	rows    [][]string
}

// Encode holds the record's cells.
func (e *encoder) Encode(r *evidence.Record) error {
	row := make([]string, len(e.columns))
	for i := range e.columns {
		cell := harmless(e.columns[i].cell(r), e.options.ASCII)
		if e.options.Width > 0 { // no more of it can be shown
			cell = cut(cell, e.options.Width, e.options.ASCII)
		}
		row[i] = cell
	}
	e.rows = append(e.rows, row)
	e.marks = append(e.marks, mark(r, e.options.ASCII))
	return nil
}

// Close draws the table, which without records is its head.
func (e *encoder) Close() error {
	columns, rows := e.withMarks()
	widths := naturalWidths(columns, rows)
	shown, widths := fitted(columns, widths, e.options)
	f := newFrame(widths, e.options.ASCII)
	buffer := f.top
	line := make([]string, len(shown))
	for n, i := range shown {
		line[n] = columns[i].head
	}
	buffer = f.appendRow(buffer, line)
	buffer = append(buffer, f.rule...)
	for _, row := range rows {
		for n, i := range shown {
			line[n] = row[i]
		}
		buffer = f.appendRow(buffer, line)
		if len(buffer) > 64<<10 {
			if _, err := e.w.Write(buffer); err != nil {
				return err
			}
			buffer = buffer[:0]
		}
	}
	_, err := e.w.Write(append(buffer, f.bottom...))
	return err
}

// withMarks puts the column of marks before the others, unless it is empty.
func (e *encoder) withMarks() ([]column, [][]string) {
	marked := false
	for _, m := range e.marks {
		marked = marked || m != ""
	}
	if !marked {
		return e.columns, e.rows
	}
	rows := make([][]string, len(e.rows))
	for i, row := range e.rows {
		rows[i] = append([]string{e.marks[i]}, row...)
	}
	return append([]column{{}}, e.columns...), rows
}

// naturalWidths gives the width of each column when nothing is cut.
func naturalWidths(columns []column, rows [][]string) []int {
	widths := make([]int, len(columns))
	for i := range columns {
		widths[i] = width.String(columns[i].head)
		for _, row := range rows {
			widths[i] = max(widths[i], width.String(row[i]))
		}
	}
	return widths
}
