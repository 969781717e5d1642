package dedupe

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// The work of [Find] in three steps, each of which knows only the lines that it
// is given, so that any program that sorts lines by a key can stand between them:
// [AppendKeyLines] of each record, [WritePairs] of each key, [FindPaired] of all.
//
// A record is known by its content, so that it has the same ID in any file, shard
// or step. Of records that say the same, and so share all keys, WritePairs counts
// the copies, as FindPaired does: which is which makes no difference.

// contentID is the hash of all that a citation says.
type contentID [16]byte

func contentOf(c *citation.Citation) contentID {
	sum := sha256.Sum256(csl.AppendRecord(nil, &evidence.Record{Citation: *c}))
	return contentID(sum[:16])
}

// tellApart gives the prints that only the rest of their records tells apart what
// they are told apart by: a few, for it takes as long as the print itself.
func tellApart(records []*evidence.Record, prints []*Print) {
	first := make(map[[2]uint64]int, len(prints))
	for i, p := range prints {
		looks := [2]uint64{p.ID, p.key}
		if twin, seen := first[looks]; seen {
			p.content = contentOf(&records[i].Citation)
			if prints[twin].content == (contentID{}) {
				prints[twin].content = contentOf(&records[twin].Citation)
			}
		} else {
			first[looks] = i
		}
	}
}

// AppendKeyLines appends a line for each key of the record: the key, the record's
// ID and what judging it needs, as JSON, parted by tabs. Lines with the same key
// must come together, in order, before they are given to [WritePairs].
func AppendKeyLines(dst []byte, r *evidence.Record) []byte {
	c := &r.Citation
	id := contentOf(c)
	rest := append(hex.AppendEncode([]byte{'\t'}, id[:]), '\t')
	rest = csl.AppendRecord(rest, &evidence.Record{Citation: *judged(c)})
	for _, key := range Fingerprint(c).Keys(nil) {
		dst = fmt.Appendf(dst, "%016x", key)
		dst = append(append(dst, rest...), '\n')
	}
	return dst
}

// judged gives the citation without what no judgement of a pair looks at.
func judged(c *citation.Citation) *citation.Citation {
	less := *c
	less.Keywords, less.Links, less.Extra, less.Details = nil, nil, nil, nil
	for _, d := range c.Details {
		if d.Field != citation.FieldNote && d.Field != citation.FieldAnnote && d.Field != citation.FieldReferences {
			less.Details = append(less.Details, d)
		}
	}
	return &less
}

// keyLine is a line of [AppendKeyLines].
type keyLine struct {
	number int
	id     contentID
	record string // JSON
}

// WritePairs reads the lines of [AppendKeyLines], sorted, and writes a line for
// each pair that is not simply different: the IDs of both records, the class and
// the rule, parted by tabs. A pair that shares several keys may be written for
// each. All lines of a key must be there, whatever else is. Of the options it
// obeys Level, which only changes the words, and Decisions.
func WritePairs(w io.Writer, keys io.Reader, o Options) (capped []Block, err error) {
	o.Preprints = LinkPreprints // all that another treatment looks at is then written
	out := bufio.NewWriter(w)
	lines := bufio.NewReaderSize(keys, 64<<10)
	var key uint64
	var block []keyLine
	for n := 1; ; n++ {
		text, end := lines.ReadString('\n')
		if end != nil && end != io.EOF {
			return capped, end
		}
		text = strings.TrimRight(text, "\r\n")
		if text != "" {
			k, line, err := readKeyLine(text)
			switch {
			case err != nil:
				return capped, fmt.Errorf("line %d: %w", n, err)
			case k < key:
				return capped, fmt.Errorf("line %d: keys are not sorted: %016x stands after %016x", n, k, key)
			}
			if k != key {
				if capped, err = writeBlock(out, capped, key, block, o); err != nil {
					return capped, err
				}
				key, block = k, block[:0]
			}
			line.number = n
			block = append(block, line)
		}
		if end == io.EOF {
			if capped, err = writeBlock(out, capped, key, block, o); err != nil {
				return capped, err
			}
			return capped, out.Flush()
		}
	}
}

func readKeyLine(text string) (key uint64, line keyLine, err error) {
	parts := strings.SplitN(text, "\t", 3)
	if len(parts) < 3 || len(parts[0]) != 16 {
		return 0, line, errors.New("not a key, an ID and a record, parted by tabs")
	}
	if key, err = strconv.ParseUint(parts[0], 16, 64); err != nil {
		return 0, line, err
	}
	line.record = parts[2]
	line.id, err = readContentID(parts[1])
	return key, line, err
}

func readContentID(text string) (id contentID, err error) {
	if len(text) != hex.EncodedLen(len(id)) {
		return id, fmt.Errorf("%q is no ID of a record", text)
	}
	_, err = hex.Decode(id[:], []byte(text))
	return id, err
}

