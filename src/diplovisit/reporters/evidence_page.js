"use strict";
(() => {
  const rows = Array.from(document.querySelectorAll("tbody tr"));
  const cited = Array.from(document.querySelectorAll("a.cited"));
  const wordsOf = (row) => cited.filter((word) => word.dataset.rows.split(" ").includes(row.id));
  const shown = () => rows.filter((row) => !row.hidden);
  const light = (things) => {
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    things.forEach((each) => each.classList.add("here"));
  };
  let last = null;
  rows.forEach((row) => row.addEventListener("focus", () => { last = row; light(wordsOf(row)); }));
  cited.forEach((word) => word.addEventListener("focus", () =>
    light(word.dataset.rows.split(" ").map((id) => document.getElementById(id)))));
  document.querySelectorAll("input[data-verdict]").forEach((box) => box.addEventListener("change", () =>
    rows.filter((row) => row.dataset.verdict === box.dataset.verdict).forEach((row) => { row.hidden = !box.checked; })));
  cited.forEach((word) => word.addEventListener("click", (event) => {
    event.preventDefault();
    const row = document.getElementById(word.dataset.rows.split(" ")[0]);
    if (row) { row.focus(); row.scrollIntoView({ block: "center" }); }
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) { return; }
    const visible = shown();
    if (event.key === "j" || event.key === "k") {
      const at = visible.indexOf(last) + (event.key === "j" ? 1 : -1);
      const next = visible[Math.max(0, Math.min(visible.length - 1, at))];
      if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
    } else if (event.key === "Enter" && event.target.matches("tr")) {
      const word = wordsOf(event.target)[0];
      if (word) { word.focus(); word.scrollIntoView({ block: "center" }); }
    }
  });
})();
