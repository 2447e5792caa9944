"""A target: a law over bytes, with the input that a fuzzer needs."""

import hashlib
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

FINDINGS = Path(__file__).parent / "findings"


@attrs.frozen(kw_only=True)
class Target:
    """A law over bytes.

    law: holds for all bytes, or raises an error. seeds: inputs to begin with. words: tokens of the format. longest: the
    most bytes of an input; longer ones only take longer. mutate: makes another input, where random bytes would hardly
    ever give a record; None where bytes do.
    """

    name: str
    law: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[str, ...]
    longest: int = 4_096
    mutate: Callable[[bytes, random.Random], bytes] | None = None

    def corpus(self) -> dict[str, bytes]:
        """The seeds that are not too long, without duplicates, each under a unique name."""
        held = {hashlib.sha256(seed).hexdigest()[:16]: seed for seed in self.seeds() if len(seed) <= self.longest}
        return dict(sorted(held.items()))

    def findings(self) -> list[Path]:
        """The inputs that once broke the law."""
        return sorted((FINDINGS / self.name).glob("*"))

    def dictionary(self) -> str:
        """The words in the format of libFuzzer: one per line, in quotes, with all but plain ASCII as \\xNN."""
        return "".join(f'"{_escaped(word)}"\n' for word in self.words)


def _escaped(word: str) -> str:
    plain = frozenset(range(0x20, 0x7F)) - frozenset(b'"\\')
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in word.encode())
