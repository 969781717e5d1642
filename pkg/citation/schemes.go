package citation

import "strings"

// The schemes known by name. Others are kept as they are spelt.
const (
	SchemeDOI      Scheme = "DOI"      // ISO 26324
	SchemePMID     Scheme = "PMID"     // PubMed
	SchemePMCID    Scheme = "PMCID"    // PubMed Central: "PMC3531190"
	SchemeISSN     Scheme = "ISSN"     // ISO 3297
	SchemeISBN     Scheme = "ISBN"     // ISO 2108, of ten or thirteen digits
	SchemeArXiv    Scheme = "arXiv"    // "2101.00001v3", "hep-th/9901001"
	SchemeHandle   Scheme = "Handle"   // RFC 3650
	SchemeORCID    Scheme = "ORCID"    // of a person: "0000-0002-1825-0097"
	SchemeISNI     Scheme = "ISNI"     // ISO 27729, of a person or body, 16 characters
	SchemeROR      Scheme = "ROR"      // of a research organisation
	SchemeURN      Scheme = "URN"      // RFC 8141
	SchemeBibcode  Scheme = "Bibcode"  // Astrophysics Data System
	SchemeMAG      Scheme = "MAG"      // Microsoft Academic Graph
	SchemeOpenAlex Scheme = "OpenAlex" // "W2741809807"
	SchemeS2       Scheme = "S2"       // Semantic Scholar: the corpus id, or the hash of a paper
	SchemeERIC     Scheme = "ERIC"     // "EJ1234567", "ED123456"
	SchemeJSTOR    Scheme = "JSTOR"
	SchemeLCCN     Scheme = "LCCN"     // Library of Congress control number, normalised
	SchemeOCLC     Scheme = "OCLC"     // WorldCat
	SchemeWikidata Scheme = "Wikidata" // "Q42"
	SchemeUT       Scheme = "UT"       // Web of Science accession number, with its "WOS:"
	SchemeEID      Scheme = "EID"      // Scopus: "2-s2.0-85012345678"
	SchemeMR       Scheme = "MR"       // Mathematical Reviews: "MR1234567"
	SchemeZbl      Scheme = "Zbl"      // zbMATH: "1234.56789"
	SchemeHAL      Scheme = "HAL"      // "hal-01234567"
	SchemeDBLP     Scheme = "DBLP"     // "journals/cacm/Knuth74"
)

// A row of the table of schemes: all that is known of one.
type schemeRow struct {
	scheme   Scheme
	field    Field                        // NoField: FieldOtherID
	labels   string                       // what may stand before a value, in lower case, longest first
	sites    string                       // what stands before a value in an address, in lower case
	sniffed  bool                         // whether the bare form gives the scheme away
	read     func(string) (string, error) // the normal form of what follows label or site
	resolver string                       // of addresses made from a value
}

