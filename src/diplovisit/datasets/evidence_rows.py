"""The evidence of a record that was made from a data set: each row names the field that states a fact."""

from collections.abc import Mapping
from typing import TypeAlias

from diplovisit.datasets.model import DataSet, DocumentedFacts, Leg

Plain: TypeAlias = dict[str, object]
"""A part of a record as plain data."""


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
        """Adds a row: the field for a subject states these facts, or states something else (`says`).

        The facts are inferred where the row has no field for the subject, or where they were computed from it.
        """
        located = self._data_set.locate(leg, subject)
        if located is None or located.note:
            note = located.note if located is not None else self._data_set.constant_note
            self.infer(leg, about, subject if located is not None else "", note, quote)
            return
        row: Plain = {"basis": "stated"}
        if says is not None:
            row["says"] = says
        self._add(leg, about, subject, quote, row)

    def cite_field(self, leg: Leg, about: list[str], subject: str, field: str | None = None) -> None:
        """Adds a row for facts of one field: that of a subject, or a named one."""
        if field is not None:
            self.rows.append({"about": about, "basis": "stated", "locator": self._data_set.locator(leg, field)})
        else:
            self.cite(leg, about, subject)

    def cite_urls(self, leg: Leg, stop: str, sources: Mapping[str, str]) -> None:
        """Adds a row for the sources that a row cites for a stop; `sources` maps addresses to ids of sources."""
        if leg.urls:
            note = "The row cites these sources; nobody has compared them with it."
            row: Plain = {"about": [stop], "basis": "external", "sources": [sources[url] for url in leg.urls]}
            self.rows.append(row | {"note": note})

    def infer(self, leg: Leg, about: list[str], subject: str, note: str, quote: str | None = None) -> None:
        """Adds a row: these facts were inferred, and how. The subject "" is the row of the data set as a whole."""
        self._add(leg, about, subject, quote, {"basis": "inferred", "by": self._data_set.made_by, "note": note})

    def cite_documents(self, leg: Leg, person: str) -> None:
        """Adds a row for each document of the data set that states facts about the person."""
        for document in self._data_set.documents:
            about = [
                field if field == "sending" else f"{person}/{field}" for field in document.about if field != "host"
            ]
            self._add_document(document, leg, about)

    def cite_host(self, leg: Leg, stop: str) -> None:
        """Adds a row for the country of a stop: its field states it, or a document does for all rows."""
        documents = [document for document in self._data_set.documents if "host" in document.about]
        for document in documents:
            self._add_document(document, leg, [f"{stop}/country"])
        if not documents:
            self.cite(leg, [f"{stop}/country"], "country")

    def _add_document(self, document: DocumentedFacts, leg: Leg, about: list[str]) -> None:
        row: Plain = {"about": about, "basis": "stated", "sources": [document.id]}
        locator = {"locator": document.locator(leg)} if document.locator is not None else {"quote": document.title}
        if about:
            self.rows.append(row | locator)

    def _add(self, leg: Leg, about: list[str], subject: str, quote: str | None, more: Plain) -> None:
        row: Plain = {"about": about} | more
        located = self._data_set.locate(leg, subject)
        if quote is None and located is not None:
            quote = located.quote
        if quote is not None:
            row["quote"] = quote
        if located is not None:
            row["locator"] = located.locator
        self.rows.append(row)
