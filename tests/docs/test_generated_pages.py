"""The generated pages of docs/command and docs/record are those of the present program; `make write` writes them."""

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
