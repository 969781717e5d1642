package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// output is where a document goes: standard output, or a file that appears
// whole or not at all.
type output struct {
	*bufio.Writer
	file   *os.File // nil for standard output
	path   string   // of the file to be; "" when file is written in place
	stdout bool

	keep func() bool // lets the file outlive the end of the run's context
}

// openOutput prepares to write to path; "" and "-" are standard output. A
// regular file is written beside its final place, and goes away when ctx ends
// before Commit. Devices and pipes are written as they are.
func openOutput(ctx context.Context, path string, stdout io.Writer) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriterSize(stdout, 64<<10), stdout: true}, nil
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := os.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return nil, fmt.Errorf("write %s: is a directory", path)
		}
		if !info.Mode().IsRegular() {
			file, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return nil, err
			}
			return &output{Writer: bufio.NewWriterSize(file, 64<<10), file: file}, nil
		}
		mode = info.Mode().Perm()
	}
	for n := range 100 {
		beside := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.tmp", filepath.Base(path), os.Getpid(), n))
		file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", path, errors.Unwrap(err))
		}
		return &output{
			Writer: bufio.NewWriterSize(file, 64<<10), file: file, path: path,
			keep: context.AfterFunc(ctx, func() { _ = os.Remove(beside) }),
		}, nil
	}
	return nil, fmt.Errorf("write %s: no name for a temporary file is free", path)
}

// Commit completes the document and puts it in its place.
func (o *output) Commit() error {
	err := o.Flush()
	if o.file == nil {
		return err
	}
	if e := o.file.Close(); err == nil {
		err = e
	}
	if o.path == "" {
		return err
	}
	if err == nil && !o.keep() {
		err = context.Canceled
	}
	if err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		_ = os.Remove(o.file.Name())
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	return nil
}

// Abort drops what has been written to a file that was not committed. Of no output it drops nothing.
func (o *output) Abort() {
	if o != nil && o.file != nil {
		_ = o.file.Close()
		if o.path != "" {
			_ = os.Remove(o.file.Name())
		}
	}
}

// brokenPipe reports whether err says that nobody reads our output any more.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
