"""Builds the wheel and the source distribution, and tries the wheel as a user would: `make package`.

The wheel must be the same whether it is built from the checkout or from the source distribution. It is installed without
extras for each Python that is there, and must check the seed and write its calendar. The packages that it needs come from
the index that pip is set up for.
"""

import itertools
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from packaging.metadata import Metadata

import diplovisit
from diplovisit.formats.optional_packages import OPTIONAL_PACKAGES

ROOT = Path(__file__).parent.parent
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")
IN_SDIST = ("README.md", "LICENSE", "pyproject.toml", "src/diplovisit/__init__.py", "schemas/visit.schema.json")
NOT_IN_SDIST = (".venv", "out", "dist", "node_modules", ".git")


def main() -> int:
    """Builds, looks inside, and installs. Returns the exit code."""
    target = ROOT / "dist"
    shutil.rmtree(target, ignore_errors=True)
    sdist, wheel = build_sdist(target), build_wheel(ROOT, target)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        (unpacked,) = Path(folder).iterdir()
        require_sdist(unpacked)
        if build_wheel(unpacked, Path(folder, "again")).read_bytes() != wheel.read_bytes():
            raise SystemExit("the wheel built from the source distribution differs from the one built here")
    require_metadata(wheel)
    for python in find_pythons():
        with tempfile.TemporaryDirectory() as folder:
            try_installed(python, wheel, Path(folder))
    print(f"{wheel.name} ({wheel.stat().st_size:,} bytes) and {sdist.name} are in {target.name}/")
    return 0


def find_pythons() -> list[str]:
    """Returns one Python of each version that is on the PATH or that pyenv has, or the present one."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    pythons = []
    for name in PYTHONS:
        found = [shutil.which(name), *sorted(pyenv.glob(f"versions/*/bin/{name}"))]
        # pyenv puts a program on the PATH for each name, also for a version that is not the chosen one.
        works = (
            str(path)
            for path in found
            if path and not subprocess.run([path, "-c", ""], check=False, capture_output=True).returncode
        )
        pythons += list(itertools.islice(works, 1))
    return pythons or [sys.executable]


def build_sdist(target: Path) -> Path:
    """Builds the source distribution into a folder."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", target, cwd=ROOT)
    (path,) = target.glob("*.tar.gz")
    return path


def build_wheel(source: Path, target: Path) -> Path:
    """Builds the wheel of a folder into another."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target, cwd=source)
    (path,) = target.glob("*.whl")
    return path


def require_sdist(unpacked: Path) -> None:
    """Requires what a build needs, and nothing that a build or a test leaves behind."""
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")}
    if missing := [name for name in IN_SDIST if name not in names]:
        raise SystemExit(f"the source distribution lacks {', '.join(missing)}")
    if extra := sorted(name for name in names if set(name.split("/")) & set(NOT_IN_SDIST)):
        raise SystemExit(f"the source distribution has {', '.join(extra[:5])}")


def require_metadata(wheel: Path) -> None:
    """Requires metadata that the packaging standards allow, with the version of the code."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = Metadata.from_email(archive.read(name), validate=True)
    if str(metadata.version) != diplovisit.__version__:
        raise SystemExit(f"the wheel is {metadata.version}, the code {diplovisit.__version__}")


def try_installed(python: str, wheel: Path, folder: Path) -> None:
    """Installs the wheel without extras, and requires the core commands, and advice for each missing package."""
    _run(python, "-m", "venv", folder / "venv", cwd=folder)
    installed = folder / "venv" / "bin" / "python"
    _run(installed, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    command = (installed, "-m", "diplovisit")
    _run(*command, "check", "seeds", cwd=folder)
    _run(*command, "export", "seeds", "--to", "ics", "-o", "visits.ics", cwd=folder)
    if not (folder / "visits.ics").read_bytes().startswith(b"BEGIN:VCALENDAR"):
        raise SystemExit("the installed command wrote no calendar")
    for words, package in ((("plot", "seeds", "-o", "x.svg"), "matplotlib"), (("site", "seeds", "-o", "x"), "jinja2")):
        done = subprocess.run([*command, *words], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 2 or f"pip install '{OPTIONAL_PACKAGES[package][1]}'" not in done.stderr:
            raise SystemExit(f"{words[0]} without {package} says: {done.stderr}")
    version = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}: installed without extras, checks the seed and writes its calendar")


def _run(*words: object, cwd: Path) -> None:
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
