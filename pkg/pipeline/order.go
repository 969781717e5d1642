package pipeline

import (
	"context"
	"iter"
	"sync"
)

// inOrder runs f over every item of in on several goroutines and yields what
// they emit in the order of in: first all that the first item gave, then all
// of the second. f emits as often as it likes; emit returns false when nobody
// listens any more. At most a few items per worker are in flight.
func inOrder[In, Out any](ctx context.Context, workers int, in iter.Seq[In], f func(item In, emit func(Out) bool)) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		if workers <= 1 {
			for item := range in {
				open := true
				f(item, func(out Out) bool { open = open && yield(out); return open })
				if !open {
					return
				}
			}
			return
		}

		ctx, stop := context.WithCancel(ctx)
		type task struct {
			item In
			out  chan Out
		}
		tasks := make(chan task)                // to the workers
		order := make(chan chan Out, 2*workers) // the same tasks' outputs, to the reader below
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()

		running.Go(func() {
			defer close(order)
			defer close(tasks)
			for item := range in {
				t := task{item, make(chan Out, 2)}
				select {
				case order <- t.out:
				case <-ctx.Done():
					return
				}
				select {
				case tasks <- t:
				case <-ctx.Done():
					return
				}
			}
		})
		for range workers {
			running.Go(func() {
				for t := range tasks {
					f(t.item, func(out Out) bool {
						select {
						case t.out <- out:
							return true
						case <-ctx.Done():
							return false
						}
					})
					close(t.out)
				}
			})
		}
		for {
			select {
			case out, more := <-order:
				if !more {
					return
				}
				for open := true; open; {
					select {
					case item, more := <-out:
						if !more {
							open = false
						} else if !yield(item) {
							return
						}
					case <-ctx.Done():
						return
					}
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
