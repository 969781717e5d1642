package dedupe

// Decisions are what people have decided of pairs of records.
type Decisions struct{}
