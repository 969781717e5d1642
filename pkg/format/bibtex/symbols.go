package bibtex

import (
	"sync"
	"unicode/utf8"
)

// A command is what a TeX command does to the text, and with what.
type command struct {
	does action
	text string // of a symbol; the tag of a style
	mark rune   // of an accent, combining
}

// An action is a kind of command.
type action uint8

const (
	unknown    action = iota
	symbol            // stands for text
	accent            // puts mark on the next letter
	style             // sets its argument in the tag
	switching         // sets the rest of the group in the tag
	keeping           // only its argument remains
	dropping          // vanishes with its argument
	vanishing         // vanishes
	quoting           // puts its argument in quotation marks
	verbatim          // its argument is no TeX
	localising        // its argument is a localisation key
	second            // of its two arguments only the second remains
	fraction          // "a/b"
	mathOpen
	mathClose
)

const (
	openNoCase = `<span class="nocase">`
	closeSpan  = `</span>`
	smallCaps  = `span style="font-variant:small-caps;"`
)

// accents are the accent commands, the one to write for each mark first.
var accents = []struct {
	name    string
	mark    rune
	spacing string // the mark on nothing
}{
	{"'", 0x301, "´"}, {"`", 0x300, "`"}, {"^", 0x302, "^"}, {`"`, 0x308, "¨"}, {"~", 0x303, "~"},
	{"=", 0x304, "¯"}, {".", 0x307, "˙"}, {"u", 0x306, "˘"}, {"v", 0x30C, "ˇ"}, {"H", 0x30B, "˝"},
	{"c", 0x327, "¸"}, {"k", 0x328, "˛"}, {"d", 0x323, ""}, {"b", 0x331, ""}, {"r", 0x30A, "˚"},
	{"textcommabelow", 0x326, ""}, {"h", 0x309, ""}, {"G", 0x30F, ""}, {"f", 0x311, ""}, {"t", 0x361, ""},
	{"U", 0x30E, ""}, {"textsubring", 0x325, ""}, {"textsubbreve", 0x32E, ""}, {"textsubcircum", 0x32D, ""},
	{"textsubtilde", 0x330, ""}, {"textsubumlaut", 0x324, ""},
	// other names, and those of math
	{"textogonekcentered", 0x328, ""}, {"capitalcedilla", 0x327, ""}, {"C", 0x30F, ""},
	{"acute", 0x301, ""}, {"grave", 0x300, ""}, {"hat", 0x302, ""}, {"widehat", 0x302, ""}, {"ddot", 0x308, ""},
	{"tilde", 0x303, ""}, {"widetilde", 0x303, ""}, {"bar", 0x304, ""}, {"overline", 0x304, ""}, {"dot", 0x307, ""},
	{"breve", 0x306, ""}, {"check", 0x30C, ""}, {"mathring", 0x30A, ""}, {"vec", 0x20D7, ""}, {"not", 0x338, ""},
}

// styles are the commands that change the look of their argument, the one to write for each tag first.
var styles = []struct{ name, tag string }{
	{"textit", "i"}, {"emph", "i"}, {"textsl", "i"}, {"mathit", "i"}, {"mkbibemph", "i"}, {"mkbibitalic", "i"},
	{"textbf", "b"}, {"mathbf", "b"}, {"boldsymbol", "b"}, {"bm", "b"}, {"mkbibbold", "b"}, {"strong", "b"},
	{"textsubscript", "sub"}, {"mkbibsubscript", "sub"},
	{"textsuperscript", "sup"}, {"mkbibsuperscript", "sup"},
	{"textsc", smallCaps}, {"mkbibacro", smallCaps},
}

// switches are the declarations of LaTeX 2.09 and their kin: "{\it in vivo}".
var switches = []struct{ name, tag string }{
	{"it", "i"}, {"em", "i"}, {"sl", "i"}, {"itshape", "i"}, {"slshape", "i"},
	{"bf", "b"}, {"bfseries", "b"}, {"sc", smallCaps}, {"scshape", smallCaps},
}

