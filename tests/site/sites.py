"""Writes sites of a few records into folders of tests, and reads what is in them."""

import functools
import io
import json
import re
import subprocess
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from diplovisit.pipeline.read import read_stream
from diplovisit.pipeline.site import site_files
from diplovisit.pipeline.site_cache import SiteCache
from diplovisit.pipeline.site_pieces import SitePieces, SiteTask
from diplovisit.site.rendering import SiteFrame
from tests.cli.test_command import run
from tests.hostile_records import hostile_documents, mixed_documents
from tests.records import document

FRAME = SiteFrame(title="Visits")


def write_record(folder: Path, record: str = "ga-ri-envoy-talks", **changes: Any) -> Path:
    """Writes a record without evidence as a file called after its id. changes: fields to set, None to remove."""
    made = document() | {"id": record, "evidence": [], "claims": []} | changes
    kept = {name: value for name, value in made.items() if value not in (None, [])}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{record}.json"
    file.write_text(json.dumps(kept), encoding="utf-8")
    return file


def some_records(folder: Path) -> None:
    """Writes four records of three countries and two travellers."""
    write_record(folder, "first")
    write_record(folder, "second", title="He visits Latvia", stops=[{"id": "riga", "country": "LV", "when": "2025-05"}])
    traveller = [{"id": "minister", "name": "Ilze Bērziņa", "office": "Minister", "country": "LV"}]
    other = {"people": traveller, "travellers": [{"person": "minister"}], "sending": ["LV"]}
    stops = [
        {"id": "oslo", "country": "NO", "when": "2026-02-03"},
        {"id": "tallinn", "country": "EE", "when": "2026-02-05/2026-02-06"},
    ]
    write_record(folder, "third", title="A minister visits Oslo and Tallinn", stops=stops, **other)
    write_record(folder, "fourth", title="A minister may visit Oslo", stops=[{"id": "oslo", "country": "NO"}], **other)


def build(*arguments: str | Path, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[bytes]:
    """Runs `diplovisit site` in a folder, and asserts its exit code."""
    done = run("site", *arguments, cwd=cwd)
    assert done.returncode == code, done.stderr.decode()
    return done


def contents(folder: Path) -> dict[str, bytes]:
    """Returns every file below a folder, by its path there."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Returns the inode and the time of each file: a file that is written again has another one."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def site_of(*documents: Mapping[str, Any], frame: SiteFrame = FRAME) -> dict[str, bytes]:
    """Returns the files of the site of plain documents, without a folder."""
    lines = "".join(f"{json.dumps(document)}\n" for document in documents).encode("utf-8", "surrogatepass")
    with SiteCache(None, "") as cache:
        for item in SiteTask(frame)(read_stream(io.BytesIO(lines), "visits.jsonl")):
            assert isinstance(item, SitePieces), item
            cache.add(item)
        return {file.path: b"".join(file.make()) for file in site_files(cache, frame)}


@functools.cache
def hostile_site() -> Mapping[str, bytes]:
    """Returns the site of all hostile documents and of a plain one; it takes seconds, so tests share it."""
    plain = {name: value for name, value in document().items() if name not in {"evidence", "claims"}}
    return site_of(*hostile_documents(), *mixed_documents(), plain)


class Page(HTMLParser):
    """A page as a browser reads it: its links, its ids, its scripts, its text and its headings."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps links and ids."""
        given = dict(attrs)
        self._separate(tag)
        self.tags.append((tag, given))
        self._open.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"} and value is not None]
        self.ids += [value for name, value in attrs if name == "id" and value is not None]

    def handle_endtag(self, tag: str) -> None:
        """Closes an element."""
        self._separate(tag)
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keeps texts and scripts."""
        if self._open[-1:] == ["script"]:
            self.scripts.append(data)
        elif self._open[-1:] != ["style"]:
            self.text += data

    def _separate(self, tag: str) -> None:
        if tag not in {"a", "bdi", "q", "s", "time"}:
            self.text += " "

    @property
    def words(self) -> str:
        """The text with single blanks."""
        return " ".join(self.text.split())

    def linked_data(self) -> Any:
        """The schema.org document."""
        (data,) = self.scripts
        return json.loads(data)


def pages(files: Mapping[str, bytes]) -> dict[str, Page]:
    """Returns the pages of a site by their paths."""
    return {path: Page(data) for path, data in files.items() if path.endswith(".html")}


def dead_links(files: Mapping[str, bytes]) -> list[str]:
    """Returns each link of the pages and of the Atom feed that leads to no file, or to no anchor of a page."""
    read = pages(files)
    dead = [
        f"{path}: {link}" for path, page in read.items() for link in page.links if not _leads(path, link, files, read)
    ]
    atom = re.findall(r'href="([^"]*)"', files["feeds/changes.atom"].decode())
    return dead + [f"atom: {link}" for link in atom if not _leads("feeds/changes.atom", link, files, read)]


def _leads(path: str, link: str, files: Mapping[str, bytes], read: Mapping[str, Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in {"http", "https"}
    target = _resolved(PurePosixPath(path).parent, unquote(parts.path)) if parts.path else path
    return target in files and (not parts.fragment or parts.fragment in read[target].ids)


def _resolved(folder: PurePosixPath, link: str) -> str:
    parts = [*folder.parts]
    for part in link.split("/"):
        if part == "..":
            parts.pop()  # raises where a link leaves the site
        else:
            parts.append(part)
    return "/".join(parts)
