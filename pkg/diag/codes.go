package diag

// The codes. Each has its row in the table below.
const (
	BlankField    Code = "blank-field"
	Conflict      Code = "conflict"
	BadIdentifier Code = "bad-identifier"
	BadDate       Code = "bad-date"
	BadName       Code = "bad-name"
	BadPages      Code = "bad-pages"
	SkippedEntry  Code = "skipped-entry"
	RepairedEntry Code = "repaired-entry"
	UnknownTag    Code = "unknown-tag"
	UnknownType   Code = "unknown-type"
	UnknownMacro  Code = "unknown-macro"
	UnknownTeX    Code = "unknown-tex"
	MissingParent Code = "missing-parent"
	DuplicateKey  Code = "duplicate-key"
	NotCarried    Code = "not-carried"
	NoFormat      Code = "no-format"
	Defect        Code = "defect"
	Entities      Code = "entities"
	OtherFormat   Code = "other-format"
	PassedOver    Code = "passed-over"
	NoRecord      Code = "no-record"
	NoWork        Code = "no-work"
	EmptyInput    Code = "empty-input"
	BinaryInput   Code = "binary-input"
	Unreadable    Code = "unreadable"
	Damaged       Code = "damaged"
	Truncated     Code = "truncated"
	OverLimit     Code = "over-limit"
	Charset       Code = "charset"
	BadCharacter  Code = "bad-character"
	NoAuthor      Code = "no-author"
	NoTitle       Code = "no-title"
	Implausible   Code = "implausible"
	Offered       Code = "offered"

	// Those of package check.
	MissingField      Code = "missing-field"
	RecommendedField  Code = "recommended-field"
	MissingAbstract   Code = "missing-abstract"
	MissingKey        Code = "missing-key"
	UncleanIdentifier Code = "unclean-identifier"
	HiddenDOI         Code = "hidden-doi"
	DuplicateRecord   Code = "duplicate-record"
	SharedIdentifier  Code = "shared-identifier"
	DateContradiction Code = "date-contradiction"
	PageCount         Code = "page-count"
	MergedVolume      Code = "merged-volume"
	TypeContradiction Code = "type-contradiction"
	NameCapitals      Code = "name-capitals"
	NameInitials      Code = "name-initials"
	NameDegree        Code = "name-degree"
	NameOthers        Code = "name-others"
	NameSplit         Code = "name-split"
	NameSoup          Code = "name-soup"
	DuplicateName     Code = "duplicate-name"
	TitleCapitals     Code = "title-capitals"
	TitleStop         Code = "title-stop"
	TitleSite         Code = "title-site"
	Retraction        Code = "retraction"
	LeftoverMarkup    Code = "leftover-markup"
	LeftoverTeX       Code = "leftover-tex"
	LeftoverEntity    Code = "leftover-entity"
	UnbalancedText    Code = "unbalanced-text"
	Mojibake          Code = "mojibake"
	LostCharacter     Code = "lost-character"
	ControlCharacter  Code = "control-character"
	KeywordSoup       Code = "keyword-soup"
	JournalForms      Code = "journal-forms"
	SharedISSN        Code = "shared-issn"
	WrongSlot         Code = "wrong-slot"
	UncleanPages      Code = "unclean-pages"
	EqualPages        Code = "equal-pages"
	NameAffiliation   Code = "name-affiliation"
	Whitespace        Code = "whitespace"

	// Those of package dedupe.
	ScreeningConflict Code = "screening-conflict"
	LargeBlock        Code = "large-block"
)

// A codeRow is all that is known of a code.
type codeRow struct {
	code     Code
	severity Severity
	meaning  string
}

