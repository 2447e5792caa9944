"""What this machine knows of the entries on a calendar server: it spares reading them again, and can be removed.

Without it every entry is read once more, and its mark says whose it is. Some servers drop the mark. There an entry of
ours is then taken for one of somebody else, and is left alone.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from diplovisit.files import write_whole
from diplovisit.files.cache_folder import CACHE, cache_folder
from diplovisit.publishing.entry_marks import OWNER, EntryContent, PublicationMark
from diplovisit.publishing.plan import ServerEntry

_FORMAT: Final = 1


@attrs.define
class PublishedCache:
    """The known entries of one calendar, by path. owner: the name that was drawn for this folder, None where none was.

    A file that is missing, damaged, or of another calendar is an empty cache.
    """

    calendar: str
    owner: str | None = None
    entries: dict[str, ServerEntry] = attrs.Factory(dict)

    @classmethod
    def load(cls, calendar: str) -> "PublishedCache":
        """Reads the cache of a calendar, by its URL."""
        try:
            data = json.loads(_file(Path(CACHE), calendar).read_bytes())
            if data["format"] != _FORMAT or data["calendar"] != calendar:
                return cls(calendar)
            owner = data["owner"]
            if owner is not None and not OWNER.fullmatch(owner):
                return cls(calendar)
            return cls(calendar, owner, {href: _entry(href, one) for href, one in data["entries"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(calendar)

    def known(self, href: str, etag: str | None) -> ServerEntry | None:
        """Returns what is known of an entry in the state of an ETag. None where that state is not known."""
        entry = self.entries.get(href)
        return entry if entry is not None and etag is not None and entry.etag == etag else None

    def forget_states(self, hrefs: Iterable[str]) -> None:
        """Forgets the state of entries, but not that this machine put them. Forgets those of others."""
        for href in hrefs:
            entry = self.entries.pop(href, None)
            if entry is not None and entry.put_as is not None:
                self.entries[href] = attrs.evolve(entry, etag=None, is_as_put=False)

    def save(self) -> None:
        """Writes the file, whole or not at all. Raises OSError."""
        data = {
            "format": _FORMAT,
            "calendar": self.calendar,
            "owner": self.owner,
            "entries": {href: attrs.asdict(entry) for href, entry in sorted(self.entries.items())},
        }
        write_whole(_file(cache_folder(), self.calendar), [json.dumps(data, ensure_ascii=False).encode()])


def _file(folder: Path, calendar: str) -> Path:
    return folder / f"publish-{hashlib.sha256(calendar.encode()).hexdigest()[:16]}.json"


def _entry(href: str, data: Mapping[str, Any]) -> ServerEntry:
    """Returns an entry of the file. Raises KeyError, TypeError and ValueError for a damaged one."""
    content = data["content"]
    mark = content["mark"]
    texts = [data["etag"], data["put_as"], *(content[name] for name in ("uid", "kind", "key", "summary", "digest"))]
    sequence = content.get("sequence")  # a cache of an earlier version has none
    if sequence is not None and not isinstance(sequence, int):
        raise ValueError(href)
    if not all(text is None or isinstance(text, str) for text in texts) or not isinstance(data["is_as_put"], bool):
        raise ValueError(href)
    return ServerEntry(
        href=href,
        etag=data["etag"],
        put_as=data["put_as"],
        is_as_put=data["is_as_put"],
        content=EntryContent(
            uid=content["uid"],
            kind=content["kind"],
            key=content["key"],
            summary=content["summary"],
            digest=content["digest"],
            sequence=sequence,
            mark=None
            if mark is None
            else PublicationMark(**{name: str(mark[name]) for name in ("owner", "uid", "digest")}),
        ),
    )
