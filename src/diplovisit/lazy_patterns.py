"""Regular expressions that are compiled when they are first used.

The rules that read words have hundreds of patterns, and a record needs few of them. Compiling all of them took more
than half of the time in which one record is checked.
"""

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
_VALUES: Final = ("flags", "groupindex", "groups")


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Returns a pattern that `re` compiles at the first search with it. Then it raises re.error if it is invalid.

    It has the methods of a compiled pattern. The functions of `re`, such as `re.sub`, do not accept it.

    >>> word = lazy_pattern(r"[a-z]+", re.IGNORECASE)
    >>> word.pattern, word.findall("State visit")
    ('[a-z]+', ['State', 'visit'])
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


class LazyPattern:
    """What `lazy_pattern` returns. After the first search, its methods are those of the compiled pattern."""

    __slots__ = ("_flags", "pattern", *_METHODS, *_VALUES)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compiles the pattern: Python asks here only for what is not set yet."""
        if name not in self.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for each in (*_METHODS, *_VALUES):
            setattr(self, each, getattr(compiled, each))
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r}, {self._flags})"
