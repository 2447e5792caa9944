"""The evidence of a record that came out of a data set: rows that name the field which each fact stands in."""

from typing import TypeAlias

from diplovisit.datasets.dataset import DataSet
from diplovisit.datasets.leg import Leg

Plain: TypeAlias = dict[str, object]

_MADE_BY = "the import of the data set"


class EvidenceBuilder:
    """The rows so far.

    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> citing = EvidenceBuilder(STATE_DEPARTMENT)
    >>> citing.cite(Leg(number="1028"), ["syria/country"], "country")
    >>> citing.rows
    [{'about': ['syria/country'], 'basis': 'stated', 'locator': "/trips/trip[id='1028']/country"}]
    """

    def __init__(self, data_set: DataSet) -> None:
        self._set = data_set
        self.rows: list[Plain] = []

    def cite(self, leg: Leg, about: list[str], subject: str, quote: str | None = None, says: str | None = None) -> None:
        """Adds that the field which states a subject states these facts, or says something else."""
        row: Plain = {"basis": "stated"}
        if says is not None:
            row["says"] = says
        self._add(leg, about, subject, quote, row)

    def infer(self, leg: Leg, about: list[str], subject: str, note: str, quote: str | None = None) -> None:
        """Adds that these facts were inferred, and how; a subject of "" is the row as a whole."""
        self._add(leg, about, subject, quote, {"basis": "inferred", "by": _MADE_BY, "note": note})

    def documented(self, leg: Leg, person: str) -> None:
        """Adds what documents of the data set say of the person."""
        for document in self._set.documents:
            about = [field if field == "sending" else f"{person}/{field}" for field in document.about]
            locator = document.locator(leg)
            self.rows.append({"about": about, "basis": "stated", "sources": [document.id], "locator": locator})

    def _add(self, leg: Leg, about: list[str], subject: str, quote: str | None, more: Plain) -> None:
        row: Plain = {"about": about} | more
        if quote is not None:
            row["quote"] = quote
        row["locator"] = self._set.locator(leg, self._set.fields[subject] if subject else "")
        self.rows.append(row)
