"""Runs the fuzzer on a target in a process of its own, and returns the result."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import attrs

from tests.fuzz.seeds import ROOT
from tests.fuzz.target import Target

SECONDS_AN_INPUT = 20
"""The time limit of an input. Inputs of a few kB take milliseconds."""

MEGABYTES = 2_048
"""The memory limit of a run."""

_STATUS = re.compile(r"^#(\d+)\s+(?:DONE|NEW|REDUCE|pulse|INITED|RELOAD)\s+cov: (\d+) ft: (\d+)", re.MULTILINE)


@attrs.frozen(kw_only=True)
class Run:
    """The result of a run.

    executions: the number of inputs tried. coverage: the number of places in the code that they reached. features:
    these, distinguished by how often. findings: the files of the inputs that broke the law. log: the output of
    libFuzzer.
    """

    executions: int
    coverage: int
    features: int
    findings: tuple[Path, ...]
    log: str


def fuzz(target: Target, kept: Path, *options: str) -> Run:
    """Runs libFuzzer with its options, such as `-runs=1000`. Inputs that break the law are stored in `kept`.

    The same options, with `-seed` and `-runs` and without a time, try the same inputs.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grown, corpus, broken = folder / "grown", folder / "corpus", folder / "broken"
        for each in (grown, corpus, broken):
            each.mkdir()
        for seed, data in target.corpus().items():
            (corpus / seed).write_bytes(data)
        words = folder / "words"
        words.write_text(target.dictionary())
        command = [
            sys.executable,
            "-m",
            "tests.fuzz.process",
            target.law.__module__,
            f"-dict={words}",
            f"-artifact_prefix={broken}/",
        ]
        limits = [f"-timeout={SECONDS_AN_INPUT}", f"-rss_limit_mb={MEGABYTES}"]
        done = subprocess.run(
            [*command, *limits, *options, str(grown), str(corpus)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        findings = tuple(_kept(path, kept) for path in sorted(broken.iterdir()))
    log = done.stdout + "".join(line for line in done.stderr.splitlines(keepends=True) if "Instrumenting" not in line)
    seen = _STATUS.findall(done.stderr)
    if not seen or (done.returncode != 0 and not findings):
        raise RuntimeError(f"the fuzzer ended with {done.returncode}:\n{log[-3_000:]}")
    executions, coverage, features = map(int, seen[-1])
    return Run(
        executions=executions,
        coverage=coverage,
        features=features,
        findings=findings,
        log=log,
    )


def _kept(found: Path, kept: Path) -> Path:
    kept.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(found, kept / found.name))
