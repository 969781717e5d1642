package openurl

import (
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
)

// TestKeys checks that every row names a field once.
func TestKeys(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for k := range Keys() {
		if k.Name == "" || k.Field == citation.NoField || seen[k.Name] {
			t.Errorf("row %+v", k)
		}
		seen[k.Name] = true
	}
	if k, known := Named("jtitle"); !known || k.Field != citation.FieldJournal {
		t.Errorf("jtitle is %+v, %v", k, known)
	}
	if _, known := Named("x"); known {
		t.Error("x is known")
	}
}
