"""Begins a repository of records: the files that it starts with, made from the templates that the package ships."""

import hashlib
import io
import pkgutil
from collections.abc import Mapping
from typing import Final

from diplovisit import schema
from diplovisit.evidence.anchors.anchoring import anchor
from diplovisit.evidence.anchors.lock import write_lock
from diplovisit.evidence.texts import read_text
from diplovisit.exporters.canonical_json import canonical
from diplovisit.pipeline.reading import read_stream, structured

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


def repository(*, ci: str, version: str, kept_at: str = KEPT_AT) -> Mapping[str, bytes]:
    """The files of a new repository by their names, with those of one CI: github, gitlab or none.

    `version` is the one of diplovisit that CI and pre-commit install, from the git repository at `kept_at`.

    >>> files = repository(ci="none", version="0.1.0")
    >>> [name for name in files if name.startswith("visits/")]
    ['visits/aasland-kenya.yaml', 'visits/aasland-kenya.txt', 'visits/aasland-kenya.anchors.json']
    >>> b"rev: v0.1.0" in files[".pre-commit-config.yaml"]
    True
    """
    files = {name: _template(name, version, kept_at) for name in (*_TEMPLATES, *_CI[ci])}
    files[_LOCK] = _lock(files[_RECORD], files[_TEXT])
    files["schemas/visit.schema.json"] = schema.text().encode()
    return files


def _template(name: str, version: str, kept_at: str) -> bytes:
    # In the package a name that is hidden in a repository has `dot-`: git would obey a .gitignore there.
    data = pkgutil.get_data("diplovisit", f"templates/{f'dot-{name[1:]}' if name.startswith('.') else name}")
    if data is None:
        raise FileNotFoundError(f"the loader that loaded diplovisit cannot read its templates/{name}")
    return data.replace(KEPT_AT.encode(), kept_at.encode()).replace(_VERSION.encode(), version.encode())


def _lock(record: bytes, text: bytes) -> bytes:
    """The lock file of the first record, as `diplovisit anchor` writes it."""
    visit, _ = structured(next(read_stream(io.BytesIO(record), _RECORD)))
    assert visit is not None  # it is ours, and a test checks it
    texts = {visit.sources[0].id: read_text(text)}
    sha256 = hashlib.sha256(canonical(visit)).hexdigest()
    return write_lock(anchor(visit, texts, sha256=sha256, old=None, accept=False).lock)
