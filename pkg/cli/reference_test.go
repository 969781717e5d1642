package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestReference checks that docs/commands.md says what the commands say of themselves.
func TestReference(t *testing.T) {
	t.Parallel()
	const path = "../../docs/commands.md"
	root := (&app{}).root()
	root.InitDefaultHelpCmd()
	var want strings.Builder
	want.WriteString("# Commands\n\nMade from the program: `peerlit help COMMAND` says the same, and `peerlit man` has it as a manual page.\n\n" + root.Long + "\n")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			reference(&want, c)
		}
	}
	want.WriteString("\n## Flags of every command\n\n")
	flagTable(&want, root.PersistentFlags())
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() && c.Name() != "codes" { // docs/check.md has those
			fmt.Fprintf(&want, "\n## %s\n\n```\n%s\n```\n", c.Short, c.Long)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), string(got)); diff != "" {
		t.Errorf("docs/commands.md is out of date; \"make golden\" writes it anew (-want +got):\n%s", diff)
	}
}

// reference describes a command.
func reference(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "\n## %s\n\n%s.", c.CommandPath(), c.Short)
	if len(c.Aliases) > 0 {
		fmt.Fprintf(b, " Also called `%s`.", strings.Join(c.Aliases, "`, `"))
	}
	if c.Long != "" && c.Name() != "completion" { // which cobra describes at length
		b.WriteString("\n\n" + strings.TrimSpace(c.Long))
	}
	b.WriteString("\n")
	if c.Example != "" {
		b.WriteString("\n```sh\n")
		for line := range strings.Lines(c.Example) {
			b.WriteString(strings.TrimPrefix(line, "  "))
		}
		b.WriteString("\n```\n")
	}
	if c.LocalNonPersistentFlags().HasAvailableFlags() {
		b.WriteString("\n")
		flagTable(b, c.LocalNonPersistentFlags())
	}
}

// flagTable lists flags as a table.
func flagTable(b *strings.Builder, flags *pflag.FlagSet) {
	b.WriteString("| flag | what |\n|---|---|\n")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		noun, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if noun != "" {
			name += " " + noun
		}
		fmt.Fprintf(b, "| `%s` | %s |\n", strings.ReplaceAll(name, "|", `\|`), strings.ReplaceAll(usage, "|", `\|`))
	})
}