// plainCommands lists the commands that add nothing of their own.
var plainCommands = []struct {
	does  action
	names []string
}{
	{keeping, []string{"texttt", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "hbox", "fbox",
		"makebox", "mathrm", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "mathbb", "mathnormal", "mathop",
		"operatorname", "ensuremath", "underline", "ul", "uline", "uppercase", "lowercase", "MakeUppercase",
		"MakeLowercase", "NoCaseChange", "ce", "num", "si", "unit", "autocap", "mkbibparens",
		"phantom", "textlatin", "textcyrillic", "textgreek", "mathord", "nocase",
		"lowercased", "natexlab", "mkbibnamefamily", "mkbibnamegiven"}},
	{dropping, []string{"noopsort", "noop", "SortNoop", "sortnoop", "label", "hspace", "vspace", "index",
		"providecommand", "color", "thanks", "footnote", "vphantom", "hphantom"}},
	{vanishing, []string{"relax", "protect", "/", "-", "displaystyle", "textstyle", "scriptstyle", "rm", "tt", "sf",
		"rmfamily", "ttfamily", "sffamily", "normalfont", "upshape", "mdseries", "small", "large", "Large", "normalsize",
		"footnotesize", "limits", "nolimits", "noindent", "null", "left", "right", "big", "Big", "bigl", "bigr", "Bigl",
		"Bigr", "nonfrenchspacing", "frenchspacing", "sloppy", "allowbreak", "nobreak", "linebreak", "break", "!", "@",
		"unskip", "ignorespaces", "leavevmode", "selectfont", "centering", "itcorr", "cyr"}},
	{quoting, []string{"enquote", "mkbibquote", "mkbibquotes"}},
	{verbatim, []string{"url", "path", "nolinkurl", "burl", "doi"}},
	{localising, []string{"bibstring", "bibsstring", "biblstring", "bibcpstring"}},
	{second, []string{"href", "texorpdfstring", "textcolor", "foreignlanguage", "hyperref", "scalebox", "raisebox", "parbox"}},
	{fraction, []string{"frac", "tfrac", "dfrac", "sfrac", "nicefrac"}},
	{mathOpen, []string{"("}},
	{mathClose, []string{")"}},
}

// operators are the functions of math that stand for their own names.
var operators = []string{"sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
	"log", "ln", "lg", "exp", "min", "max", "inf", "sup", "lim", "det", "dim", "ker", "deg", "gcd", "arg", "hom", "mod", "Pr"}

