"use strict";
(() => {
  const rows = Array.from(document.querySelectorAll("tbody tr"));
  const cited = Array.from(document.querySelectorAll("a.cited"));
  const boxes = Array.from(document.querySelectorAll("input[data-verdict]"));
  const wordsOf = (row) => cited.filter((word) => word.dataset.rows.split(" ").includes(row.id));
  const groupOf = (box) => document.querySelector(`section[data-verdict="${box.dataset.verdict}"]`);
  const shown = () => rows.filter((row) => !row.closest("[hidden]"));
  const light = (things) => {
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    things.forEach((each) => each.classList.add("here"));
  };
  const show = (box, visible) => { box.checked = visible; groupOf(box).hidden = !visible; };
  const reveal = (thing) => boxes.filter((box) => groupOf(box).contains(thing)).forEach((box) => show(box, true));
  const visit = (thing, block) => { thing.focus({ preventScroll: true }); thing.scrollIntoView({ block }); };
  let last = null;
  rows.forEach((row) => row.addEventListener("focusin", () => { last = row; light(wordsOf(row)); }));
  cited.forEach((word) => word.addEventListener("focus", () =>
    light(word.dataset.rows.split(" ").map((id) => document.getElementById(id)))));
  boxes.forEach((box) => {
    box.parentElement.hidden = false;  // without a script the box would do nothing
    box.addEventListener("change", () => show(box, box.checked));
  });
  document.querySelectorAll('a[href^="#"]').forEach((link) => link.addEventListener("click", (event) => {
    const thing = document.getElementById(link.getAttribute("href").slice(1));
    if (!thing) { return; }
    reveal(thing);
    if (thing.matches("tr, a.cited")) { event.preventDefault(); visit(thing, "center"); }
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) { return; }
    const visible = shown();
    if (event.key === "j" || event.key === "k") {
      const at = visible.indexOf(last) + (event.key === "j" ? 1 : -1);
      const next = visible[Math.max(0, Math.min(visible.length - 1, at))];
      if (next) { visit(next, "nearest"); }
    } else if (event.key === "Enter" && event.target.matches("tr")) {
      const word = wordsOf(event.target)[0];
      if (word) { visit(word, "center"); }
    }
  });
})();
