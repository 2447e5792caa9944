"""A target: a law over bytes, with what a fuzzer begins with."""

import hashlib
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

FINDINGS = Path(__file__).parent / "findings"


@attrs.frozen(kw_only=True)
class Target:
    """A law over bytes.

    law: holds for all bytes there are; raises whatever breaks it. seeds: inputs to begin with. words: pieces that the
    format is made of. longest: bytes of an input; longer ones only take longer. mutate: makes another input of one where
    bytes alone would hardly come upon one that is still a record; None where bytes do.
    """

    name: str
    law: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[str, ...]
    longest: int = 4_096
    mutate: Callable[[bytes, random.Random], bytes] | None = None

    def corpus(self) -> dict[str, bytes]:
        """The seeds that are no longer than inputs are, each once, by a name of their own."""
        held = {hashlib.sha256(seed).hexdigest()[:16]: seed for seed in self.seeds() if len(seed) <= self.longest}
        return dict(sorted(held.items()))

    def findings(self) -> list[Path]:
        """The inputs that broke the law once."""
        return sorted((FINDINGS / self.name).glob("*"))

    def dictionary(self) -> str:
        """The words as libFuzzer reads them: a line each, in quotes, all but plain ASCII as \\xNN."""
        return "".join(f'"{_escaped(word)}"\n' for word in self.words)


def _escaped(word: str) -> str:
    plain = frozenset(range(0x20, 0x7F)) - frozenset(b'"\\')
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in word.encode())
