"use strict";
// Searches the array VISITS: [id, title, days, further words, status, "off" or "", each stop that alone is off …].
document.addEventListener("DOMContentLoaded", () => {
  const input = document.getElementById("query");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = VISITS.map((visit) => fold(visit.slice(1).join(" ")));
  const MOST = 50;
  const SURE = new Set(["held", "under way", "confirmed"]);

  const show = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    if (words.length === 0) { found.textContent = ""; return; }
    const hits = VISITS.filter((_, index) => words.every((word) => folded[index].includes(word)));
    const more = hits.length > MOST ? `; the first ${MOST} are shown` : "";
    const off = hits.filter((visit) => visit[5]).length;
    const whose = hits.length === 1 ? "" : off === hits.length ? "all of them " : `${off.toLocaleString("en")} of them `;
    const calledOff = off ? `, ${whose}called off or put off` : "";
    found.textContent = `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "visit" : "visits"}${calledOff}${more}`;
    for (const [id, title, days, , status, isOff, ...dropped] of hits.slice(0, MOST)) {
      const item = document.createElement("li");
      if (isOff) item.className = "off";
      const when = document.createElement("p");
      when.className = "days";
      if (isOff && days) {
        const gone = document.createElement("s");
        gone.textContent = days;
        when.append("was ", gone);
      } else {
        when.textContent = days || "Days not known";
      }
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
      for (const [text, isGone] of [[status, isOff], ...dropped.map((stop) => [stop, true])]) {
        const chip = document.createElement("span");
        chip.className = isGone ? "status off" : SURE.has(text) ? "status sure" : "status";
        const said = document.createElement("bdi");
        said.textContent = text;
        chip.append(said);
        note.append(chip, " ");
      }
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
