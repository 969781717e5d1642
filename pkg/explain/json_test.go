package explain

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// members gives the names of a form's JSON members, and of those within.
func members(t reflect.Type, into map[string]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		members(t.Elem(), into)
	case reflect.Struct:
		for f := range t.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name != "" {
				into[name] = true
			}
			members(f.Type, into)
		}
	}
}

// TestDocs checks that docs/explain.md names every member of the form, and no other.
func TestDocs(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../docs/explain.md")
	if err != nil {
		t.Fatal(err)
	}
	form := make(map[string]bool)
	members(reflect.TypeFor[jsonRecord](), form)
	for name := range form {
		if !strings.Contains(string(data), "`"+name+"`") {
			t.Errorf("%q is not documented", name)
		}
	}
	for _, row := range regexp.MustCompile("(?m)^\\| (`[a-z`, ]+) \\|").FindAllStringSubmatch(string(data), -1) {
		for name := range strings.SplitSeq(row[1], ", ") {
			if !form[strings.Trim(name, "`")] {
				t.Errorf("%s is documented and is no member", name)
			}
		}
	}
}

// TestJSONForm holds what is written to the form that is documented: members that
// are always there, and values of the kinds that are said.
func TestJSONForm(t *testing.T) {
	t.Parallel()
	for _, a := range []Account{Of(record()), Of(marked())} {
		text, err := JSON(a)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"source", "format"} {
			if _, ok := got[name].(string); !ok {
				t.Errorf("%s is %v", name, got[name])
			}
		}
		for _, name := range []string{"fields", "blank", "lost", "remarks"} {
			list, ok := got[name].([]any)
			if !ok {
				t.Errorf("%s is %v, no list", name, got[name])
			}
			for _, item := range list {
				field := item.(map[string]any)
				if name == "fields" {
					if by, ok := field["by"].(map[string]any); ok {
						field = by
					} else if field["by"] != nil {
						t.Errorf("by is %v", field["by"])
					}
				}
				place, ok := field["at"].(map[string]any)
				if !ok {
					continue
				}
				if line, ok := place["line"].(float64); !ok || line < 1 {
					t.Errorf("%s: at is %v", name, place)
				}
			}
		}
	}
}
