package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
)

// component is a component of a CycloneDX bill of materials.
type component struct {
	Type     string          `json:"type"`
	Ref      string          `json:"bom-ref"`
	Name     string          `json:"name"`
	Version  string          `json:"version"`
	PURL     string          `json:"purl"`
	Hashes   []hash          `json:"hashes,omitempty"`
	Licences []licenceChoice `json:"licenses,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licenceChoice struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

// dependency says what a component of the bill depends on.
type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

// billOfMaterials lists what is linked into the program, as CycloneDX 1.5 has
// it: https://cyclonedx.org/docs/1.5/json/. It has neither serial number nor time, so that it can be made again.
func billOfMaterials(version string, modules []module) ([]byte, error) {
	var bill struct {
		Format   string `json:"bomFormat"`
		Spec     string `json:"specVersion"`
		Version  int    `json:"version"`
		Metadata struct {
			Component component `json:"component"`
		} `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	bill.Format, bill.Spec, bill.Version = "CycloneDX", "1.5", 1
	own, err := newComponent("application", module{Path: "github.com/peerlit/peerlit", Version: "v" + version, licence: "MIT"})
	if err != nil {
		return nil, err
	}
	bill.Metadata.Component = own
	standard, err := newComponent("library", module{Path: "std", Version: strings.TrimPrefix(runtime.Version(), "go"), licence: "BSD-3-Clause"})
	if err != nil {
		return nil, err
	}
	bill.Components = append(bill.Components, standard)
	for _, m := range modules {
		c, err := newComponent("library", m)
		if err != nil {
			return nil, err
		}
		bill.Components = append(bill.Components, c)
	}
	needs := dependency{Ref: own.Ref}
	for _, c := range bill.Components {
		needs.DependsOn = append(needs.DependsOn, c.Ref)
	}
	bill.Dependencies = []dependency{needs}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(bill)
	return b.Bytes(), err
}

// newComponent describes a module. Its hash is the one in go.sum: the SHA-256 of the hashes of its files ("h1").
func newComponent(kind string, m module) (component, error) {
	purl := "pkg:golang/" + m.Path + "@" + m.Version
	c := component{Type: kind, Ref: purl, Name: m.Path, Version: m.Version, PURL: purl, Licences: make([]licenceChoice, 1)}
	c.Licences[0].Licence.ID = m.licence
	if sum, ok := strings.CutPrefix(m.Sum, "h1:"); ok {
		raw, err := base64.StdEncoding.DecodeString(sum)
		if err != nil {
			return c, fmt.Errorf("%s: checksum: %w", m.Path, err)
		}
		c.Hashes = []hash{{"SHA-256", fmt.Sprintf("%x", raw)}}
	}
	return c, nil
}
