package citation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseHostLine(t *testing.T) {
	t.Parallel()
	tests := []struct {
		line string
		want HostLine
	}{
		{"Agriculture (Basel) Vol. 11; no. 7; p. 617", HostLine{"Agriculture (Basel)", "11", "7", "617", ""}},
		{"Education Journal. Aug2025, Vol. 33 Issue 4, p676-692. 17p.", HostLine{"Education Journal", "33", "4", "676-692", "Aug2025"}},
		{"Zeitschrift für Pädagogik 48 (2002), 3, S. 412-431", HostLine{"Zeitschrift für Pädagogik", "48", "3", "412-431", "2002"}},
		{"Made-up Letters, Vol 21, Iss 1, Pp 1-12 (2024)", HostLine{"Made-up Letters", "21", "1", "1-12", "2024"}},
		{"Nordic Studies 12 (2020) 3, 45-67", HostLine{"Nordic Studies", "12", "3", "45-67", "2020"}},
		{"教育研究 2024, 34(1): 14-24", HostLine{"教育研究", "34", "1", "14-24", "2024"}},
		{"教育学报 2014年 11期", HostLine{"教育学报", "", "11", "", "2014"}},
		{"教育学报 第34卷第1期", HostLine{"教育学报", "34", "1", "", ""}},
		{"教育学报 2025, (4): 106-116", HostLine{"教育学报", "", "4", "106-116", "2025"}},
		{"Made-up Letters Vol 21, Iss 1, pe12 (2024)", HostLine{"Made-up Letters", "21", "1", "e12", "2024"}},
		{"Paleerath Peerapen1, 2 & Visith Thongboonkerd1", HostLine{Title: "Paleerath Peerapen1, 2 & Visith Thongboonkerd1"}},
		{"Harm Reduction Journal", HostLine{Title: "Harm Reduction Journal"}},
		{"Nature and Society, Pt. B", HostLine{Title: "Nature and Society, Pt. B"}},
		{"", HostLine{}},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, ParseHostLine(test.line)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
