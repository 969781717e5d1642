package dedupe

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// ReviewPair is a line of a file of pairs that somebody should look at, read back.
type ReviewPair struct {
	Records [2]*evidence.Record
	Rule    string // why they may be one work
}

// ReadReview reads what [WriteReview] wrote.
func ReadReview(r io.Reader) ([]ReviewPair, error) {
	var pairs []ReviewPair
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		text, end := lines.ReadBytes('\n')
		if end != nil && end != io.EOF {
			return pairs, end
		}
		if len(text) > 1 {
			pair, err := readReviewLine(text)
			if err != nil {
				return pairs, fmt.Errorf("line %d: %w", n, err)
			}
			pairs = append(pairs, pair)
		}
		if end == io.EOF {
			return pairs, nil
		}
	}
}

func readReviewLine(text []byte) (ReviewPair, error) {
	var line reviewLine
	if err := json.Unmarshal(text, &line); err != nil {
		return ReviewPair{}, err
	}
	pair := ReviewPair{Rule: line.Rule}
	for i, raw := range line.Records {
		reader := csl.Reader{Document: source.FromString(line.Places[i], string(raw)), Exact: true}
		record, err := reader.Read(string(raw))
		if err != nil {
			return pair, fmt.Errorf("record %d of the pair: %w", i+1, err)
		}
		if record.Source == "" {
			record.Source = line.Places[i]
		}
		pair.Records[i] = record
	}
	return pair, nil
}
