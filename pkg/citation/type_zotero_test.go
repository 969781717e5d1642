package citation

import "testing"

func TestZoteroTypes(t *testing.T) {
	t.Parallel()
	for _, typ := range Types() {
		if got := ParseZoteroType(typ.Zotero()); got != typ {
			t.Errorf("%s is %q, which is read as %s", typ, typ.Zotero(), got)
		}
	}
	if got := ParseZoteroType("magazinearticle"); got != ArticleMagazine {
		t.Errorf("got %q", got)
	}
}
