"""The made-up articles by which drafting is judged, each with its facts."""

from pathlib import Path

import attrs

from tests.drafting.facts import Facts, read_facts

FOLDER = Path(__file__).parent
LATER = FOLDER / "later_articles"
"""Articles that the rules were not written for. Kinds that were wrong there were mended since, so they are unseen no more."""
UNSEEN = FOLDER / "unseen_articles"
"""Articles that no rule was mended for. Measure on them, and do not tune to them."""


@attrs.frozen(kw_only=True)
class Article:
    """A made-up article: its name, its text, and the facts that a record of it should have."""

    name: str
    text: str
    facts: Facts


def read_articles(*folders: Path) -> tuple[Article, ...]:
    """Returns the articles of folders, in the order of their names; without a folder, those that rules learn from."""
    paths = sorted(path for folder in folders or (FOLDER / "articles",) for path in folder.glob("*.txt"))
    return tuple(read_article(path) for path in paths)


def read_article(path: Path) -> Article:
    """Reads an article and the facts beside it."""
    facts = read_facts(path.with_name(f"{path.stem}.facts.yaml"))
    return Article(name=path.stem, text=path.read_text("utf-8"), facts=facts)
