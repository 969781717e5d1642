package page

import (
	"net/url"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// What a page says of itself in links: its own address and identifier, and where its citation is to be had in a format for
// reference managers. peerlit does not fetch anything; it tells the user.

// An alternate is a place where a page offers its citation.
type alternate struct{ address, view string }

// link reads a link element (RFC 8288; "cite-as" is of RFC 8574, "describedby" with a media type of FAIR Signposting).
func (m *metadata) link(n *source.HTMLNode) {
	rels, _ := n.Attr("rel")
	for rel := range strings.FieldsSeq(strings.ToLower(rels)) {
		switch rel {
		case "canonical":
			address, view := n.Attr("href")
			if address = m.address(address); hasPath(address) {
				m.take(citation.FieldURL, address, view, "link canonical", rankOwn, evidence.Stated)
			}
		case "cite-as":
			address, view := n.Attr("href")
			m.identifier(address, view, "link cite-as", rankOwn, evidence.Stated)
		case "alternate", "describedby":
			if kind, _ := n.Attr("type"); carriesCitation(kind) {
				href, view := n.Attr("href")
				m.alternates = append(m.alternates, alternate{m.address(href), view})
			}
		case "unapi-server":
			href, _ := n.Attr("href")
			m.server = m.address(href)
		}
	}
}

// unAPI reads an identifier of the page that its server of unAPI gives records for.
func (m *metadata) unAPI(n *source.HTMLNode) {
	if id, view := n.Attr("title"); id != "" && m.server != "" {
		m.alternates = append(m.alternates, alternate{m.server + "?id=" + url.QueryEscape(id), view})
	}
}

// hasPath reports whether an address is that of a page, and not of a whole site.
func hasPath(address string) bool {
	_, rest, ok := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	return ok && strings.Trim(path, "/") != ""
}

// address makes an address of the page absolute, where the page says what it is relative to.
func (m *metadata) address(href string) string {
	base, err := url.Parse(m.base)
	if err != nil || m.base == "" {
		return href
	}
	if whole, err := base.Parse(href); err == nil {
		return whole.String()
	}
	return href
}

// citationTypes are what the media types of formats for citations hold.
var citationTypes = [...]string{"bibtex", "research-info", "endnote", "csl+json", "citationstyles", "mods+xml", "marcxml", "datacite", "unapi"}

// carriesCitation reports whether a media type is that of a format for citations.
func carriesCitation(kind string) bool {
	kind = strings.ToLower(kind)
	for _, word := range citationTypes {
		if strings.Contains(kind, word) {
			return true
		}
	}
	return false
}

// offered tells where the page offers its citation, for a user whose page does not show it; "" when it does not.
func (m *metadata) offered() string {
	if len(m.alternates) == 0 {
		return ""
	}
	return "the page offers its citation at " + m.alternates[0].address
}

// remarks tells of every such place.
func (m *metadata) remarks(position func(source.Span) source.Position) (remarks []diag.Diagnostic) {
	for _, a := range m.alternates {
		remarks = append(remarks, diag.Diagnostic{Code: diag.Offered, At: position(m.span(a.view)), Message: "the page offers its citation at " + a.address})
	}
	return remarks
}
