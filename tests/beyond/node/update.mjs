// Follows a feed with ical.js as a subscriber does: reads the downloads of one address, one after the other, from
// standard input, and says after each what became of every entry, as JSON. An entry takes the place of that with its UID
// if its SEQUENCE is higher, or if SEQUENCE is the same and DTSTAMP is later (RFC 5546, section 2.1.5).
import ICAL from "ical.js";
import fs from "node:fs";

const utc = time => time?.toJSDate().toISOString() ?? null;

function read(component) {
  const value = name => component.getFirstPropertyValue(name);
  const event = component.name === "vevent" ? new ICAL.Event(component) : null;
  return {
    key: value("x-diplovisit-id"),
    kind: component.name,
    sequence: value("sequence"),
    stamp: utc(value("dtstamp")),
    modified: utc(value("last-modified")),
    status: value("status"),
    summary: value("summary"),
    start: event?.startDate.toString() ?? null,
    end: event?.endDate?.toString() ?? null,
    allDay: event?.startDate.isDate ?? false,
    zone: event?.startDate.zone?.tzid ?? null,
    instant: utc(event?.startDate),
    content: component.toString(),
  };
}

function precedence(one, other) {
  return one.sequence - other.sequence || Math.sign(Date.parse(one.stamp) - Date.parse(other.stamp));
}

const held = new Map();
const seen = JSON.parse(fs.readFileSync(0, "utf8")).map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const components = calendar.getAllSubcomponents().filter(component => component.name !== "vtimezone");
  const offered = new Map(components.map(one => [one.getFirstPropertyValue("uid"), read(one)]));
  const actions = {};
  for (const [uid, entry] of offered) {
    const old = held.get(uid);
    const newer = old === undefined ? 1 : precedence(entry, old);
    actions[entry.key] = old === undefined ? "added" : newer > 0 ? "replaced" : newer < 0 ? "stale" : "kept";
    if (newer > 0) held.set(uid, entry);
  }
  for (const [uid, entry] of held) {
    if (!offered.has(uid)) {
      actions[entry.key] = "removed";
      held.delete(uid);
    }
  }
  return { actions, held: Object.fromEntries(held), offered: Object.fromEntries(offered) };
});
console.log(JSON.stringify(seen));
