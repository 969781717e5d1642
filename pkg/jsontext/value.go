package jsontext

import "iter"

// Value is a JSON value as it is written, a view of the text it stands in, so
// that it knows its place; "" is a value that is not there. Looking into one
// costs a scan of it and no memory: of records that are mostly passed over,
// only what is asked for is decoded. A reader of many members ranges over
// Members once instead of asking for each with Get.
type Value string

// Kind tells the kind of the value; None when it is not there.
func (v Value) Kind() Kind {
	s := Scanner{Text: string(v)}
	return s.Kind()
}

// Members yields the members of an object in order; none for any other value.
func (v Value) Members() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		s := Scanner{Text: string(v)}
		if !s.Enter(Object) {
			return
		}
		for name, more := s.Key(); more; name, more = s.Key() {
			if !yield(name, Value(s.Skip())) {
				return
			}
		}
	}
}

// Items yields the elements of an array. Any other value is the only element of
// itself, as services write a list of one; null and "" have none.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		s := Scanner{Text: string(v)}
		if !s.Enter(Array) {
			if k := s.Kind(); k != None && k != Null {
				yield(v)
			}
			return
		}
		for s.More() {
			if item := Value(s.Skip()); item != "" && item.Kind() != Null && !yield(item) {
				return
			}
		}
	}
}

// Get follows the names of members; "" when there is none. Of an array it looks into the first element.
func (v Value) Get(path ...string) Value {
	for _, name := range path {
		v = v.First().member(name)
	}
	return v
}

// member gives the member of that name, the first of several.
func (v Value) member(name string) Value {
	for have, value := range v.Members() {
		if have == name {
			return value
		}
	}
	return ""
}

// First gives the first element of an array, and any other value as it is.
func (v Value) First() Value {
	if v.Kind() != Array {
		return v
	}
	for item := range v.Items() {
		return item
	}
	return ""
}

// String gives a string decoded, a number or literal as it is written, and ""
// for null, arrays and objects.
func (v Value) String() string {
	s := Scanner{Text: string(v)}
	text, _ := s.String()
	return text
}
