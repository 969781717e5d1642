// Package schemaorg reads and writes files of JSON-LD in the vocabularies of schema.org and, for software, of CodeMeta.
package schemaorg

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/schemaorg"
)

// Format is the row of the catalogue for schema.org.
func Format() format.Format {
	return format.Format{
		Name: "schema", Aliases: []string{"schemaorg", "schema.org", "json-ld"}, Extensions: []string{"jsonld", "json"},
		Summary: "schema.org: works as JSON-LD", Extractor: form("schema", schema),
		Exporter: format.Sequence{
			Open: func(format.Options) string { return "[\n" }, Between: ",\n", Close: "\n]\n", Empty: "[]\n",
			Append: func(dst []byte, r *evidence.Record, _ format.Options) []byte { return schemaorg.Append(dst, r) },
		},
		Carries: schemaorg.Written(),
	}
}

// CodeMeta is the row of the catalogue for codemeta.json.
func CodeMeta() format.Format {
	return format.Format{
		Name: "codemeta", Extensions: []string{"json", "jsonld"},
		Summary: "CodeMeta: software as JSON-LD, versions 1 to 3", Extractor: form("codemeta", codeMeta),
	}
}

func form(name string, look func(jsontext.Value) (format.Score, string)) jsonwork.Form {
	return jsonwork.Form{
		Name: name, List: jsontext.List{Wrappers: []string{"@graph"}}, Look: look,
		Late: map[citation.Field]string{citation.FieldPages: "pageEnd"},
		Read: func(r *jsonwork.Reader, v jsontext.Value) { schemaorg.Fill(r.Builder, v, r.At) },
	}
}

// context gives all that a node says of its vocabularies.
func context(v jsontext.Value) string { return strings.ToLower(string(v.Get("@context"))) }

// schema knows a node by its vocabulary. The nodes of a graph have none of their own.
func schema(v jsontext.Value) (format.Score, string) {
	at, kind := context(v), v.Get("@type")
	if kind == "" && at != "" { // "type" is what contexts like CodeMeta's call it
		kind = v.Get("type")
	}
	_, _, work := schemaorg.Type(v)
	switch {
	case strings.Contains(at, "codemeta"), kind == "":
		return format.No, ""
	case strings.Contains(at, "schema.org") && work:
		return format.Signed, "@type " + kind.First().String() + " of schema.org"
	case strings.Contains(at, "schema.org"), at == "":
		return format.Shaped, "a node of JSON-LD"
	}
	return format.No, ""
}

// codeMeta knows a node by the context of CodeMeta.
func codeMeta(v jsontext.Value) (format.Score, string) {
	if strings.Contains(context(v), "codemeta") {
		return format.Signed, "@context of CodeMeta"
	}
	return format.No, ""
}
