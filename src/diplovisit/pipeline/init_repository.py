"""Begins a repository of records: the files that it starts with, made from the templates that the package ships."""

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from diplovisit import schema
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.lock_file import record_digest, write_lock
from diplovisit.pipeline.attachments import NO_TEXTS
from diplovisit.pipeline.read import read_files, structure_document

KEPT_AT: Final = "https://example.org/diplovisit"
"""What stands in the templates for the repository from which diplovisit is installed: an address that is nobody's."""

_VERSION: Final = "@VERSION@"

_RECORD: Final = "visits/aasland-kenya.yaml"
_TEXT: Final = "visits/aasland-kenya.txt"
_LOCK: Final = "visits/aasland-kenya.anchors.json"
FIRST_RECORD: Final = (_RECORD, _TEXT, _LOCK)
"""The first record with what belongs to it: one without the others would be at fault."""

_TEMPLATES: Final = (
    "README.md",
    "diplovisit.toml",
    _RECORD,
    _TEXT,
    "texts/README.md",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
)
_CI: Final = {"github": (".github/workflows/records.yml",), "gitlab": (".gitlab-ci.yml",), "none": ()}


def init_repository(*, ci: str, version: str, kept_at: str = KEPT_AT) -> Mapping[str, bytes]:
    """The files of a new repository by their names, with those of one CI: github, gitlab or none.

    `version` is the one of diplovisit that CI and pre-commit install, from the git repository at `kept_at`.

    >>> new = init_repository(ci="none", version="0.1.0")
    >>> [name for name in new if name.startswith("visits/")]
    ['visits/aasland-kenya.yaml', 'visits/aasland-kenya.txt', 'visits/aasland-kenya.anchors.json']
    >>> b"rev: v0.1.0" in new[".pre-commit-config.yaml"]
    True
    """
    made = {_LOCK: _lock(), "schemas/visit.schema.json": schema.schema_text().encode()}
    return {name: _template(name, version, kept_at) for name in (*_TEMPLATES, *_CI[ci])} | made


def _template(name: str, version: str, kept_at: str) -> bytes:
    # In the package a name that is hidden in a repository has `dot-`: git would obey a .gitignore there.
    shipped = f"dot-{name[1:]}" if name.startswith(".") else name
    data = (files("diplovisit") / "templates" / shipped).read_bytes()
    return data.replace(KEPT_AT.encode(), kept_at.encode()).replace(_VERSION.encode(), version.encode())


def _lock() -> bytes:
    """The lock file of the first record, as `diplovisit anchor` writes it; its text is found where the record is."""
    with as_file(files("diplovisit") / "templates" / "visits") as folder:
        (document,) = read_files([str(folder / Path(_RECORD).name)])
        visit, _ = structure_document(document)
        assert visit is not None  # it is ours, and a test checks it
        texts, _ = NO_TEXTS.load_for(visit, document.name)
        # `pipeline.anchoring` would load every check to make the same lock.
        return write_lock(anchor_record(visit, texts, sha256=record_digest(visit), old=None, accept=False).lock)
