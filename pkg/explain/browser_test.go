package explain

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var screens = flag.String("screens", "", "write pictures of the report into this folder")

// browser is a page in headless Chromium, spoken to by the DevTools protocol
// over a pipe: JSON messages that end in NUL.
type browser struct {
	t       *testing.T
	in      *os.File
	out     *bufio.Reader
	session string
	next    int
	events  []event
}

// event is what the browser says of itself.
type event struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

// openBrowser starts Chromium with an empty page; the test says so when it is not there.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium here: the report is not tried in a browser")
	}
	toRead, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, toWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "peerlit-browser")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--window-size=1400,900", "--user-data-dir="+profile, "about:blank")
	cmd.ExtraFiles = []*os.File{toRead, toWrite} // 3 and 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = toRead.Close(), toWrite.Close()
	b := &browser{t: t, in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		_, _ = in.WriteString(`{"id":0,"method":"Browser.close"}` + "\x00")
		_ = cmd.Wait()
		stop()
		_, _ = in.Close(), out.Close()
		for range 100 { // its helpers end a little later, and still write
			if os.RemoveAll(profile) == nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	})
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})
	b.session = b.call("Target.attachToTarget", map[string]any{"targetId": target["targetId"], "flatten": true})["sessionId"].(string)
	for _, domain := range []string{"Page", "Runtime", "Log", "Network", "DOM", "Accessibility"} {
		b.call(domain+".enable", nil)
	}
	return b
}

// call sends a command and gives its result; events on the way are kept.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.next++
	message := map[string]any{"id": b.next, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, err := json.Marshal(message)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	answer := b.wait(func(e *event) bool { return e.ID == b.next })
	if answer.Error != nil {
		b.t.Fatalf("%s: %s", method, answer.Error.Message)
	}
	var result map[string]any
	if err := json.Unmarshal(answer.Result, &result); err != nil {
		b.t.Fatal(err)
	}
	return result
}

// wait reads on until a message that fits.
func (b *browser) wait(fits func(*event) bool) event {
	b.t.Helper()
	for {
		text, err := b.out.ReadBytes(0)
		if err != nil {
			b.t.Fatalf("the browser has gone: %v", err)
		}
		var e event
		if err := json.Unmarshal(bytes.TrimSuffix(text, []byte{0}), &e); err != nil {
			b.t.Fatal(err)
		}
		if e.ID == 0 {
			b.events = append(b.events, e)
		}
		if fits(&e) {
			return e
		}
	}
}

// open loads a file.
func (b *browser) open(file string) {
	b.t.Helper()
	b.call("Page.navigate", map[string]any{"url": "file://" + file})
	if !slices.ContainsFunc(b.events, func(e event) bool { return e.Method == "Page.loadEventFired" }) {
		b.wait(func(e *event) bool { return e.Method == "Page.loadEventFired" })
	}
}

// eval gives the value of an expression in the page, as text.
func (b *browser) eval(expression string) string {
	b.t.Helper()
	answer := b.call("Runtime.evaluate", map[string]any{"expression": "String(" + expression + ")", "returnByValue": true})
	value, ok := answer["result"].(map[string]any)["value"].(string)
	if !ok || answer["exceptionDetails"] != nil {
		b.t.Fatalf("%s: %v", expression, answer)
	}
	return value
}

// mouse moves to the middle of an element's first line, and with click presses the button.
func (b *browser) mouse(selector string, click bool) {
	b.t.Helper()
	var at struct{ X, Y float64 }
	place := b.eval(`(() => { const e = document.querySelector(` + strconv.Quote(selector) + `); e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0]; return JSON.stringify({ X: r.left + Math.min(r.width, 40) / 2, Y: r.top + r.height / 2 }); })()`)
	if err := json.Unmarshal([]byte(place), &at); err != nil {
		b.t.Fatal(err)
	}
	event := func(kind string, clicks int) {
		b.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": map[bool]string{true: "left", false: "none"}[clicks > 0], "clickCount": clicks})
	}
	event("mouseMoved", 0)
	if click {
		event("mousePressed", 1)
		event("mouseReleased", 1)
	}
}

// key presses a key.
func (b *browser) key(name string, code int) {
	b.t.Helper()
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code})
	}
}

// lit gives what is lit: fields by their ids, words by their text.
func (b *browser) lit() string {
	b.t.Helper()
	return b.eval(`[...document.querySelectorAll(".lit")].map((e) => e.id || e.textContent).join("|")`)
}

// picture writes what the page looks like, for those who want to see it.
func (b *browser) picture(name string, width int, features ...string) {
	b.t.Helper()
	if *screens == "" {
		return
	}
	list := []map[string]string{}
	media := ""
	for _, f := range features {
		if name, value, ok := strings.Cut(f, "="); ok {
			list = append(list, map[string]string{"name": name, "value": value})
		} else {
			media = f
		}
	}
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false})
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": media, "features": list})
	data, err := base64.StdEncoding.DecodeString(b.call("Page.captureScreenshot", nil)["data"].(string))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screens, name+".png"), data, 0o666); err != nil {
		b.t.Fatal(err)
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "", "features": []any{}})
	b.call("Emulation.clearDeviceMetricsOverride", nil)
}

