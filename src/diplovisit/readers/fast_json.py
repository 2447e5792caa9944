"""JSON by msgspec, where it is installed (the extra `fast`): for texts that are compact and plainly right.

msgspec reads faster than json and is as strict, but for one thing: of a key that stands twice it keeps the last, as
json does. What it has read is therefore written again and measured. A text without blanks and needless escapes, as
`export` writes it, comes out as long as it went in, and where a key was lost it comes out shorter. Nothing that is read
can come out longer, because floats, which can, are refused. Whatever is in doubt is left to json, which is the
specification: the tests read the same texts with both.
"""

import functools
import json
import re
from collections.abc import Callable
from typing import Any, Final

from diplovisit.readers.limits import LONGEST_NUMBER

IN_DOUBT: Final = object()
"""Given for a text that msgspec does not settle."""

_THREE_DIGITS = re.compile("[0-9]{3}")
_NOT_DIGITS = re.compile("[^0-9]+")
_TRIALS: Final = (
    '{"a":1,"b":["x","é","\\n",null,true],"c":{}}',
    "[]",
    '{"a":1,"a":2}',
    '{"a": 1}',
    '{"a":1.5}',
    '{"a":"\\ud800"}',
    '{"a":NaN}',
    '{"a":1}x',
    "",
)


def decode(text: str) -> Any:
    """The value of a text, or IN_DOUBT.

    >>> decode('{"revision":1}') in ({"revision": 1}, IN_DOUBT), decode('{"revision": 1}') is IN_DOUBT
    (True, True)
    """
    return _chosen()[0](text)


def state() -> str:
    """By what JSON is read, in words, for `--version --verbose`."""
    return _chosen()[1]


def _in_doubt(text: str) -> Any:
    del text
    return IN_DOUBT


@functools.cache
def _chosen() -> tuple[Callable[[str], Any], str]:
    """By msgspec where it is there and passes its trials; else nothing is settled here."""
    try:
        import msgspec  # noqa: PLC0415  # an extra
    except ImportError:
        return _in_doubt, "json of Python (the extra fast is not installed)"
    by_msgspec = _by_msgspec(msgspec)
    for trial in _TRIALS:
        try:
            found = by_msgspec(trial)
        except Exception as error:  # noqa: BLE001  # whatever it is, json does without it
            return _in_doubt, f"json of Python (msgspec {msgspec.__version__} failed its trial: {error!r})"
        if found is not IN_DOUBT and found != json.loads(trial):
            return _in_doubt, f"json of Python (msgspec {msgspec.__version__} read {trial} otherwise)"
        if found is not IN_DOUBT and '"a":1,"a"' in trial:
            return _in_doubt, f"json of Python (msgspec {msgspec.__version__} hid a key that stands twice)"
    return by_msgspec, f"msgspec {msgspec.__version__}"


def _by_msgspec(msgspec: Any) -> Callable[[str], Any]:
    read = msgspec.json.Decoder(float_hook=_refuse_float).decode
    write = msgspec.json.Encoder().encode

    def decode_compact(text: str) -> Any:
        raw = text.encode("utf-8", "surrogatepass")
        try:
            value = read(raw)
            is_plain = len(write(value)) == len(raw)
        except (ValueError, RecursionError):  # DecodeError is a ValueError, and so is UnicodeDecodeError
            return IN_DOUBT
        return value if is_plain and not _has_long_number(text) else IN_DOUBT

    return decode_compact


def _has_long_number(text: str) -> bool:
    """Whether LONGEST_NUMBER digits or more stand side by side, be it in a text."""
    # Of every third of such a number a digit is looked at, so that three of those stand side by side.
    return _THREE_DIGITS.search(text[:: LONGEST_NUMBER // 3]) is not None and _longest_run(text) >= LONGEST_NUMBER


def _longest_run(text: str) -> int:
    return max(map(len, _NOT_DIGITS.split(text)))


def _refuse_float(literal: str) -> Any:
    raise ValueError(f"{literal} is a float, which no record has")
