package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// warc yields the pages of a web archive (ISO 28500, WARC 1.1): the bodies of
// responses, and records of type resource and conversion (WET) as they are.
// Each is named by its address.
func (o *opening) warc(r raw) bool {
	stream, err := r.reader()
	if err != nil {
		return o.fail(r.name, err)
	}
	defer stream.Close()
	in := bufio.NewReaderSize(stream, 64<<10)
	for {
		header, err := warcHeader(in)
		if err == io.EOF {
			return true
		}
		if err != nil {
			return o.fail(r.name, err)
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return o.fail(r.name, errWARCLength)
		}
		block := &io.LimitedReader{R: in, N: length}
		if !o.page(r, header, block) {
			return false
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return o.fail(r.name, err)
		}
		if block.N > 0 {
			return o.fail(r.name, io.ErrUnexpectedEOF)
		}
	}
}

var (
	errWARC       = errors.New("not a WARC record")
	errWARCLength = errors.New("a WARC record without its length")
)

// warcHeader reads the header of the next record and the empty lines before it.
func warcHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	lines := textproto.NewReader(in)
	for {
		line, err := lines.ReadLine()
		switch {
		case err != nil:
			return nil, err
		case line == "":
			continue
		case !strings.HasPrefix(line, "WARC/"):
			return nil, errWARC
		}
		header, err := lines.ReadMIMEHeader()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return header, err
	}
}

// page yields the document of one record, if it holds one.
func (o *opening) page(archive raw, header textproto.MIMEHeader, block io.Reader) bool {
	address := strings.Trim(header.Get("WARC-Target-URI"), "<>") // WARC 1.0 put them
	r := raw{name: address, depth: archive.depth, spent: archive.spent}
	switch header.Get("WARC-Type") {
	default: // warcinfo, request, metadata, revisit
		return true
	case "resource", "conversion":
		r.label = charsetParameter(header.Get("Content-Type"))
	case "response":
		if !strings.HasPrefix(header.Get("Content-Type"), "application/http") {
			return true // such as a name server's answer
		}
		in := bufio.NewReader(block)
		lines := textproto.NewReader(in)
		status, err := lines.ReadLine() // "HTTP/1.1 200 OK"
		if err != nil {
			return o.fail(address, err)
		}
		if _, code, _ := strings.Cut(status, " "); !strings.HasPrefix(code, "2") {
			return o.skip(address, "answered by "+status)
		}
		http, err := lines.ReadMIMEHeader()
		if err != nil {
			return o.fail(address, err)
		}
		r.label = charsetParameter(http.Get("Content-Type"))
		if block, err = o.body(archive, http, in); err != nil {
			return o.fail(address, err)
		}
	}
	return o.passing(r, block)
}

// charsetParameter gives the charset of a Content-Type.
func charsetParameter(contentType string) string {
	_, parameters, _ := mime.ParseMediaType(contentType)
	return parameters["charset"]
}

// body undoes what HTTP did to a page for its transport. Many archives hold
// bodies that were decoded, under headers that say otherwise.
func (o *opening) body(archive raw, http textproto.MIMEHeader, in *bufio.Reader) (io.Reader, error) {
	var body io.Reader = in
	if strings.EqualFold(http.Get("Transfer-Encoding"), "chunked") && looksChunked(in) {
		body = &chunks{in: in}
	}
	var expander expander
	sign, _ := in.Peek(minimumRead)
	switch strings.ToLower(http.Get("Content-Encoding")) {
	case "gzip", "x-gzip":
		if _, data, _ := bytes.Cut(sign, []byte("\r\n")); bytes.HasPrefix(sign, []byte("\x1F\x8B")) || bytes.HasPrefix(data, []byte("\x1F\x8B")) {
			expander = gunzip
		}
	case "deflate":
		expander = zlib.NewReader
	}
	if expander == nil {
		return body, nil
	}
	return expand(expander, io.NopCloser(body), archive.spent, o.limits)
}

// looksChunked reports whether in begins with the length of a chunk.
func looksChunked(in *bufio.Reader) bool {
	start, _ := in.Peek(32)
	line, _, found := bytes.Cut(start, []byte("\n"))
	_, err := chunkSize(string(line))
	return found && err == nil
}

// chunks joins the chunks of a body (RFC 9112, section 7.1).
type chunks struct {
	in   *bufio.Reader
	left int64 // of the chunk
	err  error
}

func (c *chunks) Read(b []byte) (int, error) {
	for c.left == 0 && c.err == nil {
		var line string
		for line == "" && c.err == nil { // the line end of the chunk before
			line, c.err = c.in.ReadString('\n')
			line = strings.TrimRight(line, "\r\n")
		}
		if c.err == io.EOF {
			c.err = io.ErrUnexpectedEOF
		}
		if c.err != nil {
			break
		}
		if c.left, c.err = chunkSize(line); c.err == nil && c.left == 0 {
			c.err = io.EOF
		}
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.in.Read(b[:min(int64(len(b)), c.left)])
	c.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// chunkSize reads the line before a chunk, "1f40;name=value".
func chunkSize(line string) (int64, error) {
	size, _, _ := strings.Cut(line, ";")
	return strconv.ParseInt(strings.TrimSpace(size), 16, 63)
}
