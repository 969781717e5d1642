// Package all lists every format, in the order in which they are tried.
package all

import (
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/nbib"
	"github.com/peerlit/peerlit/pkg/format/page"
	"github.com/peerlit/peerlit/pkg/format/ris"
)

// Formats gives the catalogue. Interchange formats come before pages, because
// their signs are surer.
func Formats() format.Catalog {
	catalog := format.Catalog{
		ris.Format(),
		nbib.Format(),
	}
	return append(catalog, page.Formats()...)
}
