"""The evidence of a record that was made from a data set: each row names the field that states a fact."""

from collections.abc import Mapping
from typing import TypeAlias

from diplovisit.datasets.model import DataSet, Leg

Plain: TypeAlias = dict[str, object]
"""A part of a record as plain data."""

_MADE_BY = "the import of the data set"


class EvidenceBuilder:
    """Collects the evidence rows of one record.

    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> evidence = EvidenceBuilder(STATE_DEPARTMENT)
    >>> evidence.cite(Leg(number="1028"), ["syria/country"], "country")
    >>> evidence.rows
    [{'about': ['syria/country'], 'basis': 'stated', 'locator': "/trips/trip[id='1028']/country"}]
    """

    def __init__(self, data_set: DataSet) -> None:
        self._data_set = data_set
        self.rows: list[Plain] = []

    def cite(self, leg: Leg, about: list[str], subject: str, quote: str | None = None, says: str | None = None) -> None:
        """Adds a row: the field for a subject states these facts, or states something else (`says`)."""
        row: Plain = {"basis": "stated"}
        if says is not None:
            row["says"] = says
        self._add(leg, about, subject, quote, row)

    def cite_field(self, leg: Leg, about: list[str], subject: str) -> None:
        """Adds a row for facts of one field; they are inferred where the data set has no field for the subject."""
        if subject in self._data_set.fields:
            self.cite(leg, about, subject)
        else:
            self.infer(leg, about, "", "The data set says so of all its rows.")

    def cite_urls(self, leg: Leg, stop: str, sources: Mapping[str, str]) -> None:
        """Adds a row for the sources that a row cites for a stop; `sources` maps addresses to ids of sources."""
        if leg.urls:
            note = "The row cites these sources; nobody has compared them with it."
            row: Plain = {"about": [stop], "basis": "external", "sources": [sources[url] for url in leg.urls]}
            self.rows.append(row | {"note": note})

    def infer(self, leg: Leg, about: list[str], subject: str, note: str, quote: str | None = None) -> None:
        """Adds a row: these facts were inferred, and how. The subject "" is the row of the data set as a whole."""
        self._add(leg, about, subject, quote, {"basis": "inferred", "by": _MADE_BY, "note": note})

    def cite_documents(self, leg: Leg, person: str) -> None:
        """Adds a row for each document of the data set that states facts about the person."""
        for document in self._data_set.documents:
            about = [field if field == "sending" else f"{person}/{field}" for field in document.about]
            locator = document.locator(leg)
            self.rows.append({"about": about, "basis": "stated", "sources": [document.id], "locator": locator})

    def _add(self, leg: Leg, about: list[str], subject: str, quote: str | None, more: Plain) -> None:
        row: Plain = {"about": about} | more
        if quote is not None:
            row["quote"] = quote
        row["locator"] = self._data_set.locator(leg, self._data_set.fields[subject] if subject else "")
        self.rows.append(row)
