"""The parser of the command: argparse, which says what was meant where an argument is misspelt."""

import argparse
import re

# Type checkers take this name for true; `--help` does without typing itself.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """A parser whose complaints end with the nearest command, flag or choice; its subcommands have parsers like it."""

    def parse_known_args(self, args: "Any" = None, namespace: "Any" = None) -> "tuple[Any, list[str]]":
        """Parses the arguments; what is left over is refused here, by the parser that knows its own flags."""
        parsed, extra = super().parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return parsed, extra

    def error(self, message: str) -> "NoReturn":
        """Ends the run with the usage, the message, and what was meant."""
        from diplovisit.findings.shortening import shortened_sentence  # noqa: PLC0415  # only for a message
        from diplovisit.reporters.printable import printable  # noqa: PLC0415  # the same

        super().error(f"{printable(shortened_sentence(message))}{self._meant(message)}")

    def _meant(self, message: str) -> str:
        if found := re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)$", message, re.DOTALL):
            return _nearest(found[1], re.findall(r"[\w-]+", found[2]), least=0.5)
        if found := re.match(r"unrecognized arguments: (--[^\s=]+)", message):
            return _nearest(found[1], list(self._option_string_actions), least=0.7)
        return ""


def _nearest(word: str, words: list[str], *, least: float) -> str:
    """Ends a sentence with the nearest of the words, or with nothing where none is as near as that.

    Choices are few, and somebody who writes iscal for ics is helped; flags are many, and nearer to one another.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only for a message

    near = get_close_matches(word[:100].lower(), words, n=1, cutoff=least)
    return f'; did you mean "{near[0]}"?' if near else ""


# MERGED: The parser of `diff`, which keeps what stands behind `--` apart from what stands before it.

# As in `parser`.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any


class DiffParser(Parser):
    """A parser that gives what stands behind `--` as `below`, None where there is no `--`.

    argparse would put it among the arguments before it, and nobody could tell a folder from a branch of its name.
    """

    def parse_known_args(self, args: "Any" = None, namespace: "Any" = None) -> "tuple[Any, list[str]]":
        """Parses what stands before `--`."""
        words = list(args or ())
        at = words.index("--") if "--" in words else len(words)
        parsed, extra = super().parse_known_args(words[:at], namespace)
        parsed.below = words[at + 1 :] if at < len(words) else None
        return parsed, extra
