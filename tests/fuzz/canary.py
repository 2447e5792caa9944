"""A law that does not hold, which every working fuzzer must break."""

from diplovisit.record.edtf import Edtf, EdtfError
from tests.fuzz.target import Target


def law(data: bytes) -> None:
    """Claims that no text is an interval with an open end. Coverage leads the fuzzer to one."""
    try:
        date = Edtf(data.decode("utf-8", "surrogateescape"))
    except EdtfError:
        return
    assert date.upper is not None


TARGET = Target(name="canary", law=law, seeds=lambda: (b"2025-03-07",), words=("/", ".."), longest=40)
