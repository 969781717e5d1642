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
	extra    pieces[Extra]
	words    pieces[string]
}

// Make makes sure that the next value added to the field of c finds room.
func (r *Room) Make(c *Citation, f Field) {
	switch f.Kind() {
	case KindName:
		c.Credits = r.credits.extend(c.Credits)
	case KindDate:
		c.Dates = r.dates.extend(c.Dates)
	case KindIdentifier:
		c.IDs = r.ids.extend(c.IDs)
	case KindKeyword:
		c.Keywords = r.keywords.extend(c.Keywords)
	case KindLink:
		c.Links = r.links.extend(c.Links)
	}
}

// Add is [Citation.Add] with room made before.
func (r *Room) Add(c *Citation, f Field, v Value) bool {
	r.Make(c, f)
	return c.Add(f, v)
}

// Keep adds to what a format says that CSL has no name for.
func (r *Room) Keep(c *Citation, e Extra) { c.Extra = append(r.extra.extend(c.Extra), e) }

// Affiliate adds an affiliation.
func (r *Room) Affiliate(cr *Credit, name string) {
	cr.Affiliations = append(r.words.extend(cr.Affiliations), name)
}

// pieces hands out pieces of memory.
type pieces[T any] struct {
	whole      []T // that is being cut up
	start, end int // of the piece given last
}

// extend gives list with capacity for one more. The list that was extended last
// grows where it lies: so a citation that is filled value by value takes no more than it needs.
func (p *pieces[T]) extend(list []T) []T {
	n := len(list)
	switch {
	case n < cap(list):
		return list
	case n == 0 || n != p.end-p.start || &list[0] != &p.whole[p.start]:
		p.start = p.end // another list
	}
	if p.start+n >= len(p.whole) {
		const least, most = 4, 256 // a whole is kept as long as any list in it
		p.whole, p.start = make([]T, max(min(2*len(p.whole), most), 2*n, least)), 0
	}
	p.end = p.start + n + 1
	longer := p.whole[p.start : p.start+n : p.end]
	if n > 0 && &longer[0] != &list[0] {
		copy(longer, list)
	}
	return longer
}
