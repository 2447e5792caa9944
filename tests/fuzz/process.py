"""The process that atheris runs in: one target, libFuzzer's own arguments behind its name; run by `python -m tests.fuzz`.

It ends at the first input that breaks the law, and leaves that input where `-artifact_prefix` says.
"""

import importlib
import random
import sys

import atheris

from tests.fuzz.target import Target


def main() -> None:
    """Fuzzes the target whose module is named first, until it is told to stop or has found something."""
    module, *arguments = sys.argv[1:]
    # Only what this target reads is instrumented: all of it takes as long as a thousand inputs.
    with atheris.instrument_imports(include=["diplovisit"]):
        target: Target = importlib.import_module(module).TARGET

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if target.mutate is not None and dice.random() < 0.8 and len(changed := target.mutate(data, dice)) <= longest:
            return changed
        return bytes(atheris.Mutate(data, longest))

    custom = {"custom_mutator": mutated} if target.mutate is not None else {}
    atheris.Setup([sys.argv[0], f"-max_len={target.longest}", *arguments], target.law, **custom)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
