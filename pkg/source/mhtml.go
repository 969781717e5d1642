package source

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// IsMHTML reports whether a document's beginning is that of a page saved with
// all its parts in one file (RFC 2557), as browsers name it "single file" or .mht.
func IsMHTML(sample string) bool {
	if line, _, _ := strings.Cut(sample, "\n"); strings.IndexByte(line, ':') < 0 { // it begins with a field of the head
		return false
	}
	head, _, _ := strings.Cut(strings.ReplaceAll(sample[:min(len(sample), 4096)], "\r\n", "\n"), "\n\n")
	return indexFold(head, "mime-version:") >= 0 && indexFold(head, "multipart/related") >= 0
}

// Page gives the first page of HTML in an MHTML document as a document of its
// own; its places are those of the page, not of the file around it. ok is
// false when there is none.
func (d *Document) Page() (page *Document, ok bool) {
	text, err := d.Text()
	if err != nil {
		return nil, false
	}
	message, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		return nil, false
	}
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil, false
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, false
		}
		if kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		var body io.Reader = part
		switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
		case "quoted-printable":
			body = quotedprintable.NewReader(part)
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, part)
		}
		page, err := Open(d.name, body, d.limits)
		return page, err == nil
	}
}
