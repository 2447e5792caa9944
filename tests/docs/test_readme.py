"""README.md shows what really happens."""

import os
import re
import subprocess
import sys

from tests.conftest import ROOT


def test_every_output_shown_is_what_comes_out() -> None:
    """The outputs in README.md are those of today: `make write` writes them."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-P", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_link_into_the_project_leads_somewhere() -> None:
    """A document that names a file of the project names one that is there."""
    for document in ("README.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / document).read_text("utf-8")):
            assert (ROOT / target).exists(), f"{document} links to {target}"
