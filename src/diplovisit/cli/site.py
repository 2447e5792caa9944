"""`diplovisit site`: writes a static site of visits."""

import argparse
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from diplovisit import __version__
from diplovisit.cli import console
from diplovisit.cli.console import print_error, with_progress
from diplovisit.cli.inputs import STDIN, InputOptions, InvalidRecords, raise_if_invalid, run_task
from diplovisit.cli.skipped_files import SkippedFiles
from diplovisit.cli.withdrawals import is_emptied, require_no_blank_file
from diplovisit.files.cache_folder import cache_folder
from diplovisit.findings.phrases import listed, quoted
from diplovisit.findings.results import CheckResult
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.export import InvalidRecordFile
from diplovisit.pipeline.read import list_record_files
from diplovisit.pipeline.site import write_site
from diplovisit.pipeline.site_cache import BrokenCache, CacheInUse, DuplicateRecord, SiteCache
from diplovisit.pipeline.site_folder import SiteFolder, WrittenFiles
from diplovisit.pipeline.site_list import NotOurs, SiteList
from diplovisit.pipeline.site_pieces import SiteItem, SiteTask
from diplovisit.record import constraints, validation
from diplovisit.site.rendering import SiteFrame, environment, templates_digest

DEFAULT_FOLDER: Final = "site"
_DEFAULT_TITLE: Final = "Diplomatic visits"
_LAST_PORT: Final = 65535
_MOST_COPIES: Final = 10


@attrs.frozen(kw_only=True)
class SiteRequest:
    """What is asked for. cache: the file that keeps the pieces of records, None for none."""

    inputs: InputOptions
    output: Path
    frame: SiteFrame
    cache: Path | None
    replace: bool

    @property
    def version(self) -> str:
        """What the pieces of a record depend on besides the record."""
        return hashlib.sha256(f"{__version__} {templates_digest()} {self.frame}".encode()).hexdigest()


def run(parsed: argparse.Namespace) -> int:
    """Writes the site. Writes nothing when one of the records is invalid."""
    request = _request(parsed)
    if parsed.serve is None:
        return build(request)
    from diplovisit.cli.site_server import serve, serve_apart  # noqa: PLC0415  # it loads a server

    return serve_apart(request, parsed.serve) if parsed.output is None else serve(request, parsed.serve)


def build(request: SiteRequest) -> int:
    """Writes the site once, and says what was written. Returns the exit code."""
    try:
        done = update(request)
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except UnicodeEncodeError as error:
        raise console.CannotRun(
            f"{request.output}: this machine allows no file name such as {quoted(str(error.object))}, because its file"
            f" names are {error.encoding}; set PYTHONUTF8=1 and run it again"
        ) from None
    except (CacheInUse, DuplicateRecord, NotOurs, ExtraMissing, ValueError) as error:
        raise console.CannotRun(str(error)) from None
    parts = [f"{done.written:,} written", f"{done.unchanged:,} unchanged"]
    if done.removed:
        parts.append(f"{done.removed:,} removed")
    for path, copy in [*done.copies.items()][:_MOST_COPIES]:
        print_error(f"diplovisit: {request.output / path}: replaced; what was there is in {copy}")
    if len(done.copies) > _MOST_COPIES:
        print_error(f"diplovisit: {len(done.copies) - _MOST_COPIES:,} more files replaced, each with its copy (.bak)")
    for path in done.left:
        print_error(
            f"diplovisit: {request.output / path}: not removed, because it was changed after the site was written"
        )
    print_error(f"diplovisit: site in {request.output}: {', '.join(parts)}; open {request.output / 'index.html'}")
    return console.OK


def update(request: SiteRequest) -> WrittenFiles:
    """Reads the record files that changed, and writes what follows from them. Raises as `build` reports."""
    environment()  # a missing extra is said before anything is read
    require_no_blank_file(request.inputs)
    files = [*map(str, files_of(request))]
    if not files:
        _require_withdrawn(request)
    try:
        return _update(request, files)
    except BrokenCache:
        return _update(request, files)


def files_of(request: SiteRequest) -> Iterator[Path]:
    """Yields the record files, without those of the site itself. Raises NoSuchPath."""
    output = request.output.resolve()

    @functools.cache
    def is_of_site(folder: Path) -> bool:
        return folder.resolve().is_relative_to(output)

    return (file for file in list_record_files(request.inputs.paths) if not is_of_site(file.parent))