// TestInBrowser uses the report in headless Chromium, with a mouse and a
// keyboard: what belongs together lights up on both sides, nothing is loaded, and
// the console has no complaint, neither of the script nor of the policy.
func TestInBrowser(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(page(t, record(), marked())), 0o666); err != nil {
		t.Fatal(err)
	}
	b.open(file)
	expect := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
	expect("at first", b.lit(), "")

	b.mouse("#r2f1 dd", false)
	expect("pointing at a field", b.lit(), "48 |1|r2f1")
	b.mouse("#r2 .source a[data-c='1']", false)
	expect("pointing at words", b.lit(), "48 |1|r2f1")
	b.mouse("#r2 .source a[data-c='1 2']", false)
	expect("pointing at words of two fields", b.lit(), "48 |1|\" & more|r2f1|r2f2")
	b.mouse("h1", false)
	expect("pointing elsewhere", b.lit(), "")

	b.mouse("#r2f1 dt", true)
	b.mouse("h1", false)
	expect("a click keeps a field lit", b.lit(), "48 |1|r2f1")
	b.key("Escape", 27)
	expect("Escape lets it go", b.lit(), "")

	b.mouse("#r2f1 small a", true)
	expect("a click on a place leads there", b.eval("location.hash"), "#r2c1")
	expect("and lights it up", b.lit(), "48 |1|r2f1")
	b.mouse("#r2 .source a[data-c='0']", true)
	expect("a click on words leads to the field", b.eval("location.hash"), "#r2f0")
	if !strings.Contains(b.lit(), "r2f0") {
		t.Errorf("it is not lit, but %q", b.lit())
	}

	b.mouse("h1", false)
	b.eval(`document.querySelector("#r2 .source a[data-c='0']").focus()`)
	b.key("Tab", 9)
	expect("the next words by keyboard", b.lit(), "48 |1|r2f1")
	b.eval(`document.querySelector("#r2f0 small a").focus()`)
	b.key("Tab", 9)
	expect("the next field by keyboard", b.lit(), "48 |1|r2f1")

	b.eval(`(() => { const s = document.createElement("script"); s.textContent = "window.ran = 1"; document.body.append(s); })()`)
	expect("the policy holds back other scripts", b.eval("window.ran"), "undefined")
	complaints := 0
	for _, e := range b.events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown":
			t.Errorf("console: %s", e.Params)
		case "Log.entryAdded":
			if complaints++; complaints > 1 || !bytes.Contains(e.Params, []byte("Content Security Policy")) { // that about our own trial
				t.Errorf("log: %s", e.Params)
			}
		case "Network.requestWillBeSent":
			if !bytes.Contains(e.Params, []byte(`"url":"file://`+file)) && !bytes.Contains(e.Params, []byte(`"url":"data:`)) {
				t.Errorf("a request: %s", e.Params)
			}
		}
	}
	expect("the heading is as wide as its parent", b.eval("document.documentElement.scrollWidth <= innerWidth"), "true")
	b.accessible()
}

// accessible checks what a screen reader is told: landmarks with names, headings, links with names.
func (b *browser) accessible() {
	b.t.Helper()
	var tree struct {
		Nodes []struct {
			Ignored    bool
			Role, Name struct{ Value any }
		}
	}
	text, err := json.Marshal(b.call("Accessibility.getFullAXTree", nil))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := json.Unmarshal(text, &tree); err != nil {
		b.t.Fatal(err)
	}
	seen := make(map[string]int)
	for _, n := range tree.Nodes {
		role, name := fmt.Sprint(n.Role.Value), fmt.Sprint(n.Name.Value)
		if n.Ignored {
			continue
		}
		seen[role]++
		seen[role+" "+name]++
		if (role == "link" || role == "region" || role == "navigation" || role == "heading") && (name == "" || name == "<nil>") {
			b.t.Errorf("a %s without a name", role)
		}
	}
	for _, want := range []string{"main", "banner", "navigation Records", "region Source", "region Record", "term", "definition", "link line 2, column 3"} {
		if seen[want] == 0 {
			b.t.Errorf("the screen reader is told of no %s", want)
		}
	}
}

// TestPictures writes pictures of a report, to be looked at.
func TestPictures(t *testing.T) {
	t.Parallel()
	file := os.Getenv("REPORT")
	if *screens == "" || file == "" {
		t.Skip("no -screens and no REPORT: nobody looks")
	}
	b := openBrowser(t)
	b.open(file)
	b.picture("top", 1400)
	b.mouse("#r1f6 dd", false)
	b.picture("light", 1400)
	b.picture("dark", 1400, "prefers-color-scheme=dark")
	b.picture("narrow", 420)
	b.picture("print", 800, "print")
}
