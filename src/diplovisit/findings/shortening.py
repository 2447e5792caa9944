"""Shortens long values in messages to head, tail and length.

A record can hold a value of ten megabytes, and a message about it can be repeated a thousand times. So every message
shows a bounded part of a value. A cut never makes two values look equal: `contrasted` shows where they differ.
"""

import hashlib
from typing import Final

MARK: Final = "…"
"""Marks the place where something was left out."""

LONGEST_STEP: Final = 100
"""Characters of one step of an address. Ids of a valid record have at most 64, and fields fewer."""

LONGEST_ADDRESS: Final = 300
"""Characters of an address. The addresses that a record may cite have at most 200."""

LONGEST_SENTENCE: Final = 2_000
"""Characters of a sentence or a remedy. Our sentences have about a hundred; names in them may have a thousand each."""

_CONTEXT = 20
_DIGEST_DIGITS = 8


def shortened(text: str, longest: int) -> str:
    """Returns a text of at most `longest` characters: the whole text if it fits, otherwise its head and its tail.

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
    """Returns the length of a text, to follow a shortened text; empty where the text is shown whole.

    >>> length_in_words("a" * 50_000, 60), length_in_words("a", 60)
    (' (50,000 characters)', '')
    """
    return f" ({len(text):,} characters)" if len(text) > longest else ""


def shortened_step(step: str) -> str:
    """Cuts a long step of an address, an id or a field; a digest keeps different steps different.

    >>> shortened_step("russia")
    'russia'
    >>> print(shortened_step("r" * 50_000))
    rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr…rrrrrrrrrrrrrrrrrrrr(50,000 characters, fbd1248c)
    """
    if len(step) <= LONGEST_STEP:
        return step
    digest = hashlib.sha256(step.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_DIGITS]
    return f"{shortened(step, 61)}({len(step):,} characters, {digest})"


def shortened_address(address: str) -> str:
    """Cuts a long address. A record has none so long, but a number in a data set may be."""
    return address if len(address) <= LONGEST_ADDRESS else shortened_step(address)


def shortened_sentence(sentence: str) -> str:
    """Cuts a sentence or a remedy to LONGEST_SENTENCE."""
    return shortened(sentence, LONGEST_SENTENCE)


def contrasted(first: str, second: str, longest: int) -> tuple[str, str]:
    """Shortens two texts to `longest` characters each, so that different texts look different.

    If the heads and tails are equal, each begins a little before the first difference.

    >>> contrasted("a" * 100 + "b", "a" * 100 + "c", 30)
    ('aaaaaaaaaaaaaaaaaaaa…aaaaaaaab', 'aaaaaaaaaaaaaaaaaaaa…aaaaaaaac')
    >>> contrasted("a" * 100 + "b" + "z" * 50, "a" * 100 + "c" + "z" * 50, 30)
    ('…aaaaaaaaaaaaaaabzzzzzzzzzzzz…', '…aaaaaaaaaaaaaaaczzzzzzzzzzzz…')
    """
    shown = shortened(first, longest), shortened(second, longest)
    if first == second or shown[0] != shown[1]:
        return shown
    start = max(0, _first_difference(first, second) - min(_CONTEXT, longest // 2))
    return _part(first, start, longest), _part(second, start, longest)


def _first_difference(first: str, second: str) -> int:
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _part(text: str, start: int, longest: int) -> str:
    before = MARK if start else ""
    end = start + longest - len(before) - len(MARK)
    return f"{before}{text[start:end]}{MARK if end < len(text) else ''}"
