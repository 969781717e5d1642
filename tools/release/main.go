// Command release makes what a release of peerlit consists of: an archive for
// each platform with the program, its manual page and completions, the licences
// of all that is linked into it, a bill of materials, and checksums. The same
// source gives the same bytes wherever and whenever it is run.
//
//	release build DIR    writes the files of a release to DIR
//	release licenses     lists the modules in the program with their licences
package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// platforms are what a release is built for.
var platforms = []struct{ system, machine string }{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// enclosed are the files of the source that every archive carries.
var enclosed = []string{"LICENSE", "README.md", "CHANGELOG.md"}

// shells have a completion each.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 2 && args[0] == "build":
		err = build(args[1])
	case len(args) == 1 && args[0] == "licenses":
		err = listLicences(os.Stdout)
	default:
		err = fmt.Errorf("usage: release build DIR | release licenses")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// build writes the files of a release to dir.
func build(dir string) error {
	work, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	own := filepath.Join(work, "own")
	if err := compile(own, runtime.GOOS, runtime.GOARCH); err != nil {
		return err
	}
	version, err := output(own, "version")
	if err != nil {
		return err
	}
	name := "peerlit-" + strings.TrimSpace(strings.TrimPrefix(string(version), "peerlit "))
	common, modules, err := commonFiles(own)
	if err != nil {
		return err
	}

	var made []file
	for _, p := range platforms {
		program := filepath.Join(work, p.system+p.machine)
		if err := compile(program, p.system, p.machine); err != nil {
			return err
		}
		data, err := os.ReadFile(program)
		if err != nil {
			return err
		}
		archive, suffix, binary := tarGz, ".tar.gz", "peerlit"
		if p.system == "windows" {
			archive, suffix, binary = zipped, ".zip", "peerlit.exe"
		}
		data, err = archive(name, append([]file{{binary, data, 0o755}}, common...))
		if err != nil {
			return err
		}
		made = append(made, file{fmt.Sprintf("%s-%s-%s%s", name, p.system, p.machine, suffix), data, 0o644})
	}
	bill, err := billOfMaterials(strings.TrimPrefix(name, "peerlit-"), modules)
	if err != nil {
		return err
	}
	made = append(made, file{name + ".cdx.json", bill, 0o644})
	var sums strings.Builder
	for _, f := range made {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.data), f.name)
	}
	for _, f := range append(made, file{"SHA256SUMS", []byte(sums.String()), 0o644}) {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, f.mode); err != nil {
			return err
		}
	}
	fmt.Print(sums.String())
	return nil
}

// commonFiles gives what every archive carries beside the program, and the
// modules that are linked into it.
func commonFiles(own string) ([]file, []module, error) {
	var files []file
	for _, name := range enclosed {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, file{name, data, 0o644})
	}
	page, err := output(own, "man")
	if err != nil {
		return nil, nil, err
	}
	files = append(files, file{"peerlit.1", page, 0o644})
	for _, shell := range shells {
		completion, err := output(own, "completion", shell)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, file{"completions/peerlit." + shell, completion, 0o644})
	}
	modules, err := linked(own)
	if err != nil {
		return nil, nil, err
	}
	return append(files, file{"THIRD-PARTY.txt", thirdParty(modules), 0o644}), modules, nil
}

// compile builds the program as "make build" does, for a platform.
func compile(program, system, machine string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid=", "-o", program, "./cmd/peerlit")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+machine)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build for %s/%s: %w", system, machine, err)
	}
	return nil
}

// output runs a program and gives what it prints.
func output(program string, args ...string) ([]byte, error) {
	cmd := exec.Command(program, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", filepath.Base(program), strings.Join(args, " "), err)
	}
	return out, nil
}