// writeBlock judges the records that share a key.
func writeBlock(w io.Writer, capped []Block, key uint64, block []keyLine, o Options) ([]Block, error) {
	if len(block) < 2 {
		return capped, nil
	}
	prints, names := make([]*Print, len(block)), make([]string, len(block))
	copies := make(map[contentID]int)
	for i, line := range block {
		reader := csl.Reader{Document: source.FromString("", line.record), Exact: true}
		r, err := reader.Read(line.record)
		if err != nil {
			return capped, fmt.Errorf("line %d: %w", line.number, err)
		}
		prints[i] = Fingerprint(&r.Citation)
		prints[i].content = line.id
		if o.Decisions != nil {
			prints[i].mark16 = Mark(&r.Citation)
		}
		copies[line.id]++
		names[i] = copyName(line.id, copies[line.id])
	}
	var err error
	if Candidates(prints, func(i, j int) {
		if v := Judge(prints[i], prints[j], o); v.counts() && err == nil {
			_, err = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", min(names[i], names[j]), max(names[i], names[j]), v.Class, v.Rule)
		}
	}) {
		capped = append(capped, blockOf(key, len(block)))
	}
	return capped, err
}

// copyName names the n-th of records that say the same, from 1.
func copyName(id contentID, n int) string {
	name := hex.EncodeToString(id[:])
	if n > 1 {
		name += "." + strconv.Itoa(n)
	}
	return name
}

// FindPaired finds what [Find] finds, comparing only the pairs that [WritePairs]
// wrote, in any order, however often each. It judges them anew, so that a line
// can point to a pair, and never join one. The records must be those of which
// the lines were made; the options may be others, but for decisions.
func FindPaired(records []*evidence.Record, pairs io.Reader, o Options) (*Result, error) {
	prints := Fingerprints(records, o)
	parallel(o.Workers, len(prints), func(from, to int) {
		for i := from; i < to; i++ {
			prints[i].content = contentOf(&records[i].Citation)
		}
	})
	listed, err := readPairs(prints, pairs)
	if err != nil {
		return nil, err
	}
	for _, p := range o.Decisions.joined(prints) {
		listed = append(listed, [2]int32{int32(p.A), int32(p.B)})
	}
	listed = eachOnce(listed)
	found := make([]Pair, len(listed))
	parallel(o.Workers, len(listed), func(from, to int) {
		for i := from; i < to; i++ {
			a, b := int(listed[i][0]), int(listed[i][1])
			found[i] = Pair{a, b, Judge(prints[a], prints[b], o)}
		}
	})
	found = slices.DeleteFunc(found, func(p Pair) bool { return !p.Verdict.counts() })
	return Cluster(prints, found, o), nil
}

// readPairs gives the pairs as indices, the lesser first.
func readPairs(prints []*Print, pairs io.Reader) (listed [][2]int32, err error) {
	byContent := make([]int32, len(prints)) // then by index
	for i := range byContent {
		byContent[i] = int32(i)
	}
	slices.SortFunc(byContent, func(i, j int32) int {
		return cmp.Or(bytes.Compare(prints[i].content[:], prints[j].content[:]), cmp.Compare(i, j))
	})
	find := func(name string) (int32, error) {
		text, copied, numbered := strings.Cut(name, ".")
		id, err := readContentID(text)
		if err != nil {
			return 0, err
		}
		n := 1
		if numbered {
			if n, err = strconv.Atoi(copied); err != nil || n < 2 {
				return 0, fmt.Errorf("%q is no ID of a record", name)
			}
		}
		at, _ := slices.BinarySearchFunc(byContent, id, func(i int32, id contentID) int { return bytes.Compare(prints[i].content[:], id[:]) })
		if at += n - 1; at >= len(byContent) || prints[byContent[at]].content != id {
			return 0, fmt.Errorf("no record %s among those that were read: each step needs the same records", name)
		}
		return byContent[at], nil
	}
	lines := bufio.NewScanner(pairs)
	grown := 1 << 20
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			continue
		}
		parts := strings.SplitN(lines.Text(), "\t", 3)
		if len(parts) < 2 {
			return nil, fmt.Errorf("line %d: not a pair of IDs, parted by a tab", n)
		}
		a, err := find(parts[0])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		b, err := find(strings.TrimRight(parts[1], "\r"))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if a == b {
			return nil, fmt.Errorf("line %d: a record and itself", n)
		}
		if listed = append(listed, [2]int32{min(a, b), max(a, b)}); len(listed) >= grown { // mostly repeats
			listed = eachOnce(listed)
			grown = max(grown, 2*len(listed))
		}
	}
	return listed, lines.Err()
}

// eachOnce sorts pairs and drops repeats.
func eachOnce(pairs [][2]int32) [][2]int32 {
	slices.SortFunc(pairs, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return slices.Compact(pairs)
}