var codeTable = []codeRow{
	{BlankField, Note, "the source shows the label of a field, but its value is lost"},
	{Conflict, Note, "two equally good witnesses disagree; the first stands"},
	{BadIdentifier, Warning, "an identifier has the wrong form or a wrong check digit; kept as written"},
	{BadDate, Warning, "a date cannot be read; kept as written"},
	{BadName, Warning, "a name or list of names cannot be read; kept as written"},
	{BadPages, Warning, "page numbers make no sense; kept as written"},
	{SkippedEntry, Error, "an entry cannot be read and was left out; the others stand"},
	{RepairedEntry, Warning, "an entry is malformed; it was read all the same"},
	{UnknownTag, Note, "a tag is not known; its value is kept for round trips"},
	{UnknownType, Warning, "a type of work is not known; the nearest general type was taken"},
	{UnknownMacro, Warning, "a macro is not defined; its name stands in its place"},
	{UnknownTeX, Note, "a TeX command is not known; its argument was kept"},
	{MissingParent, Warning, "an entry refers to another that is not in the file"},
	{DuplicateKey, Warning, "a citation key occurs twice; the later one got a suffix"},
	{NotCarried, Note, "the output format has no place for a field"},
	{NoFormat, Error, "no format was recognised"},
	{Defect, Error, "peerlit itself failed on the input; what was read before stands, and a report is welcome"},
	{Entities, Warning, "a document defines XML entities of its own; they are not expanded"},
	{OtherFormat, Warning, "the input is plainly of another format than asked for; it was read as what it is"},
	{PassedOver, Note, "a file that was met in a folder or archive is no record; it was passed over"},
	{NoRecord, Error, "the input holds no record"},
	{NoWork, Note, "a record is about something else than a work; it was passed over"},
	{EmptyInput, Note, "the input is empty"},
	{BinaryInput, Error, "the input is binary and of no known format"},
	{Unreadable, Error, "the input cannot be opened or read"},
	{Damaged, Error, "the input is damaged; what could be read was read"},
	{Truncated, Warning, "the input ends in the middle of a record"},
	{OverLimit, Error, "the input goes beyond a limit"},
	{Charset, Note, "the character set had to be guessed"},
	{BadCharacter, Warning, "bytes are no characters of the character set; replaced"},
	{NoAuthor, Note, "the record names nobody"},
	{NoTitle, Warning, "the record has no title"},
	{Implausible, Warning, "a value is outside of what is possible; kept as written"},
	{Offered, Note, "the page names an address where its citation is to be had in a format for reference managers"},
	{MissingField, Warning, "a field that works of this type are cited by is missing"},
	{RecommendedField, Note, "a field that helps to find the work is missing"},
	{MissingAbstract, Note, "the record has no abstract to be screened by"},
	{MissingKey, Warning, "the record has no citation key"},
	{UncleanIdentifier, Note, "an identifier is not written in its normal form"},
	{HiddenDOI, Warning, "a DOI stands in an address or a note and not in its field"},
	{DuplicateRecord, Warning, "two records are of the same work"},
	{SharedIdentifier, Warning, "two records have the same identifier and are not plainly of one work"},
	{DateContradiction, Warning, "the year is at odds with another date, or with that in the DOI or arXiv id"},
	{PageCount, Note, "the number of pages is not that of the range"},
	{MergedVolume, Warning, "volume and issue stand in one field"},
	{TypeContradiction, Warning, "a field does not go with the type of work"},
	{NameCapitals, Note, "a name is written in capitals"},
	{NameInitials, Note, "a person has no given name but initials"},
	{NameDegree, Warning, "a degree or form of address stands in a name"},
	{NameOthers, Warning, "\"et al.\" or \"others\" stands as a name"},
	{NameSplit, Warning, "the name of a body was split into a family and a given name"},
	{NameSoup, Warning, "a name holds several names, or what is no name"},
	{DuplicateName, Warning, "the same person is named twice"},
	{TitleCapitals, Note, "a title is written in capitals"},
	{TitleStop, Note, "a title ends in a full stop"},
	{TitleSite, Warning, "the name of a website ends the title"},
	{Retraction, Warning, "the record says that the work was retracted or withdrawn, or is the notice of it"},
	{LeftoverMarkup, Warning, "text holds tags that are no markup of CSL"},
	{LeftoverTeX, Note, "text holds commands of TeX"},
	{LeftoverEntity, Warning, "text holds character references of HTML"},
	{UnbalancedText, Note, "a bracket or tag opens and never closes, or the other way round"},
	{Mojibake, Warning, "UTF-8 was read as windows-1252 before it came here"},
	{LostCharacter, Warning, "a replacement character stands for one that is lost"},
	{ControlCharacter, Warning, "text holds control characters, or turns the direction of writing"},
	{KeywordSoup, Note, "a keyword holds several keywords"},
	{JournalForms, Note, "a journal stands in full in one record and abbreviated in another"},
	{SharedISSN, Warning, "two journals have the same ISSN"},
	{WrongSlot, Warning, "a value stands in a field that is made for another"},
	{UncleanPages, Note, "pages are written with a label, or with another dash than a hyphen"},
	{EqualPages, Note, "a range of pages begins and ends on the same page"},
	{NameAffiliation, Warning, "an affiliation or address stands in a name"},
	{Whitespace, Note, "text holds several blanks in a row, or blanks of another kind"},
	{ScreeningConflict, Warning, "records of one work were screened differently; both labels are kept"},
	{LargeBlock, Note, "too many records share a key to be compared each with each; neighbours were"},
}

// Severity gives the severity of the code; Error for a code that is not in the table.
func (c Code) Severity() Severity {
	for i := range codeTable {
		if codeTable[i].code == c {
			return codeTable[i].severity
		}
	}
	return Error
}

// Meaning says in a line what the code stands for.
func (c Code) Meaning() string {
	for i := range codeTable {
		if codeTable[i].code == c {
			return codeTable[i].meaning
		}
	}
	return ""
}

// Codes lists every code in table order.
func Codes() []Code {
	codes := make([]Code, len(codeTable))
	for i := range codeTable {
		codes[i] = codeTable[i].code
	}
	return codes
}