// symbols are the commands that stand for text. Of several with the same text
// the first is the one to write.
var symbols = []struct{ name, text string }{
	// LaTeX's escapes
	{"&", "&"}, {"%", "%"}, {"$", "$"}, {"#", "#"}, {"_", "_"}, {"textbraceleft", "{"}, {"textbraceright", "}"},
	{"{", "{"}, {"}", "}"}, {"lbrace", "{"}, {"rbrace", "}"}, {"textbackslash", `\`}, {"backslash", `\`},
	{"textasciitilde", "~"}, {"textasciicircum", "^"}, {"textasciigrave", "`"}, {"textquotesingle", "'"},
	{"textunderscore", "_"}, {"textdollar", "$"}, {"lq", "‘"}, {"rq", "’"}, {"slash", "/"}, {"hyphen", "-"},
	{"textbar", "|"}, {"textless", "<"}, {"textgreater", ">"}, {"textquotedbl", `"`}, {"dq", `"`}, {"textasteriskcentered", "*"},
	{"lt", "<"}, {"gt", ">"}, {"vert", "|"}, {"lvert", "|"}, {"rvert", "|"}, {"mid", "|"}, {"colon", ":"}, {"ast", "*"},
	{"nobreakspace", "\u00a0"},
	// space
	{" ", " "}, {"\n", " "}, {"\t", " "}, {"\r", " "}, {`\`, " "}, {",", "\u202f"}, {"thinspace", "\u202f"}, {";", " "}, {":", " "}, {">", " "},
	{"space", " "}, {"quad", " "}, {"qquad", " "}, {"enspace", " "}, {"newline", " "}, {"par", "\n\n"}, {"newblock", " "},
	{"textvisiblespace", "␣"}, {"addspace", " "}, {"addcomma", ","}, {"adddot", "."}, {"isdot", ""}, {"addcolon", ":"},
	// letters
	{"ss", "ß"}, {"SS", "ẞ"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"aa", "å"}, {"AA", "Å"}, {"o", "ø"}, {"O", "Ø"},
	{"l", "ł"}, {"L", "Ł"}, {"i", "ı"}, {"j", "ȷ"}, {"imath", "ı"}, {"jmath", "ȷ"}, {"dh", "ð"}, {"DH", "Ð"}, {"th", "þ"}, {"TH", "Þ"},
	{"dj", "đ"}, {"DJ", "Đ"}, {"ng", "ŋ"}, {"NG", "Ŋ"}, {"ij", "ĳ"}, {"IJ", "Ĳ"}, {"textcrh", "ħ"}, {"textcrd", "đ"}, {"textsca", "ᴀ"},
	{"textschwa", "ə"}, {"textesh", "ʃ"}, {"textezh", "ʒ"}, {"textopeno", "ɔ"}, {"textepsilon", "ɛ"}, {"textipagamma", "ɣ"},
	{"textglotstop", "ʔ"}, {"textturna", "ɐ"}, {"texteng", "ŋ"}, {"textpalhook", "̡"}, {"textraisevibyte", "ʼ"}, {"textbaro", "ɵ"}, {"textbari", "ɨ"}, {"textbaru", "ʉ"}, {"textltailn", "ɲ"},
	{"cprime", "ʹ"}, {"cdprime", "ʺ"}, {"lasp", "ʽ"}, {"rasp", "’"}, {"aleph", "ℵ"},
	// quotation marks, dashes, dots
	{"textquotedblleft", "“"}, {"textquotedblright", "”"}, {"textquoteleft", "‘"}, {"textquoteright", "’"}, {"quotedblbase", "„"},
	{"glqq", "„"}, {"grqq", "“"}, {"flqq", "«"}, {"frqq", "»"}, {"glq", "‚"}, {"grq", "‘"}, {"flq", "‹"}, {"frq", "›"},
	{"quotesinglbase", "‚"}, {"guillemotleft", "«"}, {"guillemotright", "»"}, {"guillemetleft", "«"}, {"guillemetright", "»"},
	{"guilsinglleft", "‹"}, {"guilsinglright", "›"}, {"ldq", "“"}, {"rdq", "”"},
	{"textendash", "–"}, {"textemdash", "—"}, {"textthreequartersemdash", "—"}, {"bibrangedash", "–"},
	{"ldots", "…"}, {"textellipsis", "…"}, {"dots", "…"}, {"cdots", "⋯"}, {"dotsc", "…"}, {"lldots", "…"}, {"mathellipsis", "…"},
	{"textexclamdown", "¡"}, {"textquestiondown", "¿"}, {"textperiodcentered", "·"}, {"textbullet", "•"}, {"bullet", "•"},
	{"textinterrobang", "‽"}, {"textbrokenbar", "¦"}, {"textdaggerdbl", "‡"}, {"ddag", "‡"}, {"textdagger", "†"}, {"dag", "†"}, {"dagger", "†"},
	{"textsection", "§"}, {"S", "§"}, {"textparagraph", "¶"}, {"P", "¶"}, {"textnumero", "№"}, {"textasciiacute", "´"}, {"textasciiacutex", "´"},
	{"textasciidieresis", "¨"}, {"textasciimacron", "¯"}, {"textasciicaron", "ˇ"}, {"textasciibreve", "˘"},
	// signs
	{"textcopyright", "©"}, {"copyright", "©"}, {"textregistered", "®"}, {"circledR", "®"}, {"texttrademark", "™"}, {"trademark", "™"},
	{"textdegree", "°"}, {"degree", "°"}, {"degrees", "°"}, {"celsius", "℃"}, {"textcelsius", "℃"}, {"textordfeminine", "ª"}, {"textordmasculine", "º"},
	{"textmu", "µ"}, {"micro", "µ"}, {"textohm", "Ω"}, {"ohm", "Ω"}, {"textperthousand", "‰"}, {"textpertenthousand", "‱"}, {"percent", "%"},
	{"texteuro", "€"}, {"euro", "€"}, {"EUR", "€"}, {"geneuro", "€"}, {"pounds", "£"}, {"textsterling", "£"}, {"pound", "£"}, {"textyen", "¥"}, {"yen", "¥"},
	{"textcent", "¢"}, {"cent", "¢"}, {"textcurrency", "¤"}, {"textwon", "₩"}, {"textflorin", "ƒ"}, {"textlira", "₤"}, {"textnaira", "₦"}, {"textpeso", "₱"},
	{"textonehalf", "½"}, {"textonequarter", "¼"}, {"textthreequarters", "¾"}, {"textonesuperior", "¹"}, {"texttwosuperior", "²"}, {"textthreesuperior", "³"},
	{"textpm", "±"}, {"pm", "±"}, {"mp", "∓"}, {"texttimes", "×"}, {"times", "×"}, {"textdiv", "÷"}, {"div", "÷"}, {"textminus", "−"}, {"textlnot", "¬"},
	{"textsurd", "√"}, {"textasciitildelow", "˷"}, {"checkmark", "✓"}, {"textreferencemark", "※"}, {"textestimated", "℮"}, {"textmusicalnote", "♪"},
	{"textleftarrow", "←"}, {"textuparrow", "↑"}, {"textrightarrow", "→"}, {"textdownarrow", "↓"}, {"flat", "♭"}, {"natural", "♮"}, {"sharp", "♯"},
	// names
	{"TeX", "TeX"}, {"LaTeX", "LaTeX"}, {"LaTeXe", "LaTeX2e"}, {"BibTeX", "BibTeX"}, {"XeTeX", "XeTeX"}, {"XeLaTeX", "XeLaTeX"}, {"LuaTeX", "LuaTeX"},
	{"ConTeXt", "ConTeXt"}, {"MF", "METAFONT"}, {"METAFONT", "METAFONT"}, {"AmS", "AMS"}, {"AMS", "AMS"}, {"pdfTeX", "pdfTeX"}, {"biblatex", "biblatex"},
}

// mathSymbols are symbols that TeX knows in math only.
var mathSymbols = []struct{ name, text string }{
	// Greek
	{"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ϵ"}, {"varepsilon", "ε"}, {"zeta", "ζ"}, {"eta", "η"},
	{"theta", "θ"}, {"vartheta", "ϑ"}, {"iota", "ι"}, {"kappa", "κ"}, {"varkappa", "ϰ"}, {"lambda", "λ"}, {"mu", "μ"}, {"nu", "ν"}, {"xi", "ξ"},
	{"omicron", "ο"}, {"pi", "π"}, {"varpi", "ϖ"}, {"rho", "ρ"}, {"varrho", "ϱ"}, {"sigma", "σ"}, {"varsigma", "ς"}, {"tau", "τ"}, {"upsilon", "υ"},
	{"phi", "ϕ"}, {"varphi", "φ"}, {"chi", "χ"}, {"psi", "ψ"}, {"omega", "ω"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"}, {"Lambda", "Λ"},
	{"Xi", "Ξ"}, {"Pi", "Π"}, {"Sigma", "Σ"}, {"Upsilon", "Υ"}, {"Phi", "Φ"}, {"Psi", "Ψ"}, {"Omega", "Ω"}, {"Alpha", "Α"}, {"Beta", "Β"},
	{"textalpha", "α"}, {"textbeta", "β"}, {"textgamma", "γ"}, {"textdelta", "δ"}, {"textDelta", "Δ"}, {"texteta", "η"}, {"texttheta", "θ"},
	{"textkappa", "κ"}, {"textlambda", "λ"}, {"textpi", "π"}, {"textrho", "ρ"}, {"textsigma", "σ"}, {"texttau", "τ"}, {"textphi", "ϕ"},
	{"textchi", "χ"}, {"textomega", "ω"}, {"textOmega", "Ω"}, {"upalpha", "α"}, {"upbeta", "β"}, {"upgamma", "γ"}, {"updelta", "δ"}, {"upmu", "μ"}, {"uppi", "π"}, {"digamma", "ϝ"},
	// mathematics
	{"le", "≤"}, {"leq", "≤"}, {"leqslant", "⩽"}, {"ge", "≥"}, {"geq", "≥"}, {"geqslant", "⩾"}, {"ll", "≪"}, {"gg", "≫"}, {"ne", "≠"}, {"neq", "≠"},
	{"approx", "≈"}, {"sim", "∼"}, {"simeq", "≃"}, {"cong", "≅"}, {"equiv", "≡"}, {"propto", "∝"}, {"lesssim", "≲"}, {"gtrsim", "≳"}, {"asymp", "≍"},
	{"cdot", "⋅"}, {"circ", "∘"}, {"star", "⋆"}, {"infty", "∞"}, {"partial", "∂"}, {"nabla", "∇"}, {"sum", "∑"}, {"prod", "∏"}, {"int", "∫"}, {"oint", "∮"},
	{"surd", "√"}, {"sqrt", "√"}, {"in", "∈"}, {"notin", "∉"}, {"ni", "∋"}, {"subset", "⊂"}, {"supset", "⊃"}, {"subseteq", "⊆"}, {"supseteq", "⊇"},
	{"cup", "∪"}, {"cap", "∩"}, {"setminus", "∖"}, {"emptyset", "∅"}, {"varnothing", "∅"}, {"forall", "∀"}, {"exists", "∃"}, {"neg", "¬"}, {"lnot", "¬"},
	{"wedge", "∧"}, {"land", "∧"}, {"vee", "∨"}, {"lor", "∨"}, {"oplus", "⊕"}, {"otimes", "⊗"}, {"ominus", "⊖"}, {"odot", "⊙"}, {"perp", "⊥"}, {"bot", "⊥"},
	{"top", "⊤"}, {"parallel", "∥"}, {"angle", "∠"}, {"triangle", "△"}, {"square", "□"}, {"Box", "□"}, {"diamond", "⋄"}, {"vdash", "⊢"}, {"models", "⊨"},
	{"rightarrow", "→"}, {"to", "→"}, {"leftarrow", "←"}, {"gets", "←"}, {"uparrow", "↑"}, {"downarrow", "↓"}, {"leftrightarrow", "↔"}, {"longrightarrow", "⟶"},
	{"Rightarrow", "⇒"}, {"Leftarrow", "⇐"}, {"Leftrightarrow", "⇔"}, {"iff", "⇔"}, {"implies", "⇒"}, {"mapsto", "↦"}, {"rightleftharpoons", "⇌"},
	{"leftrightarrows", "⇆"}, {"hookrightarrow", "↪"}, {"nearrow", "↗"}, {"searrow", "↘"}, {"prime", "′"}, {"hbar", "ℏ"}, {"hslash", "ℏ"}, {"ell", "ℓ"},
	{"Re", "ℜ"}, {"Im", "ℑ"}, {"wp", "℘"}, {"langle", "⟨"}, {"rangle", "⟩"}, {"lfloor", "⌊"}, {"rfloor", "⌋"}, {"lceil", "⌈"}, {"rceil", "⌉"},
	{"|", "‖"}, {"Vert", "‖"}, {"lbrack", "["}, {"rbrack", "]"}, {"[", ""}, {"]", ""}, {"sun", "☉"}, {"male", "♂"}, {"female", "♀"},
	{"arcsec", "″"}, {"arcmin", "′"}, {"micron", "µm"}, {"kelvin", "K"}, {"metre", "m"}, {"meter", "m"}, {"kilo", "k"}, {"milli", "m"},
}

// tables are the lists above and the accented letters, made ready for look-up.
type tables struct {
	commands map[string]command
	compose  map[[2]rune]rune  // base and mark to the whole letter
	split    map[rune][2]rune  // and back
	spacing  map[rune]string   // mark to the character that is the mark alone
	written  map[rune]string   // character to the TeX to write for it
	accent   map[rune]string   // mark to accent command
	style    map[string]string // tag to command
}

// tex gives the tables, made on first use.
var tex = sync.OnceValue(func() *tables {
	t := &tables{
		commands: make(map[string]command, 700), compose: make(map[[2]rune]rune, 700), split: make(map[rune][2]rune, 700),
		spacing: map[rune]string{}, written: make(map[rune]string, 400), accent: map[rune]string{}, style: map[string]string{},
	}
	for _, a := range accents {
		t.commands[a.name] = command{does: accent, mark: a.mark}
		if _, ok := t.accent[a.mark]; !ok {
			t.accent[a.mark], t.spacing[a.mark] = a.name, a.spacing
		}
	}
	for _, s := range styles {
		t.commands[s.name] = command{does: style, text: s.tag}
		if _, ok := t.style[s.tag]; !ok {
			t.style[s.tag] = s.name
		}
	}
	for _, s := range switches {
		t.commands[s.name] = command{does: switching, text: s.tag}
	}
	for _, list := range plainCommands {
		for _, name := range list.names {
			t.commands[name] = command{does: list.does}
		}
	}
	for _, name := range operators {
		t.commands[name] = command{does: symbol, text: name}
	}
	add := func(name, text, before, after string) {
		t.commands[name] = command{does: symbol, text: text}
		r, n := utf8.DecodeRuneInString(text)
		if _, ok := t.written[r]; !ok && n > 0 && n == len(text) && r >= utf8.RuneSelf {
			t.written[r] = before + name + after
		}
	}
	for _, s := range symbols {
		add(s.name, s.text, `\`, "{}")
	}
	for _, s := range mathSymbols {
		add(s.name, s.text, `\ensuremath{\`, "}")
	}
	for _, c := range composed {
		letters := []rune(c.pairs)
		for i := 0; i < len(letters); i += 2 {
			t.compose[[2]rune{letters[i], c.mark}] = letters[i+1]
			t.split[letters[i+1]] = [2]rune{letters[i], c.mark}
		}
	}
	return t
})
