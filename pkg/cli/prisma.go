package cli

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/prisma"
)

// reportFlag gathers --report FORM[=FILE].
type reportFlag struct{ reports *[]report }

// report is a report that was asked for; path "" is standard output.
type report struct{ form, path string }

func (f reportFlag) String() string { return "" }
func (f reportFlag) Type() string   { return "form" }
func (f reportFlag) Set(text string) error {
	form, file, named := strings.Cut(text, "=")
	if prisma.Form(form) == nil {
		return fmt.Errorf("%q is not one of %s%s", form, strings.Join(prisma.Forms(), ", "), didYouMean(form, prisma.Forms()))
	}
	if named && file == "" {
		return errors.New("no file after =")
	}
	*f.reports = append(*f.reports, report{form, file})
	return nil
}

// toStdout reports whether one of the reports goes to standard output.
func toStdout(reports []report) bool {
	for _, r := range reports {
		if r.path == "" || r.path == "-" {
			return true
		}
	}
	return false
}

// writeReports writes the reports that were asked for.
func (a *app) writeReports(ctx context.Context, reports []report, flow *prisma.Flow) error {
	for _, r := range reports {
		out, err := openOutput(ctx, r.path, a.streams.Out)
		if err != nil {
			return err
		}
		if err := prisma.Form(r.form)(out, flow); err != nil {
			out.Abort()
			return err
		}
		if err := out.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// flow counts the records of a run. A source is a file; it is called by the last
// part of its name where no other file is called so too.
func flow(records []*evidence.Record, result *dedupe.Result, known func(record int) bool, options dedupe.Options) prisma.Flow {
	short := make(map[string]string) // of each last part, the file, or "" when there are several
	for _, r := range records {
		last := path.Base(r.Source)
		if other, seen := short[last]; seen && other != r.Source {
			short[last] = ""
		} else {
			short[last] = r.Source
		}
	}
	sources := make([]string, len(records))
	for i, r := range records {
		sources[i] = r.Source
		if last := path.Base(r.Source); short[last] == r.Source {
			sources[i] = last
		}
	}
	var groups [][]int
	for i := range result.Groups {
		members := result.Groups[i].Members // in order: those of a library come last
		for len(members) > 0 && members[len(members)-1] >= len(records) {
			members = members[:len(members)-1]
		}
		if len(members) > 0 {
			groups = append(groups, members)
		}
	}
	f := prisma.Count(sources, groups, known)
	f.Review = len(result.Review)
	f.Method = fmt.Sprintf("Duplicates were removed with peerlit %s (dedupe, level %s, preprints: %s).", Version, options.Level, options.Preprints)
	return f
}
