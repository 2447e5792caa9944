"""The made-up articles by which drafting is judged, each with its facts."""

from pathlib import Path

import attrs

from tests.drafting.facts import Facts, read_facts

FOLDER = Path(__file__).parent


@attrs.frozen(kw_only=True)
class Article:
    """A made-up article: its name, its text, and the facts that a record of it should have."""

    name: str
    text: str
    facts: Facts


def read_articles(*folders: Path) -> tuple[Article, ...]:
    """Returns the articles of folders, in the order of their names; without a folder, those of the project."""
    chosen = folders or tuple(path for path in (FOLDER / "articles", FOLDER / "blind_articles") if path.is_dir())
    paths = sorted(path for folder in chosen for path in folder.glob("*.txt"))
    return tuple(read_article(path) for path in paths)


def read_article(path: Path) -> Article:
    """Reads an article and the facts beside it."""
    facts = read_facts(path.with_name(f"{path.stem}.facts.yaml"))
    return Article(name=path.stem, text=path.read_text("utf-8"), facts=facts)
