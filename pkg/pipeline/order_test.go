package pipeline

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
)

// numbers yields 0 to n-1 and counts how many were asked for.
func numbers(n int, asked *atomic.Int64) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			asked.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

// thrice emits every number three times; large ones take longer to come.
func thrice(n int, emit func(int) bool) {
	for range 3 {
		if !emit(n) {
			return
		}
	}
}

func TestInOrder(t *testing.T) {
	t.Parallel()
	var want []int
	for i := range 200 {
		want = append(want, i, i, i)
	}
	for _, workers := range []int{0, 1, 2, 8} {
		var asked atomic.Int64
		got := slices.Collect(inOrder(context.Background(), workers, numbers(200, &asked), thrice))
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: out of order: %v", workers, got)
		}
	}
}

// A reader that has enough stops those before it.
func TestInOrderStopsEarly(t *testing.T) {
	t.Parallel()
	for _, workers := range []int{1, 4} {
		var asked atomic.Int64
		got := 0
		for range inOrder(context.Background(), workers, numbers(1_000_000, &asked), thrice) {
			if got++; got == 10 {
				break
			}
		}
		if got != 10 || asked.Load() > 100 {
			t.Errorf("%d workers: read %d, and %d were asked for", workers, got, asked.Load())
		}
	}
}

func TestInOrderEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var asked atomic.Int64
	got := 0
	for range inOrder(ctx, 4, numbers(1_000_000, &asked), thrice) {
		if got++; got == 10 {
			stop()
		}
	}
	if asked.Load() == 1_000_000 {
		t.Error("everything was read although the context had ended")
	}
}

func BenchmarkInOrder(b *testing.B) {
	b.ReportAllocs()
	var asked atomic.Int64
	for range inOrder(context.Background(), 2, numbers(b.N, &asked), func(n int, emit func(int) bool) { emit(n) }) {
	}
}
