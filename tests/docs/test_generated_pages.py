"""The generated pages of docs/command and docs/record are those of the present program; `make write` writes them."""

import re
from typing import Any, get_args, get_type_hints

from diplovisit.cli.main import COMMANDS
from tests.docs import command_pages, record_pages
from tests.docs.generated_folder import read_folder


def test_the_pages_of_commands_are_those_of_the_parsers() -> None:
    """Every page of a command says what its parser says, and no page is of a command that no longer exists."""
    assert read_folder(command_pages.FOLDER) == command_pages.pages()


def test_every_command_has_a_page() -> None:
    """The names of the pages are the names of the commands."""
    assert {name.removesuffix(".md") for name in command_pages.pages()} == {"README", *COMMANDS}


def test_the_pages_of_the_record_are_those_of_the_classes() -> None:
    """Every page of a part of the record says what the class declares."""
    assert read_folder(record_pages.FOLDER) == record_pages.pages()


def test_every_word_is_explained_where_a_field_has_it() -> None:
    """A page has a row with a meaning for each word of each vocabulary of its class."""
    pages = record_pages.pages()
    for name, (shape, _) in record_pages.record_nodes().items():
        for field in shape.fields:
            for words in record_pages.vocabularies_of(field.shape):
                for word in words:
                    (row, *_) = [
                        line for line in pages[f"{name}.md"].split("\n") if line.startswith(f"| `{word.value}` |")
                    ]
                    assert row.endswith(". |"), (name, field.name, word)


def test_the_type_of_a_field_is_that_of_its_class() -> None:
    """The page of a part gives each field the type that the class has, as a type checker reads it."""
    for name, (shape, _) in record_pages.record_nodes().items():
        page = (record_pages.FOLDER / f"{name}.md").read_text("utf-8")
        shown = dict(re.findall(r"^## (\w+)\n(?:(?!## ).*\n)*?- In Python: `(.*)`\.$", page, re.MULTILINE))
        hints = get_type_hints(shape.cls)
        types = {field.name: re.sub(r"(?:\w+\.)+(?=\w)", "", _plain(hints[field.name])) for field in shape.fields}
        assert shown == types, name


def _plain(hint: Any) -> str:
    if isinstance(hint, type) and not get_args(hint):
        return hint.__name__
    return re.sub(r"Optional\[(.*)\]", r"\1 | None", str(hint))
