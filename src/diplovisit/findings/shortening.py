"""Long values in messages: the head and the tail are shown, with how long the value is.

A record can hold a value of ten megabytes, and a message about it can be repeated a thousand times. So every message
shows a bounded part of a value. A cut never makes two values look equal: `contrasted` shows where they differ.
"""

import hashlib
from typing import Final

MARK: Final = "…"
"""Shows where something was left out."""

LONGEST_STEP: Final = 100
"""Characters of one step of an address. Ids of a valid record have 64 at most, and fields fewer."""

LONGEST_ADDRESS: Final = 300
"""Characters of an address; the addresses that a record may cite have 200 at most."""

LONGEST_SENTENCE: Final = 2_000
"""Characters of a sentence or a remedy. A sentence of ours has some hundred; names in it may have a thousand each."""

_BEFORE = 20
_DIGITS = 8


def shortened(text: str, longest: int) -> str:
    """The text within so many characters: whole where it fits, else its head and its tail.

    >>> shortened("Moscow", 60)
    'Moscow'
    >>> shortened("a" * 50 + "b" * 50, 20)
    'aaaaaaaaaaaaa…bbbbbb'
    """
    if len(text) <= longest:
        return text
    tail = max(0, longest - 1) // 3
    head = max(0, longest - 1 - tail)
    return f"{text[:head]}{MARK}{text[len(text) - tail :]}"


def length_in_words(text: str, longest: int) -> str:
    """What is said behind a text that was shortened: how long it is; nothing where it is shown whole.

    >>> length_in_words("a" * 50_000, 60), length_in_words("a", 60)
    (' (50,000 characters)', '')
    """
    return f" ({len(text):,} characters)" if len(text) > longest else ""


def shortened_step(step: str) -> str:
    """One step of an address, an id or a field; a long one is cut, and has a digest, so that no two become one.

    >>> shortened_step("russia")
    'russia'
    >>> print(shortened_step("r" * 50_000))
    rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr…rrrrrrrrrrrrrrrrrrrr(50,000 characters, fbd1248c)
    """
    if len(step) <= LONGEST_STEP:
        return step
    digest = hashlib.sha256(step.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{shortened(step, 61)}({len(step):,} characters, {digest})"


def shortened_address(address: str) -> str:
    """An address within its bound; a record has none that is longer, but a number of a data set may be."""
    return address if len(address) <= LONGEST_ADDRESS else shortened_step(address)


def shortened_sentence(sentence: str) -> str:
    """A sentence or a remedy within its bound."""
    return shortened(sentence, LONGEST_SENTENCE)


def contrasted(one: str, other: str, longest: int) -> tuple[str, str]:
    """Two texts, each within so many characters, that look different wherever they are.

    Where the heads and tails are equal, each begins a little before the first difference.

    >>> contrasted("a" * 100 + "b", "a" * 100 + "c", 30)
    ('aaaaaaaaaaaaaaaaaaaa…aaaaaaaab', 'aaaaaaaaaaaaaaaaaaaa…aaaaaaaac')
    >>> contrasted("a" * 100 + "b" + "z" * 50, "a" * 100 + "c" + "z" * 50, 30)
    ('…aaaaaaaaaaaaaaabzzzzzzzzzzzz…', '…aaaaaaaaaaaaaaaczzzzzzzzzzzz…')
    """
    shown = shortened(one, longest), shortened(other, longest)
    if one == other or shown[0] != shown[1]:
        return shown
    start = max(0, _first_difference(one, other) - min(_BEFORE, longest // 2))
    return _part(one, start, longest), _part(other, start, longest)


def _first_difference(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _part(text: str, start: int, longest: int) -> str:
    before = MARK if start else ""
    end = start + longest - len(before) - len(MARK)
    return f"{before}{text[start:end]}{MARK if end < len(text) else ''}"
