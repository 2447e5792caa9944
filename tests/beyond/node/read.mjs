// Reads a calendar on standard input with ical.js, and says what it saw, as JSON.
import ICAL from "ical.js";
import fs from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
const entries = calendar.getAllSubcomponents().filter(component => component.name !== "vtimezone");
const seen = entries.map(component => {
  const value = name => component.getFirstPropertyValue(name)?.toString() ?? null;
  return {
    kind: component.name,
    uid: value("uid"),
    // What the VTIMEZONE of the calendar makes of it, in UTC.
    instant: component.getFirstPropertyValue("dtstart")?.toJSDate().toISOString() ?? null,
    start: value("dtstart"),
    end: value("dtend"),
    status: value("status"),
    summary: value("summary"),
    location: value("location"),
    description: value("description"),
    record: value("x-diplovisit-record"),
    structured: value("structured-data"),
  };
});
console.log(JSON.stringify(seen));
