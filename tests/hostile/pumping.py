"""Texts that are bad for patterns: repetitions of what a pattern repeats, followed by something that it does not match.

As a program, it matches all of them within a limit of processor time: `python -m tests.hostile.pumping`.
"""

import functools
import importlib
import itertools
import json
import pkgutil
import re
import resource
from collections.abc import Callable, Iterator
from re import _parser  # type: ignore[attr-defined]  # what re makes of a pattern, which it says nowhere else
from typing import Any, Final

import diplovisit
from diplovisit.lazy_patterns import LazyPattern
from diplovisit.record.constraints import TextRule

SECONDS: Final = 60
"""Of the processor, for all patterns; they take ten. A pattern that goes back and forth takes hours."""
LENGTH: Final = 30_000
"""Of a text for a rule: three times the longest text that any field holds."""
LENGTH_FOR_PATTERNS: Final = 1_000
_ENDS: Final = "\x00\x01"
_OF_CATEGORY: Final = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a"}


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(diplovisit.__path__, "diplovisit."):
        # A module that needs an extra belongs to the extra. Importing `__main__` would run the command.
        if not found.name.endswith("__main__") and not any(part in found.name for part in (".arrow", ".parquet")):
            yield importlib.import_module(found.name)


@functools.cache
def text_rules() -> tuple[TextRule, ...]:
    """Every rule of texts in the package, by name."""
    found = {each.name: each for module in _modules() for each in vars(module).values() if isinstance(each, TextRule)}
    return tuple(found[name] for name in sorted(found))


def patterns() -> Iterator["re.Pattern[Any] | LazyPattern"]:
    """Every pattern in a module of the package, including lazy ones and bound methods of patterns."""
    seen = set()
    for module in _modules():
        for value in vars(module).values():
            pattern = value if isinstance(value, _KINDS) else getattr(value, "__self__", None)
            if isinstance(pattern, _KINDS) and (pattern.pattern, pattern.flags) not in seen:
                seen.add((pattern.pattern, pattern.flags))
                yield pattern


_KINDS: Final = (re.Pattern, LazyPattern)


def characters(pattern: str) -> list[str]:
    """One character for each thing that a pattern can match, in the order of the pattern."""
    found: list[str] = []
    _add(_parser.parse(pattern), found)
    return list(dict.fromkeys(found))


def _add(parsed: Any, found: list[str]) -> None:
    for operation, argument in parsed:
        match str(operation):
            case "LITERAL" | "NOT_LITERAL":
                found.append(chr(argument))
            case "IN":
                for kind, inner in argument:
                    if str(kind) in {"LITERAL", "RANGE"}:
                        found.append(chr(inner if str(kind) == "LITERAL" else inner[0]))
                    elif str(kind) == "CATEGORY":
                        found.append(_OF_CATEGORY.get(str(inner), "-"))
                    elif str(kind) == "NEGATE":
                        found.append("x")
            case "ANY":
                found.append("x")
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                _add(argument[2], found)
            case "SUBPATTERN":
                _add(argument[3], found)
            case "BRANCH":
                for each in argument[1]:
                    _add(each, found)
            case "ASSERT" | "ASSERT_NOT":
                _add(argument[1], found)
            case "ATOMIC_GROUP":
                _add(argument, found)


def pumped(pattern: str, length: int, *, example: str = "") -> Iterator[str]:
    """The texts for a pattern: one, two and some three of its characters repeated, after its example or alone."""
    known = characters(pattern)
    few = list(dict.fromkeys((*known[:12], *known[-4:])))
    words = [*few, *map("".join, itertools.permutations(few[:7], 2)), *map("".join, itertools.permutations(few[:4], 3))]
    if example:
        words.append(example)
    for word in words:
        for start in dict.fromkeys(("", example)):
            yield start + word * (length // len(word)) + _ENDS


def _run(which: str) -> int:
    texts = 0
    for match, pattern, example, length in _asked(which):
        for text in pumped(pattern, length, example=example):
            match(text)
            texts += 1
    return texts


def _asked(which: str) -> Iterator[tuple[Callable[[Any], object], str, str, int]]:
    if which == "rules":
        for rule in text_rules():
            yield rule.fullmatch, rule.pattern, rule.example, LENGTH
        return
    for pattern in patterns():
        # Where a pattern is searched for, or from where it is matched, is its user's business: its own growth is asked.
        if isinstance(pattern.pattern, str):
            yield pattern.match, pattern.pattern, "", LENGTH_FOR_PATTERNS
            yield pattern.fullmatch, pattern.pattern, "", LENGTH_FOR_PATTERNS


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    print(json.dumps({which: _run(which) for which in ("rules", "patterns")}))
