package dc

import "github.com/peerlit/peerlit/pkg/citation"

// A use says what is done with the statements of a term.
type use uint8

const (
	keep     use = iota // is kept as an extra
	put                 // is put into the field
	title               // the first is the title
	person              // names, with the field as their role unless they state one
	issued              // may be the date of publication
	subject             // keywords
	describe            // may be the abstract
	kind                // may be the type
	identify            // an identifier, of the kind that the qualifier names
	partOf              // the work that it is part of
	series              // "Title;number"
	origin              // "Journal; Vol 5, No 2 (2010); 1-10"
	rights              // a licence, if it is an address
	extent              // "xii, 296 p."
)

// A term is a row of the table.
type term struct {
	use   use
	field citation.Field
	rank  int // of dates: the lower the better
}

// terms are the elements and their qualifiers, in lower case: "date.issued" of
// DSpace is "issued" of DCMI. A qualifier that has no row leaves the element's.
var terms = map[string]term{
	"title":             {use: title},
	"alternative":       {use: keep},
	"title.alternative": {use: keep},
	"title.other":       {use: keep},
	"title.translated":  {use: put, field: citation.FieldTranslatedTitle},
	"title.subtitle":    {use: keep},

	"creator":                     {use: person, field: citation.FieldAuthor},
	"author":                      {use: person, field: citation.FieldAuthor},
	"contributor":                 {use: person, field: citation.FieldContributor},
	"contributor.author":          {use: person, field: citation.FieldAuthor},
	"contributor.corporateauthor": {use: person, field: citation.FieldAuthor},
	"contributor.other":           {use: person, field: citation.FieldContributor},
	"contributor.advisor":         {use: keep},
	"contributor.referee":         {use: keep},
	"contributor.department":      {use: keep},
	"contributor.affiliation":     {use: keep},
	"contributor.institution":     {use: keep},
	"contributor.orcid":           {use: keep},
	"contributor.sponsor":         {use: put, field: citation.FieldFunding},

	"publisher":                   {use: put, field: citation.FieldPublisher},
	"publisher.name":              {use: put, field: citation.FieldPublisher},
	"publisher.place":             {use: put, field: citation.FieldPublisherPlace},
	"publisher.location":          {use: put, field: citation.FieldPublisherPlace},
	"publisher.city":              {use: put, field: citation.FieldPublisherPlace},
	"publisher.country":           {use: keep},
	"publisher.institution":       {use: put, field: citation.FieldPublisher},
	"coverage.placeofpublication": {use: put, field: citation.FieldPublisherPlace},

	"issued":           {use: issued, rank: 0},
	"date.issued":      {use: issued, rank: 0},
	"date.published":   {use: issued, rank: 0},
	"date.publication": {use: issued, rank: 0},
	"date":             {use: issued, rank: 1},
	"date.copyright":   {use: issued, rank: 2},
	"datecopyrighted":  {use: issued, rank: 2},
	"created":          {use: issued, rank: 3},
	"date.created":     {use: issued, rank: 3},
	"date.available":   {use: put, field: citation.FieldAvailableDate},
	"available":        {use: put, field: citation.FieldAvailableDate},
	"date.submitted":   {use: put, field: citation.FieldSubmitted},
	"datesubmitted":    {use: put, field: citation.FieldSubmitted},
	"date.accepted":    {use: put, field: citation.FieldAccepted},
	"dateaccepted":     {use: put, field: citation.FieldAccepted},
	"date.accessioned": {use: keep},
	"date.modified":    {use: keep},
	"date.updated":     {use: keep},
	"date.embargo":     {use: keep},
	"date.valid":       {use: keep},
	"modified":         {use: keep},
	"valid":            {use: keep},

	"subject":                {use: subject},
	"subject.classification": {use: keep},
	"subject.ddc":            {use: keep},
	"subject.lcc":            {use: keep},
	"subject.udc":            {use: keep},
	"subject.jel":            {use: keep},

	"description":                           {use: describe},
	"abstract":                              {use: put, field: citation.FieldAbstract},
	"description.abstract":                  {use: put, field: citation.FieldAbstract},
	"description.sponsorship":               {use: put, field: citation.FieldFunding},
	"description.note":                      {use: put, field: citation.FieldNote},
	"description.notes":                     {use: put, field: citation.FieldNote},
	"description.edition":                   {use: put, field: citation.FieldEdition},
	"description.version":                   {use: keep},
	"description.provenance":                {use: keep},
	"description.tableofcontents":           {use: keep},
	"description.statementofresponsibility": {use: keep},
	"description.degree":                    {use: keep},
	"description.uri":                       {use: keep},
	"description.funding":                   {use: put, field: citation.FieldFunding},
	"description.sponsor":                   {use: put, field: citation.FieldFunding},
	"description.volume":                    {use: put, field: citation.FieldVolume},
	"description.issue":                     {use: put, field: citation.FieldIssue},
	"description.startpage":                 {use: keep},
	"description.endpage":                   {use: keep},
	"description.pages":                     {use: put, field: citation.FieldPages},
	"tableofcontents":                       {use: keep},
	"description.status":                    {use: keep},
	"description.other":                     {use: keep},

	"type":          {use: kind},
	"type.genre":    {use: kind},
	"type.material": {use: kind},
	"type.dcmi":     {use: kind},
	"type.version":  {use: keep},
	"type.status":   {use: keep},
	"resourcetype":  {use: kind},
	"format":        {use: keep},
	"format.extent": {use: extent},
	"format.medium": {use: put, field: citation.FieldMedium},
	"format.pages":  {use: put, field: citation.FieldPages},
	"format.volume": {use: put, field: citation.FieldVolume},
	"format.issue":  {use: put, field: citation.FieldIssue},
	"extent":        {use: extent},
	"medium":        {use: put, field: citation.FieldMedium},

	"identifier":                       {use: identify},
	"identifier.citation":              {use: keep},
	"identifier.other":                 {use: keep},
	"identifier.slug":                  {use: keep},
	"identifier.bibliographiccitation": {use: keep},
	"identifier.journaltitle":          {use: put, field: citation.FieldJournal},
	"identifier.journal":               {use: put, field: citation.FieldJournal},
	"identifier.volume":                {use: put, field: citation.FieldVolume},
	"identifier.issue":                 {use: put, field: citation.FieldIssue},
	"identifier.pages":                 {use: put, field: citation.FieldPages},
	"identifier.pagenumber":            {use: put, field: citation.FieldPages},
	"identifier.articlenumber":         {use: put, field: citation.FieldNumber},
	"bibliographiccitation":            {use: keep},

	"source":         {use: origin},
	"source.journal": {use: put, field: citation.FieldJournal},
	"source.title":   {use: put, field: citation.FieldJournal},
	"source.volume":  {use: put, field: citation.FieldVolume},
	"source.issue":   {use: put, field: citation.FieldIssue},
	"source.pages":   {use: put, field: citation.FieldPages},
	"source.uri":     {use: keep},

	"language":     {use: put, field: citation.FieldLanguage},
	"language.iso": {use: put, field: citation.FieldLanguage},

	"relation":                 {use: keep},
	"ispartof":                 {use: partOf},
	"relation.ispartof":        {use: partOf},
	"relation.journal":         {use: put, field: citation.FieldJournal},
	"relation.publication":     {use: put, field: citation.FieldJournal},
	"relation.ispartofseries":  {use: series},
	"relation.ispartofjournal": {use: put, field: citation.FieldJournal},
	"relation.ispartofvolume":  {use: put, field: citation.FieldVolume},
	"relation.ispartofissue":   {use: put, field: citation.FieldIssue},
	"relation.numberofseries":  {use: put, field: citation.FieldSeriesNumber},
	"relation.volume":          {use: put, field: citation.FieldVolume},
	"relation.issue":           {use: put, field: citation.FieldIssue},
	"relation.pages":           {use: put, field: citation.FieldPages},
	"relation.issn":            {use: put, field: citation.FieldISSN},
	"relation.eissn":           {use: put, field: citation.FieldISSN},
	"relation.isbn":            {use: put, field: citation.FieldISBN},
	"relation.doi":             {use: keep},

	"rights":         {use: rights},
	"rights.uri":     {use: rights},
	"rights.license": {use: rights},
	"license":        {use: rights},
	"accessrights":   {use: keep},
	"rights.holder":  {use: keep},

	"bibliographiccitation.title":           {use: put, field: citation.FieldJournal},
	"bibliographiccitation.jtitle":          {use: put, field: citation.FieldJournal},
	"bibliographiccitation.volume":          {use: put, field: citation.FieldVolume},
	"bibliographiccitation.issue":           {use: put, field: citation.FieldIssue},
	"bibliographiccitation.conferencename":  {use: put, field: citation.FieldEventTitle},
	"bibliographiccitation.conferenceplace": {use: put, field: citation.FieldEventPlace},
	"citation.title":                        {use: put, field: citation.FieldJournal},
	"citation.jtitle":                       {use: put, field: citation.FieldJournal},
	"citation.volume":                       {use: put, field: citation.FieldVolume},
	"citation.issue":                        {use: put, field: citation.FieldIssue},
	"citation.pages":                        {use: put, field: citation.FieldPages},
	"citation.edition":                      {use: put, field: citation.FieldEdition},
	"citation.conferencename":               {use: put, field: citation.FieldEventTitle},
	"citation.conferenceplace":              {use: put, field: citation.FieldEventPlace},
	"citation.date":                         {use: issued, rank: 2},
	"citationtitle":                         {use: put, field: citation.FieldJournal},
	"citationvolume":                        {use: put, field: citation.FieldVolume},
	"citationissue":                         {use: put, field: citation.FieldIssue},
	"citationedition":                       {use: put, field: citation.FieldEdition},
	"citationconferenceplace":               {use: put, field: citation.FieldEventPlace},

	"degree.name":       {use: put, field: citation.FieldGenre},
	"degree.grantor":    {use: put, field: citation.FieldPublisher},
	"degree.level":      {use: keep},
	"degree.discipline": {use: keep},
	"degree.department": {use: keep},
}

// pageEnds are the terms for the first and the last page, which belong together.
var pageEnds = [][2]string{
	{"bibliographiccitation.stpage", "bibliographiccitation.endpage"}, {"citation.spage", "citation.epage"},
	{"citation.firstpage", "citation.lastpage"}, {"citation.startpage", "citation.endpage"}, {"citationstartpage", "citationendpage"},
	{"description.startpage", "description.endpage"}, {"bibliographiccitation.startpage", "bibliographiccitation.lastpage"},
}

// vocabularies are the qualifiers and schemes of subjects that name one.
var vocabularies = map[string]string{"lcsh": "LCSH", "mesh": "MeSH", "agrovoc": "AGROVOC", "eurovoc": "EuroVoc", "fast": "FAST", "yso": "YSO"}
