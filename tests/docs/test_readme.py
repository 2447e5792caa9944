"""README.md and the documents show what really happens."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("document", ["README.md", "docs/data-sets.md"])
def test_every_output_shown_is_what_comes_out(document: str) -> None:
    """The outputs in a document are those of today: `make write` writes them."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-P", document],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_link_into_the_project_leads_somewhere() -> None:
    """A document that names a file of the project names one that is there."""
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"
