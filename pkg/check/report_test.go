package check

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"testing"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

func finding() Finding {
	return Finding{
		Diagnostic: diag.Diagnostic{Code: diag.TitleStop, Message: "a \"title\", <so>", Field: "title", At: source.Position{Name: "a b.ris", Line: 3, Column: 7}},
		Level:      diag.Warning, Key: "=k", Fixed: &Change{"a.", "a"},
	}
}

// reported gives a report of n findings.
func reported(t *testing.T, n int, report func(*bytes.Buffer) Report) []byte {
	t.Helper()
	var b bytes.Buffer
	r := report(&b)
	for range n {
		if err := r.Add(finding()); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextReport(t *testing.T) {
	t.Parallel()
	same := func(s string) string { return s }
	got := string(reported(t, 1, func(b *bytes.Buffer) Report { return Text(b, same, diag.Severity.String) }))
	want := "a b.ris:3:7: warning: a \"title\", <so> [title-stop]\na b.ris:3:7: fixed: title: \"a.\" -> \"a\"\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestReportsAreWhole checks that reports of none, one and many findings are documents of their format.
func TestReportsAreWhole(t *testing.T) {
	t.Parallel()
	for n := range 3 {
		var list []struct {
			File, Level, Code, Record string
			Line                      int
			Fixed                     Change
		}
		if err := json.Unmarshal(reported(t, n, func(b *bytes.Buffer) Report { return JSON(b) }), &list); err != nil || len(list) != n {
			t.Errorf("%d findings as JSON: %v, %v", n, list, err)
		}
		if n > 0 && (list[0].Level != "warning" || list[0].Line != 3 || list[0].Fixed.After != "a") {
			t.Errorf("JSON: %+v", list[0])
		}
		rows, err := csv.NewReader(bytes.NewReader(reported(t, n, func(b *bytes.Buffer) Report { return CSV(b) }))).ReadAll()
		if err != nil || len(rows) != n+1 {
			t.Errorf("%d findings as CSV: %v, %v", n, rows, err)
		}
		if n > 0 && rows[1][6] != "'=k" {
			t.Errorf("a spreadsheet would take %q for a formula", rows[1][6])
		}
		var log struct {
			Version string
			Runs    []struct {
				Tool struct {
					Driver struct{ Rules []struct{ ID string } }
				}
				Results []struct {
					RuleID    string
					Locations []struct {
						PhysicalLocation struct {
							ArtifactLocation struct{ URI string }
							Region           struct{ StartLine int }
						}
					}
				}
			}
		}
		if err := json.Unmarshal(reported(t, n, func(b *bytes.Buffer) Report { return SARIF(b, "1") }), &log); err != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) != n {
			t.Fatalf("%d findings as SARIF: %+v, %v", n, log, err)
		}
		if log.Version != "2.1.0" || len(log.Runs[0].Tool.Driver.Rules) != len(diag.Codes()) {
			t.Errorf("SARIF: version %q, %d rules", log.Version, len(log.Runs[0].Tool.Driver.Rules))
		}
		if n > 0 {
			if at := log.Runs[0].Results[0].Locations[0].PhysicalLocation; at.ArtifactLocation.URI != "a%20b.ris" || at.Region.StartLine != 3 {
				t.Errorf("SARIF: %+v", at)
			}
		}
	}
}
