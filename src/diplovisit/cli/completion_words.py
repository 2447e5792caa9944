"""What can stand where on the command line: the parser's arguments as values that a shell's script is written from."""

import argparse
import enum
import re
from collections.abc import Iterator

import attrs

from diplovisit.cli.arguments import parser


class Kind(enum.Enum):
    """What sort of word an argument takes."""

    WORDS = enum.auto()
    """One of a list."""
    FILES = enum.auto()
    """The name of a file or a folder."""
    KEYED_FILES = enum.auto()
    """A word, `=`, and the name of a file."""
    RULES = enum.auto()
    """Names of rules or of their groups, with commas between them."""
    TEXT = enum.auto()
    """Anything: nothing can be offered."""


@attrs.frozen(kw_only=True)
class Value:
    """What an argument takes. words: what can be offered, for KEYED_FILES before the `=`. name: as `--help` has it."""

    kind: Kind
    name: str
    words: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Option:
    """An option. names: `-o` before `--output`. value: None for a flag. repeats: whether it may be given again."""

    names: tuple[str, ...]
    says: str
    value: Value | None = None
    repeats: bool = False


@attrs.frozen(kw_only=True)
class Command:
    """A subcommand. takes: what its arguments without a dash are, None where there are none."""

    name: str
    says: str
    options: tuple[Option, ...]
    takes: Value | None


def options() -> tuple[Option, ...]:
    """The options before any subcommand.

    >>> [option.names for option in options()][:2]
    [('-h', '--help'), ('--version',)]
    """
    return tuple(_options(parser()))


def commands() -> tuple[Command, ...]:
    """The subcommands, as `--help` lists them.

    >>> check = commands()[0]
    >>> check.name, check.says
    ('check', 'check records and say what is wrong, with file, line and column')
    >>> [option.value.words for option in check.options if "--fail-on" in option.names]
    [('error', 'warning', 'info')]
    """
    return tuple(
        Command(name=name, says=says, options=tuple(_options(each)), takes=_takes(each))
        for subparsers in parser()._actions  # noqa: SLF001  # argparse has no public list of what it was given
        if isinstance(subparsers, argparse._SubParsersAction)  # noqa: SLF001  # nor a public name for the class
        for (name, each), says in zip(
            subparsers.choices.items(),
            (shown.help or "" for shown in subparsers._choices_actions),  # noqa: SLF001  # nor for the help of each
            strict=True,
        )
    )


def _options(each: argparse.ArgumentParser) -> Iterator[Option]:
    for action in each._actions:  # noqa: SLF001  # as above
        if action.option_strings and action.help != argparse.SUPPRESS:
            yield Option(
                names=tuple(action.option_strings),
                says=brief(action.help or ""),
                value=None if action.nargs == 0 else _value(action, each),
                repeats=isinstance(action, argparse._AppendAction),  # noqa: SLF001  # as above
            )


def _takes(each: argparse.ArgumentParser) -> Value | None:
    """What a subcommand's arguments without a dash are; where there are two sorts, the first stands for both."""
    for action in each._actions:  # noqa: SLF001  # as above
        if not action.option_strings:
            return _value(action, each)
    return None


def _value(action: argparse.Action, each: argparse.ArgumentParser) -> Value:
    name = action.metavar if isinstance(action.metavar, str) else action.dest
    if action.choices is not None:
        return Value(kind=Kind.WORDS, name=name, words=tuple(map(str, action.choices)))
    if keyed := re.match(r"(\w+)=(FILE|PATH)\b", name):
        return Value(kind=Kind.KEYED_FILES, name=name, words=_choices(f"--output-{keyed[1].lower()}", each))
    if name in _RULES:
        return Value(kind=Kind.RULES, name=name)
    return Value(kind=Kind.FILES if name in _FILES else Kind.TEXT, name=name)


def _choices(option: str, each: argparse.ArgumentParser) -> tuple[str, ...]:
    """The words that an option of the same subcommand takes: FORMAT=PATH has those of --output-format."""
    for action in each._actions:  # noqa: SLF001  # as above
        if option in action.option_strings and action.choices is not None:
            return tuple(map(str, action.choices))
    return ()


_RULES = ("RULE", "NAMES")
_FILES = ("PATH", "FILE", "OUT", "FOLDER", "OLD", "NEW", "PATTERN")


def brief(help: str) -> str:
    """The help of an option as far as it fits beside a name in a list.

    >>> brief("how to show findings (default: full, with the line and a caret)")
    'how to show findings'
    >>> brief("change nothing; exit with 1 if something would change")
    'change nothing'
    """
    return re.split(r"; |: |\. | \(", help, maxsplit=1)[0]
