"use strict";
// Searches the array VISITS: [id, title, days, further words, status].
document.addEventListener("DOMContentLoaded", () => {
  const input = document.getElementById("query");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = VISITS.map((visit) => fold(`${visit[1]} ${visit[2]} ${visit[3]} ${visit[4]}`));
  const MOST = 50;

  const show = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    if (words.length === 0) { found.textContent = ""; return; }
    const hits = VISITS.filter((_, index) => words.every((word) => folded[index].includes(word)));
    const more = hits.length > MOST ? `; the first ${MOST} are shown` : "";
    found.textContent = `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "visit" : "visits"}${more}`;
    for (const [id, title, days, , status] of hits.slice(0, MOST)) {
      const item = document.createElement("li");
      const when = document.createElement("p");
      when.className = "days";
      when.textContent = days || "Days not known";
      const rest = document.createElement("div");
      const heading = document.createElement("h2");
      const link = document.createElement("a");
      link.href = `visits/${encodeURIComponent(id)}.html`;
      const words = document.createElement("bdi");
      words.textContent = title;
      link.append(words);
      heading.append(link);
      const note = document.createElement("p");
      note.className = "who";
      const chip = document.createElement("span");
      chip.className = "status";
      chip.textContent = status;
      note.append(chip);
      rest.append(heading, note);
      item.append(when, rest);
      results.append(item);
    }
    const address = new URL(location.href);
    address.hash = `q=${encodeURIComponent(input.value)}`;
    history.replaceState(null, "", address);
  };
  input.addEventListener("input", show);
  const asked = /^#q=(.*)$/.exec(location.hash);
  if (asked) {
    try { input.value = decodeURIComponent(asked[1]); } catch { input.value = asked[1]; }
    show();
  }
  input.focus();
});
