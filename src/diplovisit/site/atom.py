"""Changes as an Atom feed (RFC 4287): an entry for the latest revision of each visit.

An entry is a revision and not a visit. Most readers show an entry once, by its id, whatever becomes of it later, so
that a visit with one id for ever would be cancelled unseen.
"""

import html
from collections.abc import Sequence
from typing import Final

from diplovisit.exporters.icalendar.entry import entry_uid
from diplovisit.reporters.printable import printable
from diplovisit.site.rendering import SiteFrame
from diplovisit.site.summary import VisitSummary

MOST_CHANGES: Final = 50
_NEVER: Final = "1970-01-01T00:00:00Z"


def changes_feed(frame: SiteFrame, changed: Sequence[VisitSummary]) -> bytes:
    """Returns the feed. changed: the visits, the latest revision first.

    Without a base URL, links are relative to the feed, as RFC 4287 (section 2) allows.
    """
    base_url = frame.base_url
    prefix = base_url or "../"
    feed_id = f"urn:uuid:{entry_uid('diplovisit-site/' + (base_url or frame.title))}"
    address = f"{_text(base_url)}feeds/changes.atom"
    itself = f'<link rel="self" type="application/atom+xml" href="{address}"/>\n' if base_url else ""
    entries = "".join(_entry(visit, prefix) for visit in changed)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_text(frame.title)}: changes</title>\n<id>{feed_id}</id>\n"
        f"<updated>{changed[0].instant if changed else _NEVER}</updated>\n"
        f"<author><name>{_text(frame.title)}</name></author>\n"
        f'{itself}<link rel="alternate" type="text/html" href="{_text(prefix)}index.html"/>\n{entries}</feed>\n'
    ).encode()


def _entry(visit: VisitSummary, prefix: str) -> str:
    revision = f"{visit.record}@revision-{visit.revision}"
    title = f"[{visit.status.capitalize()}] {visit.title}" if visit.is_off else visit.title  # as in the calendars
    parts = (visit.status, _days(visit), visit.where, *visit.dropped_in_words, f"revision {visit.revision}")
    what = "; ".join(filter(None, parts))
    return (
        f"<entry><title>{_text(title)}</title>\n<id>urn:uuid:{entry_uid(revision)}</id>\n"
        f"<updated>{visit.instant}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{_text(prefix + visit.page)}"/>\n'
        f"<summary>{_text(what)}</summary></entry>\n"
    )


def _days(visit: VisitSummary) -> str:
    """The days; those that a visit no longer has with "was", so that they do not read as new ones."""
    if visit.is_off:
        return f"was {visit.days}" if visit.days else ""
    return f"{visit.days} (was {visit.former})" if visit.days and visit.former else visit.days


def _text(value: str) -> str:
    return html.escape(printable(" ".join(value.split("\n"))))
