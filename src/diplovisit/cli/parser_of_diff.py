"""The parser of `diff`, which keeps what stands behind `--` apart from what stands before it."""

from diplovisit.cli.parser import Parser

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
