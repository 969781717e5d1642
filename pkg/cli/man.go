package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// man builds the command that prints the manual page. The page is made from
// the commands and flags themselves, so that it cannot be out of date.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: examples("peerlit man | man -l -", "peerlit man > peerlit.1"),
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return manPage(a.streams.Out, cmd.Root()) },
	}
}

// manPage writes the manual page in roff, by the conventions of man-pages(7).
func manPage(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH PEERLIT 1 \"\" \"peerlit %s\" \"User Commands\"\n", Version)
	fmt.Fprintf(&b, ".SH NAME\npeerlit \\- %s\n", roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	b.WriteString(".SH SYNOPSIS\n.B peerlit\n.I command\n[\\fIflags\\fR] [\\fIpath\\fR ...]\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(root.Long))
	b.WriteString(".SH COMMANDS\n")
	for _, c := range root.Commands() {
		if !c.IsAvailableCommand() || c.Name() == "help" {
			continue
		}
		fmt.Fprintf(&b, ".SS %s\n%s\n", roff(strings.TrimSuffix(c.UseLine(), " [flags]")), roff(c.Short+"."))
		if len(c.Aliases) > 0 {
			fmt.Fprintf(&b, "Also called %s.\n", roff(strings.Join(c.Aliases, ", ")))
		}
		if c.Long != "" {
			fmt.Fprintf(&b, ".PP\n%s\n", roff(c.Long))
		}
		manFlags(&b, c.LocalNonPersistentFlags())
		if c.Example != "" {
			fmt.Fprintf(&b, ".PP\n.nf\n%s\n.fi\n", roff(c.Example))
		}
	}
	b.WriteString(".SH GLOBAL FLAGS\n")
	manFlags(&b, root.PersistentFlags())
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			fmt.Fprintf(&b, ".SH %s\n.nf\n%s\n.fi\n", strings.ToUpper(roff(c.Name())), roff(c.Long))
		}
	}
	b.WriteString(".SH ENVIRONMENT\nEvery flag can be set by a variable: \\fBPEERLIT_LOG_FORMAT\\fR for \\fB\\-\\-log\\-format\\fR. Flags win.\n" +
		"\\fBNO_COLOR\\fR, \\fBCLICOLOR_FORCE\\fR, \\fBTERM\\fR and \\fBCOLUMNS\\fR are heeded.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// manFlags writes the flags of a set.
func manFlags(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		noun, usage := pflag.UnquoteUsage(f)
		b.WriteString(".TP\n")
		if f.Shorthand != "" {
			fmt.Fprintf(b, "\\fB\\-%s\\fR, ", roff(f.Shorthand))
		}
		fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", roff(f.Name))
		if noun != "" {
			fmt.Fprintf(b, " \\fI%s\\fR", roff(noun))
		}
		fmt.Fprintf(b, "\n%s\n", roff(usage))
	})
}

// roff makes text safe in roff.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
