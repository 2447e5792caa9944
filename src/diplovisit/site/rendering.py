"""Rendering: templates with every text escaped, and invisible characters written as escapes."""

import functools
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.values import country_name
from diplovisit.exporters.json_ld import for_page
from diplovisit.formats.optional_packages import optional_import
from diplovisit.record import Edtf
from diplovisit.record.constraints import URL
from diplovisit.reporters.printable import printable
from diplovisit.site.month_grid import month_name

if TYPE_CHECKING:
    from jinja2 import Environment

_SAFE_SCHEMES = ("https://", "http://")


@attrs.frozen(kw_only=True)
class SiteFrame:
    """What every page shows of the site itself. It is small: a change of one visit leaves most pages as they are.

    base_url: where the site will be, with a slash at its end; "" where that is not known.
    """

    title: str
    base_url: str = ""


def render_page(template: str, frame: SiteFrame, path: str, section: str = "", **values: Any) -> bytes:
    """Returns a page. path: where it is in the site, from which its links start. Raises ExtraMissing.

    values: what the template is filled with. about: among them, what the page is about as schema.org has it.
    """
    root = "../" * path.count("/")
    values.setdefault("about", {"@type": "CollectionPage", "name": section or frame.title})
    text = environment().get_template(template).render(site=frame, root=root, section=section, **values)
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip()).encode()


@functools.cache
def environment() -> "Environment":
    """Returns the templates with their filters. Raises ExtraMissing where Jinja2 is not installed."""
    with optional_import("jinja2"):
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # an extra
    environment = Environment(
        loader=PackageLoader("diplovisit.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "line": _line,
        "href": _href,
        "counted": _counted,
        "country": country_name,
        "month": month_name,
        "day": _day,
        "linked_data": _linked_data,
    }
    environment.tests["web_address"] = _is_web_address
    return environment


def _is_web_address(text: str) -> bool:
    return URL.fullmatch(text) is not None


def _line(text: str) -> str:
    """A text of a record on one line, with its invisible characters as escapes; the template escapes it for HTML."""
    return printable(" ".join(text.split("\n")))


def _href(url: str) -> str:
    """A link of a record; any other scheme than that of the web leads nowhere."""
    return url if url.startswith(_SAFE_SCHEMES) else "#"


def _linked_data(thing: Mapping[str, Any]) -> str:
    return for_page(thing).decode()


def _day(date: str) -> str:
    return date_in_words(Edtf(date))


def _counted(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


@functools.cache
def templates_digest() -> str:
    """Returns the digest of all templates, on which every page depends."""
    total = hashlib.sha256()
    loader = environment().loader
    assert loader is not None
    for name in loader.list_templates():
        total.update(loader.get_source(environment(), name)[0].encode())
    return total.hexdigest()
