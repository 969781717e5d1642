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
	OtherFormat   Code = "other-format"
	PassedOver    Code = "passed-over"
	NoRecord      Code = "no-record"
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
	{OtherFormat, Warning, "the input is plainly of another format than asked for; it was read as what it is"},
	{PassedOver, Note, "a file that was met in a folder or archive is no record; it was passed over"},
	{NoRecord, Error, "the input holds no record"},
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
