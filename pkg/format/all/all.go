// Package all lists every format, in the order in which they are tried.
package all

import (
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/arxiv"
	"github.com/peerlit/peerlit/pkg/format/bibtex"
	"github.com/peerlit/peerlit/pkg/format/cff"
	"github.com/peerlit/peerlit/pkg/format/contextobject"
	"github.com/peerlit/peerlit/pkg/format/crossref"
	"github.com/peerlit/peerlit/pkg/format/crossrefxml"
	"github.com/peerlit/peerlit/pkg/format/csljson"
	"github.com/peerlit/peerlit/pkg/format/cslyaml"
	"github.com/peerlit/peerlit/pkg/format/csv"
	"github.com/peerlit/peerlit/pkg/format/datacite"
	"github.com/peerlit/peerlit/pkg/format/dc"
	"github.com/peerlit/peerlit/pkg/format/endnotexml"
	"github.com/peerlit/peerlit/pkg/format/enw"
	"github.com/peerlit/peerlit/pkg/format/europepmc"
	"github.com/peerlit/peerlit/pkg/format/europepmcxml"
	"github.com/peerlit/peerlit/pkg/format/hayagriva"
	"github.com/peerlit/peerlit/pkg/format/invenio"
	"github.com/peerlit/peerlit/pkg/format/jats"
	"github.com/peerlit/peerlit/pkg/format/marc"
	"github.com/peerlit/peerlit/pkg/format/mods"
	"github.com/peerlit/peerlit/pkg/format/msbib"
	"github.com/peerlit/peerlit/pkg/format/nbib"
	"github.com/peerlit/peerlit/pkg/format/openalex"
	"github.com/peerlit/peerlit/pkg/format/ovid"
	"github.com/peerlit/peerlit/pkg/format/page"
	"github.com/peerlit/peerlit/pkg/format/primo"
	"github.com/peerlit/peerlit/pkg/format/pubmed"
	"github.com/peerlit/peerlit/pkg/format/rdf"
	"github.com/peerlit/peerlit/pkg/format/record"
	"github.com/peerlit/peerlit/pkg/format/refworks"
	"github.com/peerlit/peerlit/pkg/format/ris"
	"github.com/peerlit/peerlit/pkg/format/s2"
	"github.com/peerlit/peerlit/pkg/format/schemaorg"
	"github.com/peerlit/peerlit/pkg/format/table"
	"github.com/peerlit/peerlit/pkg/format/tei"
	"github.com/peerlit/peerlit/pkg/format/wos"
)

// Formats gives the catalogue. Interchange formats come before pages, because
// their signs are surer, and because pages carry records of them.
func Formats() format.Catalog {
	catalog := format.Catalog{
		bibtex.Format(),
		bibtex.BibLaTeX(),
		ris.Format(),
		nbib.Format(),
		enw.Format(),
		crossref.Format(),
		openalex.Format(),
		datacite.Format(),
		datacite.XML(),
		invenio.Format(),
		s2.Format(),
		europepmc.Format(),
		schemaorg.Format(),
		schemaorg.CodeMeta(),
		arxiv.Format(),
		csljson.Format(),
		cff.Format(),
		cslyaml.Format(),
		hayagriva.Format(),
		record.Format(),
		wos.Format(),
		ovid.Format(),
		refworks.Format(),
		mods.Format(),
		pubmed.Format(),
		crossrefxml.Format(),
		jats.Format(),
		europepmcxml.Format(),
		endnotexml.Format(),
		msbib.Format(),
		rdf.Format(),
		primo.Format(),
		tei.Format(),
		contextobject.Format(),
		dc.Format(),
		marc.Format(),
		marc.XML(),
		marc.JSON(),
	}
	catalog = append(catalog, page.Formats(catalog)...)
	return append(catalog,
		csv.CSV(), // any table with a line of headers, so that surer signs come first
		csv.TSV(),
		table.Format(), // written only, as is the next
		table.Markdown(),
	)
}
