"""Small made-up files in the form of the State Department's visits of foreign leaders, for tests to modify."""

from xml.sax.saxutils import escape


def inbound(
    number: str,
    start: str = "1984-05-19",
    end: str = "1984-05-24",
    visitor: str = "President Ana Example",
    sender: str = "France",
    description: str = "Private visit.",
    *,
    id: str | None = None,
) -> str:
    """Returns one `<visit>`, with one field per line."""
    return f"""    <visit>
        <id>{number}</id>
        <start-date>{start}</start-date>
        <end-date>{end}</end-date>
        <visitor>{escape(visitor)}</visitor>
        <from id="{id or sender.strip().lower().replace(" ", "-")}">{escape(sender)}</from>
        <description>{escape(description)}</description>
        <created-by>somebody</created-by>
        <created-datetime>2010-02-27T14:35:48.889-04:00</created-datetime>
        <last-modified-by/>
        <last-modified-datetime/>
    </visit>
"""


def inbound_file(*rows: str) -> str:
    """Returns a whole file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<visits>\n{"".join(rows)}</visits>\n'
