"""The documentation site: `make docs` builds it into out/docs.

The pages are plain Markdown, so that they can be read on GitHub. What a site needs beyond that is added here:

- a list of links on a page of `CONTENTS` is the table of contents below that page;
- a page of `SHARED` shows a document of another folder in whole;
- a link to such a document leads to its page, and a link to any other file of the project offers the file.
"""

import os
import re
import sys
from pathlib import Path

from sphinx.application import Sphinx

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
sys.path.insert(0, str(FOLDER))

import docstrings  # noqa: E402  # from the folder of this file, which is not a package

project = "diplovisit"
author = "The diplovisit authors"
project_copyright = "The diplovisit authors. Apache-2.0"
html_title = "diplovisit"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]
exclude_patterns = ["pictures", "*.py"]
nitpicky = False
default_role = "literal"
suppress_warnings = ["misc.highlighting_failure"]  # an excerpt of a calendar or a page is not a whole one

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True
pygments_style = "default"  # its greys have the contrast of WCAG 2.1, level AA
pygments_dark_style = "monokai"

CONTENTS = frozenset(["index", "how-to", "reference", "explanation"])
"""The pages whose links are a table of contents, besides the README of each folder."""

SHARED = {
    "project/design": "DESIGN.md",
    "project/contributing": "CONTRIBUTING.md",
    "project/security": "SECURITY.md",
    "project/changelog": "CHANGELOG.md",
    "project/speed": "benchmarks/RESULTS.md",
    "project/speed-of-sites": "benchmarks/site.md",
    "project/state-department": "benchmarks/state-department.md",
    "project/drafting": "benchmarks/drafting.md",
}
"""The pages that show a document of another folder, with that document."""

_PAGES = {ROOT / document: FOLDER / f"{page}.md" for page, document in SHARED.items()} | {
    ROOT / "README.md": FOLDER / "index.md"
}
_LINK = re.compile(
    r"(?P<text>!?\[(?:[^\[\]]|\[[^\]]*\])*\])\((?!https?:|mailto:|#)(?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)"
)
_ITEM = re.compile(
    r"^ *(?:[-*]|\|) +(?:\*\*)?\[(?P<title>[^]]+)\]\((?!https?:|#|path:|\.\./)(?P<page>[^)#]+)\.md\)", re.MULTILINE
)


def show_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Completes a page before it is parsed: a shared document, links that lead out of the folder, and the contents."""
    text, folder = source[0], (FOLDER / docname).parent
    if docname in SHARED:
        document = ROOT / SHARED[docname]
        app.env.note_dependency(str(document))
        text = rewrite_links(document.read_text("utf-8"), document.parent, folder)
    else:
        text = rewrite_links(text, folder, folder)
    if docname in CONTENTS or docname.endswith("/README"):
        items = [f"{item['title']} <{item['page']}>" for item in _ITEM.finditer(text)]
        text += "\n\n```{toctree}\n:hidden:\n\n" + "\n".join(dict.fromkeys(items)) + "\n```\n"
    source[0] = text


def rewrite_links(text: str, folder: Path, new_folder: Path) -> str:
    """Returns a document of one folder with its links as they are on a page in another folder."""

    def rewrite(link: re.Match[str]) -> str:
        target = Path(os.path.normpath(folder / link["target"]))
        page = _PAGES.get(target, target)
        path = os.path.relpath(page, new_folder).replace(os.sep, "/") + (link["anchor"] or "")
        if page.is_dir() and not page.is_relative_to(FOLDER):
            return link["text"][1:-1]  # a folder of the project is no page and no file
        is_offered = not link["text"].startswith("!") and not page.is_relative_to(FOLDER)
        return f"{link['text']}({'path:' if is_offered else ''}{path})"

    return _LINK.sub(rewrite, text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connects what the pages need."""
    app.connect("source-read", show_page)
    app.connect("autodoc-process-docstring", docstrings.convert)
    app.connect("autodoc-process-signature", docstrings.shorten_signature)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
