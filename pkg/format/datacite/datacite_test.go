package datacite_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/datacite"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const plain = `{"doi":"10.5072/x","types":{"resourceTypeGeneral":"Dataset","citeproc":"dataset"},"creators":[{"name":"Other, Ann","nameType":"Personal","nameIdentifiers":[{"nameIdentifier":"https://orcid.org/0000-0002-1825-0097","nameIdentifierScheme":"ORCID"}]}],` +
	`"titles":[{"title":"Things"},{"title":"A subtitle","titleType":"Subtitle"}],"publisher":{"name":"A Repository"},"publicationYear":2020,"dates":[{"date":"2020-05-01","dateType":"Issued"}],` +
	`"container":{"title":"J","firstPage":"12","lastPage":"20"},"rightsList":[{"rights":"CC","rightsUri":"https://creativecommons.org/licenses/by/4.0/"}],"schemaVersion":"http://datacite.org/schema/kernel-4"}`

const record = `<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.5072/x</identifier>` +
	`<creators><creator><creatorName nameType="Personal">Other, Ann</creatorName></creator></creators><titles><title>On <i>things</i> &amp; more</title></titles>` +
	`<publisher>A Repository</publisher><publicationYear>2020</publicationYear><resourceType resourceTypeGeneral="Text">Report</resourceType>` +
	`<dates><date dateType="Collected">2019/2020</date></dates><descriptions><description descriptionType="Abstract">Some words.<br/>More words.</description></descriptions></resource>`

func FuzzExtractJSON(f *testing.F) {
	formattest.Fuzz(f, datacite.Format().Extractor, plain, `{"data":[{"id":"x","type":"dois","attributes":`+plain+`}]}`, `{"data":{"attributes":`+plain+`}}`)
}

func FuzzExtractXML(f *testing.F) {
	formattest.Fuzz(f, datacite.XML().Extractor, record, `<resource><titles><title/></titles><contributors><contributor/><x>y</x></contributors></resource>`)
}

func BenchmarkExtractJSON(b *testing.B) {
	formattest.Benchmark(b, datacite.Format().Extractor, "["+strings.Repeat(plain+",\n", 2000)+plain+"]")
}

func BenchmarkExtractXML(b *testing.B) {
	formattest.Benchmark(b, datacite.XML().Extractor, "<records>"+strings.Repeat(record, 2000)+"</records>")
}

// TestRelatedItem reads what a work is published in: number and editors too.
func TestRelatedItem(t *testing.T) {
	t.Parallel()
	want := []string{
		"type: chapter", "title: Nests", "editor: Doe, Jane", "container-title: The book of nests", "page: 3-9", "DOI: 10.5072/abc", "number: e17",
	}
	formattest.Read(t, datacite.XML().Extractor, map[string][]string{
		`<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.5072/abc</identifier><titles><title>Nests</title></titles>` +
			`<resourceType resourceTypeGeneral="BookChapter"/><relatedItems><relatedItem relatedItemType="Book" relationType="IsPublishedIn"><titles><title>The book of nests</title></titles>` +
			`<number numberType="Article">e17</number><firstPage>3</firstPage><lastPage>9</lastPage><contributors><contributor contributorType="Editor"><contributorName>Doe, Jane</contributorName></contributor>` +
			`<contributor contributorType="Sponsor"><contributorName>U</contributorName></contributor></contributors></relatedItem></relatedItems></resource>`: append(slices.Clone(want),
			"datacite-xml resourceTypeGeneral: BookChapter", "datacite-xml container contributor Sponsor: U"),
	})
	formattest.Read(t, datacite.Format().Extractor, map[string][]string{
		`{"doi":"10.5072/abc","titles":[{"title":"Nests"}],"types":{"resourceTypeGeneral":"BookChapter"},"relatedItems":[{"relationType":"IsPublishedIn","titles":[{"title":"The book of nests"}],` +
			`"number":"e17","numberType":"Article","firstPage":"3","lastPage":"9","contributors":[{"contributorType":"Editor","name":"Doe, Jane"}]}]}`: append(slices.Clone(want),
			"datacite resourceTypeGeneral: BookChapter"),
	})
}
