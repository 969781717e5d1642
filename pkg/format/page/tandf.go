package page

// tandf is Taylor & Francis Online.
func tandf() *platform {
	return &platform{
		name:    "tandf",
		summary: "Taylor & Francis Online",
		signs: []sign{
			{"citation counter", wholeLine, []string{"CrossRef citations to date"}},
			{"publication line", anywhere, []string{" | Published online: "}},
		},
	}
}
