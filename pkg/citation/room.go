package citation

// Room gives citations the memory for their lists, cut out of larger pieces: a
// reader of many records that makes room before it adds a value allocates
// once for dozens of them. The zero Room is ready for use. What it has given
// belongs to the citation. A Room is used by one goroutine at a time.
type Room struct {
	credits  pieces[Credit]
	dates    pieces[Dated]
	ids      pieces[Identifier]
	keywords pieces[Keyword]
	links    pieces[Link]
}

// Make makes sure that the next value added to the field of c finds room.
func (r *Room) Make(c *Citation, f Field) {
	switch f.Kind() {
	case KindName:
		c.Credits = r.credits.extend(c.Credits, 4)
	case KindDate:
		c.Dates = r.dates.extend(c.Dates, 1)
	case KindIdentifier:
		c.IDs = r.ids.extend(c.IDs, 2)
	case KindKeyword:
		c.Keywords = r.keywords.extend(c.Keywords, 4)
	case KindLink:
		c.Links = r.links.extend(c.Links, 1)
	}
}

// Add is [Citation.Add] with room made before.
func (r *Room) Add(c *Citation, f Field, v Value) bool {
	r.Make(c, f)
	return c.Add(f, v)
}

// pieces hands out pieces of memory.
type pieces[T any] struct {
	rest []T // of the piece that is being cut up
	size int // of that piece
}

// extend gives list with capacity for one more: for usual ones at the first time, for twice as many later.
func (p *pieces[T]) extend(list []T, usual int) []T {
	if len(list) < cap(list) {
		return list
	}
	n := max(usual, 2*len(list))
	const most = 256 // a piece is kept as long as any list in it
	if len(p.rest) < n {
		p.size = min(max(2*p.size, 2*usual), most)
		p.rest = make([]T, max(n, p.size))
	}
	longer := append(p.rest[:0:n], list...)
	p.rest = p.rest[n:]
	return longer
}
