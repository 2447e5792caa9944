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
from diplovisit.cli.inputs import STDIN, InputOptions, InvalidRecords, SkippedDrafts, raise_if_invalid, run_task
from diplovisit.files.cache_folder import cache_folder
from diplovisit.findings.results import CheckResult
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.export import InvalidRecordFile
from diplovisit.pipeline.read import list_record_files
from diplovisit.pipeline.site import write_site
from diplovisit.pipeline.site_cache import BrokenCache, CacheInUse, DuplicateRecord, SiteCache
from diplovisit.pipeline.site_folder import NotOurs, WrittenFiles
from diplovisit.pipeline.site_pieces import SiteItem, SiteTask
from diplovisit.record import constraints, validation
from diplovisit.site.rendering import SiteFrame, environment, templates_digest

_LAST_PORT: Final = 65535


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
    if parsed.serve is not None:
        from diplovisit.cli.site_server import serve  # noqa: PLC0415  # it loads a server

        return serve(request, parsed.serve)
    return build(request)


def build(request: SiteRequest) -> int:
    """Writes the site once, and says what was written. Returns the exit code."""
    try:
        done = update(request)
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except (CacheInUse, DuplicateRecord, NotOurs, ExtraMissing, ValueError) as error:
        raise console.CannotRun(str(error)) from None
    parts = [f"{done.written:,} written", f"{done.unchanged:,} unchanged"]
    if done.removed:
        parts.append(f"{done.removed:,} removed")
    for path in done.left:
        print_error(
            f"diplovisit: {request.output / path}: not removed, because it was changed after the site was written"
        )
    print_error(f"diplovisit: site in {request.output}: {', '.join(parts)}; open {request.output / 'index.html'}")
    return console.OK


def update(request: SiteRequest) -> WrittenFiles:
    """Reads the record files that changed, and writes what follows from them. Raises as `build` reports."""
    environment()  # a missing extra is said before anything is read
    files = [*map(str, files_of(request))]
    if not files:
        raise console.CannotRun(f"no records in {', '.join(request.inputs.paths)}")
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
    drafts = SkippedDrafts.of(request.inputs)
    invalid: list[CheckResult] = []
    with SiteCache(request.cache, request.version) as cache:
        changed = [*cache.changed(files)]
        for item in with_progress(_items(request, changed), "records"):
            if not isinstance(item, InvalidRecordFile):
                cache.add(item)
            elif not drafts.skip(item.result):
                invalid.append(item.result)
        drafts.note()
        raise_if_invalid(invalid)
        return write_site(cache, request.frame, request.output, replace=request.replace)


def _items(request: SiteRequest, changed: list[str]) -> Iterator[SiteItem]:
    if changed:
        yield from run_task(attrs.evolve(request.inputs, paths=tuple(changed)), SiteTask(request.frame))


def _request(parsed: argparse.Namespace) -> SiteRequest:
    if STDIN in parsed.paths:
        raise console.CannotRun("expected files or folders; a site cannot be built from standard input")
    output = Path(parsed.output)
    if output.exists() and not output.is_dir():
        raise console.CannotRun(f"{output}: is a file; expected a folder")
    for path in parsed.paths:
        if Path(path).resolve().is_relative_to(output.resolve()):
            raise console.CannotRun(f"{output}: contains the records; name another folder")
        if _is_among_records(output.resolve(), Path(path).resolve()):
            raise console.CannotRun(
                f"{output}: is inside {path}, so its files could be read as records; name another folder"
            )
    url = parsed.url or ""
    if url and not url.startswith(("https://", "http://")):
        raise console.CannotRun(
            f"--url: expected the address of the site, such as https://visits.example.org/; saw {url}"
        )
    if parsed.serve is not None and not 0 <= parsed.serve <= _LAST_PORT:
        raise console.CannotRun(f"--serve: expected a port from 0 to {_LAST_PORT}; saw {parsed.serve}")
    return SiteRequest(
        inputs=InputOptions(paths=tuple(parsed.paths), jobs=parsed.jobs),
        output=output,
        frame=SiteFrame(title=_title(parsed.title), base_url=f"{url.rstrip('/')}/" if url else ""),
        cache=None if parsed.no_cache else _cache_file(output),
        replace=parsed.replace,
    )


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
