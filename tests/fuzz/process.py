"""The process in which atheris runs one target, followed by libFuzzer's own arguments; run by `python -m tests.fuzz`.

It ends at the first input that breaks the law, and writes that input to `-artifact_prefix`.
"""

import importlib
import random
import sys

import atheris

from tests.fuzz.target import Target


def main() -> None:
    """Fuzzes the target whose module is the first argument, until it is stopped or has found something."""
    module, *arguments = sys.argv[1:]
    # Only the modules of this target are instrumented, because instrumenting all takes as long as a thousand inputs.
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
