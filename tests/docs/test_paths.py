"""The documents name files that exist."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENTS = ("DESIGN.md", "CONTRIBUTING.md", "SECURITY.md", "README.md")
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w-]+\.(?:py|csv|toml|md|json|yaml|txt))`")
_EXAMPLES = frozenset(["texts/nationpress.txt"])
"""Files that a document makes up: they are a user's, and not ours."""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    """Every path with a folder in a document is a file of the project, or of the package."""
    named = set(_PATH.findall((ROOT / document).read_text("utf-8"))) - _EXAMPLES
    rooms = ("", "src/diplovisit", "src/diplovisit/evidence", "src/diplovisit/checks", "src/diplovisit/exporters")
    places = [ROOT / room for room in rooms]
    missing = [name for name in sorted(named) if not any(Path(place, name).is_file() for place in places)]
    assert [name for name in missing if "dinner" not in name] == []
