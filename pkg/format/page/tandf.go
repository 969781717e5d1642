package page

// tandf is Taylor & Francis Online.
func tandf() *platform {
	return &platform{
		name:    "tandf",
		summary: "Taylor & Francis Online",
		signs: []sign{
			{name: "citation counter", at: wholeLine, any: []string{"CrossRef citations to date"}},
			{name: "publication line", at: anywhere, any: []string{" | Published online: "}},
		},
	}
}
