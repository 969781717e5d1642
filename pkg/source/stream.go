package source

import (
	"bytes"
	"io"
	"unicode/utf8"
	"unsafe"
)

// stream turns an input's bytes into text, block by block. A block is read
// into a fresh buffer; when it is sound UTF-8, as most are, the buffer becomes
// the text, and is never written again.
type stream struct {
	open   opener        // nil: can be read once only
	r      io.ReadCloser // nil: not open
	head   []byte        // bytes read already, before r
	whole  bool          // head is all there is
	size   int           // how many bytes there are; 0 when that is not known
	bytes  int           // how many have been read
	closed bool

	started bool   // the beginning has been looked at
	decided bool   // charset is final
	opening []byte // the beginning, until then: it may declare a charset
	label   string // of a charset that the transport declared
	charset charset
	binary  bool

	rest     []byte // bytes of a character that the next block completes
	cr       bool   // a CR is held back, for the next block may have its LF
	done     int    // bytes of text given out
	carried  int    // of them, those that stand before the block being decoded
	ended    bool   // all text has been given out
	err      error  // other than io.EOF; then ended is set too
	flaws    Flaws
	unplaced []firstFlaw
}

// opener gives an input's bytes from an offset on.
type opener func(offset int) (io.ReadCloser, error)

// firstFlaw is where in the text a flaw first occurred. The document makes a position of it.
type firstFlaw struct {
	flaw   *Flaw
	offset int
}

const (
	lookSize    = SampleSize + 64 // bytes that show what an input is: enough for a sample
	minimumRead = 512
)

// next gives carry and the text that follows it, together about size bytes.
// It ends between two characters, and never within a CR LF.
func (s *stream) next(carry string, size int) string {
	s.carried = len(carry)
	var buf []byte // carry, perhaps a CR, then bytes to decode
	var n, kept int
	if s.head != nil {
		buf, n = s.head, len(s.head)
		s.head, s.bytes, s.ended = nil, n, s.whole
	} else {
		if s.size > 0 { // the last block need not be larger than what is left
			size = min(size, len(carry)+len(s.rest)+max(s.size-s.bytes, 0)+minimumRead)
		}
		buf = make([]byte, max(size, len(carry)+2*len(s.rest)+minimumRead))
		kept = copy(buf, carry)
		if s.cr {
			buf[kept] = '\r'
			kept++
		}
		n = kept + copy(buf[kept:], s.rest)
		n = s.fill(buf, n)
	}
	if !s.started {
		s.started = true
		skip := s.begin(buf[:n])
		buf, n = buf[skip:], n-skip
	}
	if !s.decided {
		buf, n = s.decide(buf, kept, n)
	}
	out := s.decode(buf[:n:n], kept)

	s.cr = !s.ended && len(out) > s.carried && out[len(out)-1] == '\r'
	if s.cr {
		out = out[:len(out)-1]
	}
	s.done += len(out) - s.carried
	return unsafe.String(unsafe.SliceData(out), len(out))
}

// fill reads until buf, of which n bytes are taken, is full, and gives the new n.
func (s *stream) fill(buf []byte, n int) int {
	var err error
	if s.r == nil && s.open != nil && !s.closed {
		if s.r, err = s.open(s.bytes); err != nil {
			s.r = nil
		}
	}
	var m int
	if err == nil && s.r != nil {
		m, err = readFull(s.r, buf[n:])
		s.bytes += m
	}
	if err != nil || s.r == nil {
		s.ended = true
		if err != nil && err != io.EOF {
			s.err = err
		}
		s.close()
	}
	return n + m
}

// close ends reading.
func (s *stream) close() {
	s.closed = true
	if s.r != nil {
		s.r.Close()
		s.r = nil
	}
}

// decode gives buf with its bytes from kept on decoded, in place when they are text as they stand.
func (s *stream) decode(buf []byte, kept int) []byte {
	src := buf[kept:]
	ascii := asciiPrefix(src)
	sound := len(src)
	switch {
	case !s.charset.ascii:
		sound = -1
	case s.charset.name == ISO2709:
		sound = wholeRecords(src, s.ended)
		if !utf8.Valid(src[min(ascii, sound):sound]) || bytes.IndexByte(src[:sound], escape) >= 0 {
			sound = -1
		}
	case ascii == len(src):
	case s.charset.utf8:
		if !s.ended {
			sound = completeUTF8(src)
		}
		if !utf8.Valid(src[ascii:max(sound, ascii)]) {
			sound = -1
		}
	default:
		sound = -1
	}
	if sound >= 0 && bytes.IndexByte(src[:sound], 0) < 0 {
		s.rest = append(s.rest[:0], src[sound:]...)
		return buf[:kept+sound]
	}

	out := make([]byte, kept, kept+len(src)+len(src)/2+utf8.UTFMax)
	copy(out, buf)
	out, used := s.charset.decoder.decode(out, src, s.ended, s.note)
	s.rest = append(s.rest[:0], src[used:]...)
	return s.dropNULs(out, kept)
}

// dropNULs takes the NULs out of out from kept on.
func (s *stream) dropNULs(out []byte, kept int) []byte {
	first := bytes.IndexByte(out[kept:], 0)
	if first < 0 {
		return out
	}
	to := kept + first
	s.note(dropped, to)
	s.flaws.Dropped.Count-- // counted again below
	for _, c := range out[to:] {
		if c == 0 {
			s.flaws.Dropped.Count++
			continue
		}
		out[to] = c
		to++
	}
	return out[:to]
}

// flawKind names a member of Flaws.
type flawKind uint8

const (
	replaced flawKind = iota
	reread
	dropped
	guessed
)

// note counts a flaw at an index of the buffer being decoded.
func (s *stream) note(kind flawKind, at int) {
	flaw := [...]*Flaw{&s.flaws.Replaced, &s.flaws.Reread, &s.flaws.Dropped, &s.flaws.Guessed}[kind]
	if flaw.Count++; flaw.Count == 1 {
		s.unplaced = append(s.unplaced, firstFlaw{flaw, s.done + at - s.carried})
	}
}

// asciiPrefix gives the length of the longest prefix of b that is ASCII.
func asciiPrefix(b []byte) int {
	const high = 0x8080808080808080
	i := 0
	for ; len(b)-i >= 32; i += 32 {
		w := b[i : i+32 : i+32]
		if (word(w)|word(w[8:])|word(w[16:])|word(w[24:]))&high != 0 {
			break
		}
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// completeUTF8 gives the length of b without a character that is cut off at its end.
func completeUTF8(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if size := leadSize(b[len(b)-n]); size > n {
			return len(b) - n
		} else if size > 0 {
			break
		}
	}
	return len(b)
}
