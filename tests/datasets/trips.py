"""Small made-up files in the form of the State Department's travels, for tests to modify."""

from pathlib import Path
from xml.sax.saxutils import escape

PRESIDENT = {"role": "president", "who": "example-ana", "name": "Ana Example"}
SECRETARY = {"role": "secretary", "who": "sample-bo", "name": "Bo Sample"}


def trip(
    number: str,
    start: str,
    end: str,
    country: str = "France",
    locale: str = "Paris",
    remarks: str = "Met with President Sample.",
    *,
    who: dict[str, str] = PRESIDENT,
    id: str | None = None,
) -> str:
    """Returns one `<trip>`, with one field per line."""
    return f"""    <trip role="{who["role"]}" who="{who["who"]}">
        <id>{number}</id>
        <role>{who["role"]}</role>
        <name>{who["name"]}</name>
        <start-date>{start}</start-date>
        <end-date>{end}</end-date>
        <country id="{id or country.strip().lower().replace(" ", "-")}">{escape(country)}</country>
        <locale>{escape(locale)}</locale>
        <remarks>{escape(remarks)}</remarks>
        <created-by>somebody</created-by>
        <created-datetime>2010-02-27T14:35:48.889-04:00</created-datetime>
        <last-modified-by>somebody</last-modified-by>
        <last-modified-datetime>2010-02-28T14:35:48.889-04:00</last-modified-datetime>
    </trip>
"""


def trips(*rows: str) -> str:
    """Returns a whole file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<trips>\n{"".join(rows)}</trips>\n'


def folder(path: Path, *, presidents: str = "", secretaries: str = "") -> Path:
    """Writes a folder with the structure of the data set, and returns it."""
    for name, text in (("president", presidents), ("secretary", secretaries)):
        if text:
            inside = path / f"{name}-travels"
            inside.mkdir(parents=True, exist_ok=True)
            (inside / "example.xml").write_text(text, encoding="utf-8")
    return path
