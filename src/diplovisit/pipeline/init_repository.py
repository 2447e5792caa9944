"""Init: makes the files of a new repository of records from the templates in the package."""

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from diplovisit import schema
from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.lock_file import record_digest, write_lock
from diplovisit.pipeline.attachments import NO_TEXTS
from diplovisit.pipeline.read import read_files, structure_document

DEFAULT_REPOSITORY: Final = "https://example.org/diplovisit"
"""The placeholder in the templates for the repository from which diplovisit is installed. Nobody owns the address."""

_VERSION: Final = "@VERSION@"

_RECORD: Final = "visits/aasland-kenya.yaml"
_TEXT: Final = "visits/aasland-kenya.txt"
_LOCK: Final = "visits/aasland-kenya.anchors.json"
FIRST_RECORD: Final = (_RECORD, _TEXT, _LOCK)
"""The first record with its text and its lock file. Without any of them, the check would report a finding."""

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


def init_repository(*, ci: str, version: str, repository: str = DEFAULT_REPOSITORY) -> Mapping[str, bytes]:
    """Returns the files of a new repository by name, including those for the CI: github, gitlab or none.

    version: the version of diplovisit that CI and pre-commit install, from the git repository at `kept_at`.

    >>> new = init_repository(ci="none", version="0.1.0")
    >>> [name for name in new if name.startswith("visits/")]
    ['visits/aasland-kenya.yaml', 'visits/aasland-kenya.txt', 'visits/aasland-kenya.anchors.json']
    >>> b"rev: v0.1.0" in new[".pre-commit-config.yaml"]
    True
    """
    generated = {_LOCK: _lock(), "schemas/visit.schema.json": schema.schema_text().encode()}
    return {name: _template(name, version, repository) for name in (*_TEMPLATES, *_CI[ci])} | generated


def _template(name: str, version: str, kept_at: str) -> bytes:
    # In the package, hidden names begin with `dot-`, because git would apply a .gitignore there.
    packaged_name = f"dot-{name[1:]}" if name.startswith(".") else name
    data = (files("diplovisit") / "templates" / packaged_name).read_bytes()
    return data.replace(DEFAULT_REPOSITORY.encode(), kept_at.encode()).replace(_VERSION.encode(), version.encode())


def _lock() -> bytes:
    """Makes the lock file of the first record, as `diplovisit anchor` writes it. Its text is next to the record."""
    with as_file(files("diplovisit") / "templates" / "visits") as folder:
        (document,) = read_files([str(folder / Path(_RECORD).name)])
        visit, _ = structure_document(document)
        assert visit is not None  # a test checks the template
        texts, _ = NO_TEXTS.load_for(visit, document.name)
        # `pipeline.anchor` would make the same lock, but load every check.
        verdicts_in = Examination(visit=visit, texts=texts).verdicts_in
        anchored = anchor_record(
            visit, texts, sha256=record_digest(visit), old=None, accept=False, verdicts_in=verdicts_in
        )
        return write_lock(anchored.lock)
