"""Reads the cases of the bench. Each TOML file beside this one has the cases of one kind.

A case is a short text, the words that a record cites from it, and one kind of fact:

    [[case]]
    style = "wire"                # ministry, wire or readout
    text = "The envoy will travel to North Korea on 7 March 2024, the ministry said."
    quote = "travel to North Korea"
    fact = "country"
    right = ["KP"]                # the text states these values, and the quoted words point at them
    wrong = ["KR"]                # the text does not state these values, though a careless reader takes them
    unproven = []                 # the text states these values, but the quote cuts the words that do
    read_at_once = true           # whether a person reads the right values at once

- No value in `wrong` or `unproven` may be proven, or derived by any rule.
- No value in `right` or `unproven` may be contradicted.
- A value in `right` of a case with `read_at_once` should be proven or derived.

Further keys, where the fact needs them: `programme` (the engagements of the record, each with kind, label, when, and
`with`, the names of those who take part; the first is the one that is judged), `stops` (the countries of the stops), `sending`,
`what` (what the claim is about), `published` (the day of the source), `other_date` (another date of the record,
from which a rule may count), `stay` (the days of the stop), `person` (who holds the office), `status` (the status of
the record; announced where it is absent), `field` (for a date: when, since, due or set; when where it is absent),
`symbols` (what the editor wrote down of the source's signs besides "$", such as "Rs INR").
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import attrs
import cattrs

BENCH: Final = Path(__file__).parent

FactKind = Literal[
    "quantity", "date", "duration", "country", "sending", "person_country", "name", "person", "office", "capacity",
    "organisation", "place", "modality", "status", "announcement", "category", "recurrence", "invited_by", "engagement",
    "length", "offset", "programme", "withdrawn", "polarity", "visit_days", "unnamed",
]  # fmt: skip
"""quantity: number, unit and qualifier, such as "66000000000 USD approximately", "12 person", "2..4 percent", "2 rank",
"12 item", "0.5 ratio".
date: EDTF. duration: ISO 8601 with an optional qualifier, such as "P3M nearly". country: the country visited.
sending: the countries that send, such as "IN" or "FR DE". person_country: the country of an office or a person.
name: the full name of a person. person: somebody who takes part, by name. office: the office of `person`. capacity: of
the traveller. organisation, place: a name. modality, status, announcement, category, recurrence: a word of the
vocabulary. invited_by: who invited, a country code or a name. engagement: its kind, such as "meeting" or "signing".
length: of an engagement, offset: of a relation, such as "PT45M approximately" or "P4Y..P6Y". programme: what became of
an engagement. withdrawn: the status of a traveller, who is `person`. polarity: of a claim. visit_days: of the visit as
a whole, in EDTF. unnamed: a country code and an office of somebody who takes part and has no name.
"""


@attrs.frozen(kw_only=True)
class Case:
    """One case of the bench; this module's docstring explains its fields."""

    file: str
    number: int
    style: Literal["ministry", "wire", "readout"]
    text: str
    quote: str
    fact: FactKind
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    read_at_once: bool = True
    published: str | None = None
    other_date: str | None = None
    stay: str | None = None
    person: str | None = None
    status: str | None = None
    field: Literal["when", "since", "due", "set"] = "when"
    symbols: str | None = None
    programme: tuple[dict[str, str], ...] = ()
    stops: str | None = None
    sending: str | None = None
    what: str | None = None
    comment: str | None = None

    @property
    def id(self) -> str:
        """The file and the number of the case in it."""
        return f"{self.file}-{self.number}"


_CONVERTER: Final = cattrs.Converter(forbid_extra_keys=True)


def read_cases(folder: Path = BENCH) -> Iterator[Case]:
    """Yields every case of a folder, in the order of the files."""
    for path in sorted(folder.glob("*.toml")):
        for number, fields in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield _CONVERTER.structure({"file": path.stem, "number": number} | fields, Case)


def faults(case: Case) -> Iterator[str]:
    """Yields what is wrong with the case itself."""
    if case.text.count(case.quote) != 1:
        yield f"the quote occurs {case.text.count(case.quote)} times in the text"
    if not (case.right or case.wrong or case.unproven):
        yield "there is no value"
    values = (*case.right, *case.wrong, *case.unproven)
    if len(set(values)) < len(values):
        yield "a value is listed twice"
    if case.fact == "office" and case.person is None:
        yield "an office needs its person"
    if len(case.text) > 600:
        yield "the text is longer than 600 characters"


if __name__ == "__main__":
    import sys

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BENCH
    cases = list(read_cases(folder))
    for case in cases:
        for fault in faults(case):
            print(f"{case.id}: {fault}: {case.text!r}")
    print(f"{len(cases)} cases")
