"""Tests that README.md and the documents show real outputs and have working links."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/data-sets.md",
        "docs/maps.md",
        "docs/drafting-with-a-model.md",
        "docs/by-hand.md",
        "docs/tutorial.md",
        "docs/site.md",
    ],
)
def test_every_output_shown_is_what_comes_out(document: str) -> None:
    """Every output in a document is the present output of its command; `make write` updates them."""
    process = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-P", document],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr


def test_every_link_into_the_project_leads_somewhere() -> None:
    """Every link of a document to a file of the project leads to an existing file."""
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"
