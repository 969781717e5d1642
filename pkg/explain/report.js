"use strict";
// Whatever has a claim's number in data-c belongs together: a field on the one
// side, the words it was taken from on the other. Pointing or moving the focus
// lights both up; a click on a field keeps it lit until the next one, or Escape.
let lit = [], pinned = null;
function light(from, follow) {
  for (const e of lit) e.classList.remove("lit");
  lit = [];
  const record = from && from.closest("section");
  if (!record || !from.dataset.c) return;
  for (const claim of from.dataset.c.split(" "))
    for (const e of record.querySelectorAll('[data-c~="' + claim + '"]')) {
      e.classList.add("lit");
      lit.push(e);
    }
  const text = record.querySelector(".source");
  const words = lit.find((e) => e.localName === "a");
  if (!follow || !words || text.contains(from) || text.scrollHeight <= text.clientHeight) return;
  const at = words.getBoundingClientRect(), frame = text.getBoundingClientRect();
  if (at.top >= frame.top && at.bottom <= frame.bottom) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  text.scrollBy({ top: at.top - frame.top - frame.height / 3, behavior: still ? "auto" : "smooth" });
}
function pin(field) {
  if (pinned) pinned.classList.remove("pinned");
  pinned = field;
  if (pinned) pinned.classList.add("pinned");
}
function nearest(e) {
  return e.target instanceof Element ? e.target.closest("[data-c]") : null;
}
function follow() {
  let at = document.getElementById(location.hash.slice(1));
  while (at && !at.dataset.c) at = at.nextElementSibling; // a place stands before its words
  if (at) light(at, true);
}
let x, y; // of the pointer; when the page moves under a resting one, nobody has pointed
document.addEventListener("mouseover", (e) => {
  if (e.screenX === x && e.screenY === y) return;
  light(nearest(e) || pinned, true);
});
document.addEventListener("mousemove", (e) => { x = e.screenX; y = e.screenY; });
document.addEventListener("focusin", (e) => { const at = nearest(e); if (at) light(at, true); });
document.addEventListener("click", (e) => {
  const at = nearest(e);
  if (e.target.closest("a") || !getSelection().isCollapsed) return; // a link leads; selected words are to be copied
  pin(at === pinned ? null : at);
  light(at, true);
});
document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  pin(null);
  light(null);
});
addEventListener("hashchange", follow);
follow();
