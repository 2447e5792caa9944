"use strict";
// Everything works without this script. It adds the reader's own time, marks today, and addresses to subscribe to.
document.addEventListener("DOMContentLoaded", () => {
  const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const pad = (number) => String(number).padStart(2, "0");
  const day = (moment) => `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  for (const time of document.querySelectorAll("dt time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    // Where the reader's clocks show what those of the stop show, there is nothing to add.
    if (time.dateTime.startsWith(`${day(moment)}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`)) continue;
    const yours = document.createElement("span");
    yours.className = "yours";
    yours.textContent = `${clock.format(moment)} your time`;
    time.after(yours);
  }

  const today = day(new Date());
  for (const time of document.querySelectorAll(`.month time[datetime="${today}"]`)) {
    time.closest("td").classList.add("today", "has");
    time.setAttribute("aria-label", `${time.textContent}, today`);
  }

  // The list of coming visits was split when the site was built.
  for (const section of document.querySelectorAll("[data-split]")) {
    const items = [...section.querySelectorAll("li[data-end]")];
    const past = items.filter((item) => item.dataset.end < today);
    if (past.length === 0) continue;
    for (const item of past) item.remove();
    const lists = document.querySelectorAll("#recent-title ~ .visits");
    if (lists.length > 0) lists[0].prepend(...past.reverse());
    if (past.length === items.length) {
      const none = document.createElement("p");
      none.textContent = "No visit is known for today or later.";
      section.querySelector(".visits").replaceWith(none);
    }
  }

  if (location.protocol.startsWith("http")) {
    for (const link of document.querySelectorAll("a[data-webcal]")) {
      const subscribe = document.createElement("a");
      subscribe.href = link.href.replace(/^https?:/, "webcal:");
      const what = document.createElement("bdi");
      what.textContent = link.dataset.webcal;
      subscribe.append("Subscribe to ", what);
      subscribe.className = "button";
      link.before(subscribe, " ");
    }
  }
});
