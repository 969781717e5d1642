package check

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/diag"
)

// Report writes findings as one document. Close completes it: also a report
// of nothing is a whole document. It does not close the writer.
type Report interface {
	Add(f Finding) error
	Close() error
}

// Text reports a finding a line, "file:line:col: severity: message [code]", and a change made on the line below it.
// harmless makes text from outside safe to show, paint colours the word of a severity.
func Text(w io.Writer, harmless func(string) string, paint func(diag.Severity) string) Report {
	return &textReport{w, harmless, paint}
}

type textReport struct {
	w        io.Writer
	harmless func(string) string
	paint    func(diag.Severity) string
}

func (t *textReport) Add(f Finding) error {
	place := name(f.At)
	if place != "" {
		place = t.harmless(place) + ": "
	}
	_, err := fmt.Fprintf(t.w, "%s%s: %s [%s]\n", place, t.paint(f.Level), t.harmless(f.Message), f.Code)
	if f.Fixed != nil && err == nil {
		_, err = fmt.Fprintf(t.w, "%sfixed: %s: %s -> %s\n", place, f.Field, t.harmless(strconv.Quote(clip(f.Fixed.Before))), t.harmless(strconv.Quote(clip(f.Fixed.After))))
	}
	return err
}

func (t *textReport) Close() error { return nil }

// JSON reports an array with an object a finding. Members are added, never renamed.
func JSON(w io.Writer) Report { return &jsonReport{w: w} }

type jsonReport struct {
	w     io.Writer
	begun bool
}

type jsonFinding struct {
	File    string      `json:"file"`
	Line    int         `json:"line,omitempty"`
	Column  int         `json:"column,omitempty"`
	Level   string      `json:"level"`
	Code    string      `json:"code"`
	Field   string      `json:"field,omitempty"`
	Record  string      `json:"record,omitempty"`
	Message string      `json:"message"`
	Hint    string      `json:"hint,omitempty"`
	Fixed   *jsonChange `json:"fixed,omitempty"`
}

type jsonChange struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

func (j *jsonReport) Add(f Finding) error {
	out := jsonFinding{f.At.Name, f.At.Line, f.At.Column, f.Level.String(), string(f.Code), f.Field, f.Key, f.Message, f.Hint, nil}
	if f.Fixed != nil {
		out.Fixed = &jsonChange{f.Fixed.Before, f.Fixed.After}
	}
	return appendJSON(j.w, &j.begun, "[\n", out)
}

func (j *jsonReport) Close() error {
	end := "\n]\n"
	if !j.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}

// appendJSON writes one more element of a list, with what opens the list before the first.
func appendJSON(w io.Writer, begun *bool, open string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if *begun {
		open = ",\n"
	}
	*begun = true
	if _, err := io.WriteString(w, open); err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// CSV reports a row a finding, under a row of names (RFC 4180).
func CSV(w io.Writer) Report {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	_ = c.Write([]string{"file", "line", "column", "level", "code", "field", "record", "message", "before", "after"}) // an error comes back from Flush
	return &csvReport{c}
}

type csvReport struct{ w *csv.Writer }

func (c *csvReport) Add(f Finding) error {
	before, after := "", ""
	if f.Fixed != nil {
		before, after = f.Fixed.Before, f.Fixed.After
	}
	return c.w.Write([]string{
		guarded(f.At.Name), number(f.At.Line), number(f.At.Column), f.Level.String(), string(f.Code), f.Field, guarded(f.Key), guarded(f.Message), guarded(before), guarded(after),
	})
}

func (c *csvReport) Close() error {
	c.w.Flush()
	return c.w.Error()
}

// guarded keeps a spreadsheet from taking a cell for a formula.
func guarded(cell string) string {
	if len(cell) > 1 && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// SARIF reports in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code review and editors.
func SARIF(w io.Writer, version string) Report { return &sarifReport{w: w, version: version} }

type sarifReport struct {
	w       io.Writer
	version string
	begun   bool
}

type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   sarifText  `json:"shortDescription"`
		Default sarifLevel `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

// head is all that stands before the results.
func (s *sarifReport) head() string {
	driver := sarifDriver{Name: "peerlit", Version: s.version}
	for _, code := range diag.Codes() {
		driver.Rules = append(driver.Rules, sarifRule{string(code), sarifText{code.Meaning()}, sarifLevel{code.Severity().String()}})
	}
	text, err := json.Marshal(map[string]any{"driver": driver})
	if err != nil {
		text = []byte("{}") // strings always marshal
	}
	return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":` +
		string(text) + `,"results":[` + "\n"
}

func (s *sarifReport) Add(f Finding) error {
	result := sarifResult{RuleID: string(f.Code), Level: f.Level.String(), Message: sarifText{f.Message}}
	if f.At.Name != "" {
		uri := url.URL{Path: f.At.Name}
		place := sarifPhysical{Artifact: sarifArtifact{uri.String()}}
		if f.At.Line > 0 {
			place.Region = &sarifRegion{f.At.Line, f.At.Column}
		}
		result.Locations = []sarifLocation{{place}}
	}
	open := ""
	if !s.begun {
		open = s.head()
	}
	return appendJSON(s.w, &s.begun, open, result)
}

func (s *sarifReport) Close() error {
	head := ""
	if !s.begun {
		head = s.head()
	}
	_, err := io.WriteString(s.w, head+"\n]}]}\n")
	return err
}
