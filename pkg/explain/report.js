"use strict";
// Whatever has a claim's number in data-c belongs together: a field on the one
// side, the words it was taken from on the other.
let lit = [];
function light(from) {
  for (const e of lit) e.classList.remove("lit");
  lit = [];
  const record = from && from.closest("section");
  if (!record || !from.dataset.c) return;
  for (const claim of from.dataset.c.split(" "))
    for (const e of record.querySelectorAll('[data-c~="' + claim + '"]')) {
      e.classList.add("lit");
      lit.push(e);
    }
}
function nearest(e) {
  return e.target instanceof Element ? e.target.closest("[data-c]") : null;
}
function follow() {
  let at = document.getElementById(location.hash.slice(1));
  while (at && !at.dataset.c) at = at.nextElementSibling; // a place stands before its words
  light(at);
}
for (const kind of ["mouseover", "focusin"])
  document.addEventListener(kind, (e) => { const at = nearest(e); if (at) light(at); });
addEventListener("hashchange", follow);
follow();
