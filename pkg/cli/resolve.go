package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/explain"
)

// defaultDecisions is where answers go when --decisions does not say.
const defaultDecisions = "decisions.jsonl"

// asking is a conversation about pairs that may be one work.
type asking struct {
	pairs   []dedupe.ReviewPair
	decided []bool
	file    io.Writer // each answer is added to it at once, so that one can leave at any time
	in      *bufio.Reader
	out     io.Writer
	style   explain.Style
}

// resolvePairs asks of each pair in a review file whether it is one work, and
// adds the answers to a file of decisions. Pairs decided before are not asked of again.
func (a *app) resolvePairs(ctx context.Context, review, decisions string) error {
	file, err := os.Open(review)
	if err != nil {
		return err
	}
	defer file.Close()
	talk := asking{in: bufio.NewReader(a.streams.In), out: a.streams.Out}
	if talk.pairs, err = dedupe.ReadReview(file); err != nil {
		return fmt.Errorf("%s: %w", review, err)
	}
	if decisions == "" {
		decisions = defaultDecisions
	}
	kept, err := os.OpenFile(decisions, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	defer kept.Close()
	before, err := dedupe.ReadDecisions(kept)
	if err != nil {
		return fmt.Errorf("%s: %w", decisions, err)
	}
	talk.file = kept
	talk.style = explain.Style{Width: a.width(0), Color: a.colored(a.streams.OutTerminal), Harmless: harmless}
	for _, p := range talk.pairs {
		_, decided := before.Decided(p.Records[0], p.Records[1])
		talk.decided = append(talk.decided, decided)
	}
	if err := talk.run(ctx); err != nil {
		return err
	}
	left := 0
	for _, d := range talk.decided {
		if !d {
			left++
		}
	}
	_, err = fmt.Fprintf(talk.out, "\n%d of %d %s decided, in %s; \"peerlit dedupe --decisions %s\" obeys them\n",
		len(talk.pairs)-left, len(talk.pairs), plural(len(talk.pairs), "pair"), harmless(decisions), harmless(decisions))
	return err
}

const answers = "one work? [s]ame, [d]ifferent, [l]ater, [b]ack, [q]uit: "

// run goes through the pairs until all are decided, or somebody leaves.
func (t *asking) run(ctx context.Context) error {
	var asked []int // the pairs shown so far, for going back
	for i := 0; i < len(t.pairs); i++ {
		if t.decided[i] {
			continue
		}
		if err := t.show(i); err != nil {
			return err
		}
		for done := false; !done; {
			if _, err := io.WriteString(t.out, answers); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			answer, end := t.in.ReadString('\n')
			done = true
			switch strings.ToLower(strings.TrimSpace(answer)) {
			case "s", "same":
				asked = append(asked, i)
				if err := t.decide(i, dedupe.Same); err != nil {
					return err
				}
			case "d", "different":
				asked = append(asked, i)
				if err := t.decide(i, dedupe.Different); err != nil {
					return err
				}
			case "l", "later":
				asked = append(asked, i)
			case "b", "back":
				if len(asked) == 0 {
					done = false
					continue
				}
				i = asked[len(asked)-1]
				asked = asked[:len(asked)-1]
				t.decided[i] = false
				i--
			case "q", "quit":
				return nil
			default:
				done = false
			}
			if end != nil && !done { // nobody is there any more
				return nil
			}
		}
	}
	return nil
}

// show shows a pair.
func (t *asking) show(i int) error {
	p := &t.pairs[i]
	text := fmt.Appendf(nil, "\n%d of %d: %s\n\n", i+1, len(t.pairs), harmless(p.Rule))
	text = explain.AppendPair(text, p.Records[0], p.Records[1], t.style)
	_, err := t.out.Write(append(text, '\n'))
	return err
}

// decide keeps an answer.
func (t *asking) decide(i int, class dedupe.Class) error {
	p := &t.pairs[i]
	line, err := json.Marshal(dedupe.NewDecision(p.Records[0], p.Records[1], class))
	if err != nil {
		return err
	}
	if _, err := t.file.Write(append(line, '\n')); err != nil {
		return err
	}
	t.decided[i] = true
	return nil
}