def _update(request: SiteRequest, files: list[str]) -> WrittenFiles:
    # A record that is missing is a visit that was withdrawn.
    skipped = SkippedFiles.of(request.inputs, certain=True)
    invalid: list[CheckResult] = []
    with SiteCache(request.cache, request.version) as cache:
        changed = [*cache.changed(files)]
        for item in with_progress(_items(request, changed), "records"):
            if not isinstance(item, InvalidRecordFile):
                cache.add(item)
            elif not skipped.skip(item.result):
                invalid.append(item.result)
        skipped.note()
        raise_if_invalid(invalid)
        _require_no_former_record(request, skipped.ids)
        if not cache.has_records():
            _require_withdrawn(request)
        return write_site(cache, request.frame, request.output, replace=request.replace)


def _require_withdrawn(request: SiteRequest) -> None:
    """Raises CannotRun for no records, unless the last visit of a site was withdrawn: then its pages are to go."""
    sentence = f"no records in {', '.join(request.inputs.paths)}"
    if not is_emptied(request.inputs):
        raise console.CannotRun(sentence)
    if not (request.replace or SiteFolder(request.output).has_site):
        raise console.CannotRun(f"{sentence}; to write a site without visits, add --replace")


def _require_no_former_record(request: SiteRequest, drafts: set[str]) -> None:
    """Raises CannotRun for drafts whose visits the site has: they were records, and may be damaged.

    drafts: the ids of the drafts.
    """
    if not drafts:
        return  # most runs have none, and the list of a site is long
    site = SiteFolder(request.output)
    if former := sorted(record for record in drafts if site.has(f"visits/{record}.html")):
        raise console.CannotRun(
            f"the site has visits whose records are unfinished drafts: {listed(former)}; complete them, or remove their"
            " files"
        )


def _items(request: SiteRequest, changed: list[str]) -> Iterator[SiteItem]:
    if changed:
        yield from run_task(attrs.evolve(request.inputs, paths=tuple(changed)), SiteTask(request.frame))


def _request(parsed: argparse.Namespace) -> SiteRequest:
    if STDIN in parsed.paths:
        raise console.CannotRun("expected files or folders; a site cannot be built from standard input")
    output = Path(parsed.output or DEFAULT_FOLDER)
    is_kept = parsed.output is not None or parsed.serve is None
    if is_kept:
        _require_apart(output, parsed.paths)
    if parsed.url and not _is_address(parsed.url):
        raise console.CannotRun(
            f"--url: expected the address of the site, such as https://visits.example.org/; saw {parsed.url}"
        )
    if parsed.serve is not None and not 0 <= parsed.serve <= _LAST_PORT:
        raise console.CannotRun(f"--serve: expected a port from 0 to {_LAST_PORT}; saw {parsed.serve}")
    title = None if parsed.title is None else _title(parsed.title)
    return SiteRequest(
        inputs=InputOptions(paths=tuple(parsed.paths), jobs=parsed.jobs),
        output=output,
        frame=_frame(output if is_kept else None, title, parsed.url),
        cache=None if parsed.no_cache else _cache_file(output),
        replace=parsed.replace,
    )


def _require_apart(output: Path, paths: list[str]) -> None:
    """Raises CannotRun for a folder that is a file, or that is among the records or around them."""
    if output.exists() and not output.is_dir():
        raise console.CannotRun(f"{output}: is a file; expected a folder")
    for path in paths:
        if Path(path).resolve().is_relative_to(output.resolve()):
            raise console.CannotRun(f"{output}: contains the records; name another folder")
        if _is_among_records(output.resolve(), Path(path).resolve()):
            raise console.CannotRun(
                f"{output}: is inside {path}, so its files could be read as records; name another folder"
            )


def _frame(output: Path | None, title: str | None, url: str | None) -> SiteFrame:
    """Returns the title and the address: those that are given, or else those of the site in the folder.

    A run without them would otherwise take the address out of the feeds of a site that is published.
    """
    try:
        before = SiteList.read(output).settings if output is not None else {}
    except NotOurs as error:
        raise console.CannotRun(str(error)) from None
    if title is None:
        title = before.get("title", "")
        title = title if validation.validate_text(constraints.LINE, title) is None else _DEFAULT_TITLE
    if url is None:
        url = before.get("url", "")
        url = url if _is_address(url) else ""
    return SiteFrame(title=title, base_url=f"{url.rstrip('/')}/" if url else "")


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and url.isprintable() and " " not in url


def _is_among_records(output: Path, records: Path) -> bool:
    """Whether a site would be inside a folder of records; one for all of the repository has the site beside them."""
    return output.is_relative_to(records) and not Path.cwd().is_relative_to(records)


def _title(text: str) -> str:
    refusal = validation.validate_text(constraints.LINE, text)
    if refusal is not None:
        raise console.CannotRun(f"--title: {refusal.sentence}")
    return text


def _cache_file(output: Path) -> Path:
    """The cache of the site in a folder, below the current folder, where git ignores it."""
    name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:16]
    return cache_folder() / f"site-{name}.sqlite3"