// schemeTable is in the order in which bare forms are tried.
var schemeTable = [...]schemeRow{
	{SchemeDOI, FieldDOI, "doi", "doi.org/", true, readDOI, "https://doi.org/"},
	{SchemePMCID, FieldPMCID, "pmcid|pmc-id", "/pmc/articles/|pmc.ncbi.nlm.nih.gov/articles/|europepmc.org/article/pmc/|europepmc.org/articles/",
		false, readPMCID, "https://pmc.ncbi.nlm.nih.gov/articles/"},
	{SchemePMID, FieldPMID, "pubmed id|pubmed|pmid|medline", "pubmed.ncbi.nlm.nih.gov/|/pubmed/|/entrez/query.fcgi|europepmc.org/article/med/|europepmc.org/abstract/med/",
		false, readPMID, "https://pubmed.ncbi.nlm.nih.gov/"},
	{SchemeArXiv, FieldArXiv, "oai:arxiv.org|arxiv e-prints|arxiv eprint|arxiv preprint|arxiv", "arxiv.org/abs/|arxiv.org/pdf/|arxiv.org/html/|arxiv.org/format/",
		true, readArXiv, "https://arxiv.org/abs/"},
	{SchemeORCID, NoField, "orcid id|orcid", "orcid.org/", true, readORCID, "https://orcid.org/"},
	{SchemeISSN, FieldISSN, "online issn|print issn|issn-l|issn (online)|issn (print)|issn (electronic)|electronic issn|e-issn|p-issn|eissn|pissn|issn online|issn print|issn",
		"portal.issn.org/resource/issn/|urn.issn.org/urn:issn:", true, readISSN, "https://portal.issn.org/resource/ISSN/"},
	{SchemeISBN, FieldISBN, "isbn-13|isbn-10|isbn13|isbn10|e-isbn|eisbn|isbn (online)|isbn (print)|isbn", "", true, readISBN, ""},
	{SchemeUT, NoField, "accession number|wos|isi|ut", "go to isi>://", true, readUT, ""},
	{SchemeEID, NoField, "eid", "", true, readEID, ""},
	{SchemeERIC, NoField, "eric", "eric.ed.gov/", true, readERIC, "https://eric.ed.gov/?id="},
	{SchemeBibcode, NoField, "bibcode|ads", "adsabs.harvard.edu/abs/", true, readBibcode, "https://ui.adsabs.harvard.edu/abs/"},
	{SchemeOpenAlex, NoField, "openalex", "openalex.org/", true, readOpenAlex, "https://openalex.org/"},
	{SchemeMAG, NoField, "mag", "academic.microsoft.com/paper/", false, readNumber, ""},
	{SchemeS2, NoField, "corpusid|corpus id|s2cid|semantic scholar|s2", "semanticscholar.org/corpusid:|semanticscholar.org/paper/",
		false, readS2, "https://api.semanticscholar.org/"},
	{SchemeISNI, NoField, "isni", "isni.org/isni/|isni.org/", false, readISNI, "https://isni.org/isni/"},
	{SchemeROR, NoField, "ror", "ror.org/", false, readROR, "https://ror.org/"},
	{SchemeWikidata, NoField, "wikidata", "wikidata.org/wiki/|wikidata.org/entity/", false, readWikidata, "https://www.wikidata.org/wiki/"},
	{SchemeJSTOR, NoField, "jstor", "jstor.org/stable/", false, readJSTOR, "https://www.jstor.org/stable/"},
	{SchemeOCLC, NoField, "(ocolc)|oclc", "worldcat.org/oclc/|worldcat.org/title/", false, readOCLC, "https://www.worldcat.org/oclc/"},
	{SchemeLCCN, NoField, "lccn", "lccn.loc.gov/", false, readLCCN, "https://lccn.loc.gov/"},
	{SchemeMR, NoField, "mathscinet|mr", "mathscinet.ams.org/mathscinet-getitem", false, readMR, "https://mathscinet.ams.org/mathscinet-getitem?mr="},
	{SchemeZbl, NoField, "zblnumber|zbmath|zbl", "zbmath.org/?q=an:|zbmath.org/", false, readZbl, "https://zbmath.org/"},
	{SchemeHAL, NoField, "hal", "hal.science/|hal.archives-ouvertes.fr/", false, readHAL, "https://hal.science/"},
	{SchemeDBLP, NoField, "dblp", "dblp.org/rec/|dblp.uni-trier.de/rec/", false, readDBLP, "https://dblp.org/rec/"},
	{SchemeHandle, FieldHandle, "handle|hdl", "hdl.handle.net/|/handle/", false, readHandle, "https://hdl.handle.net/"},
	{SchemeURN, NoField, "", "", true, readURN, ""},
}

// schemeAliases are further names by which formats call a scheme, in lower case.
var schemeAliases = map[string]Scheme{
	"pubmed": SchemePMID, "pmc": SchemePMCID, "eissn": SchemeISSN, "issnl": SchemeISSN, "hdl": SchemeHandle,
	"eprint": SchemeArXiv, "corpusid": SchemeS2, "s2cid": SchemeS2, "semanticscholar": SchemeS2, "wos": SchemeUT,
	"isi": SchemeUT, "scopus": SchemeEID, "mrnumber": SchemeMR, "zblnumber": SchemeZbl, "zbmath": SchemeZbl,
	"ads": SchemeBibcode, "ocolc": SchemeOCLC, "orcidid": SchemeORCID,
}

// SchemeNamed gives the scheme that formats call so, in any case; the name
// itself as a Scheme when it is not known.
func SchemeNamed(name string) Scheme {
	for i := range schemeTable {
		if strings.EqualFold(string(schemeTable[i].scheme), name) {
			return schemeTable[i].scheme
		}
	}
	if s, ok := schemeAliases[strings.ToLower(name)]; ok {
		return s
	}
	return Scheme(name)
}

// row gives what is known of the scheme; nil when nothing is.
func (s Scheme) row() *schemeRow {
	for i := range schemeTable {
		if schemeTable[i].scheme == s {
			return &schemeTable[i]
		}
	}
	return nil
}

// Known reports whether peerlit knows the scheme's form.
func (s Scheme) Known() bool { return s.row() != nil }

// Field gives the field that identifiers of the scheme stand in; FieldOtherID
// for those without one of their own.
func (s Scheme) Field() Field {
	if row := s.row(); row != nil && row.field != NoField {
		return row.field
	}
	return FieldOtherID
}
