package cli

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/peerlit/peerlit/pkg/dedupe"
)

// meterDelay is how long a run must last before it shows its progress.
const meterDelay = 500 * time.Millisecond

// meter shows progress on standard error, when that is a terminal: one line,
// which is gone at the end. The nil meter shows nothing.
type meter struct {
	start time.Time
	bar   *progressbar.ProgressBar
	done  bool
}

// meter makes the meter of a run.
func (a *app) meter() *meter {
	if !a.streams.ErrTerminal || a.global.quiet || a.streams.Env("TERM") == "dumb" {
		return nil
	}
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(a.streams.Err),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionSetItsString("records"),
		progressbar.OptionShowIts(),
		progressbar.OptionShowCount(),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
	return &meter{start: time.Now(), bar: bar}
}

// Add says that n more records have passed.
func (m *meter) Add(n int) {
	if m != nil && time.Since(m.start) > meterDelay {
		_ = m.bar.Add(n)
	}
}

// Stage says that work goes on without records passing, and how far it has come.
func (m *meter) Stage(stage dedupe.Stage, done, total int) {
	if m != nil && total > 0 && time.Since(m.start) > meterDelay {
		m.bar.Describe(fmt.Sprintf("%s: %d %%", stage, int(100*float64(done)/float64(total))))
	}
}

// Hide clears the line, so that a message can be printed.
func (m *meter) Hide() {
	if m != nil && time.Since(m.start) > meterDelay {
		_ = m.bar.Clear()
	}
}

// Done clears the line for good.
func (m *meter) Done() {
	if m != nil && !m.done {
		m.done = true
		_ = m.bar.Finish()
		_ = m.bar.Clear()
	}
}
