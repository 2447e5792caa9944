"""What is installed by hash: requirements.txt says what uv.lock says, for pip, which cannot read that."""

import re
import tomllib
from typing import Any

from tests.conftest import ROOT

LOCK: dict[str, dict[str, Any]] = {
    package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
}
REQUIREMENTS = (ROOT / "requirements.txt").read_text("utf-8")
_REQUIREMENT = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def _pinned() -> dict[str, tuple[str, set[str]]]:
    """The packages of requirements.txt, each with its version and its hashes."""
    return {
        name: (version, set(re.findall(r"sha256:[0-9a-f]{64}", hashes)))
        for name, version, hashes in _REQUIREMENT.findall(REQUIREMENTS)
    }


def _needed() -> set[str]:
    """The names of what is needed to run the package, and to make a wheel of it, and of what these need."""
    ours = LOCK["diplovisit"]
    waiting = [each["name"] for each in (*ours["dependencies"], *ours["dev-dependencies"]["build"])]
    found: set[str] = set()
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += [each["name"] for each in LOCK[name].get("dependencies", ())]
    return found


def test_requirements_are_those_of_the_lock() -> None:
    """The same packages in the same versions with the same hashes; `make write` writes them where uv is."""
    expected = {
        name: (
            LOCK[name]["version"],
            {each["hash"] for each in (LOCK[name].get("sdist"), *LOCK[name].get("wheels", ())) if each is not None},
        )
        for name in _needed()
    }
    assert _pinned() == expected


def test_every_line_of_the_requirements_is_read_here() -> None:
    """Nothing stands there beside packages with hashes and comments: no index, no option, no package without a hash."""
    rest = re.sub(r"^ *#.*\n", "", _REQUIREMENT.sub("", REQUIREMENTS), flags=re.MULTILINE)
    assert not rest.strip()


def test_what_is_needed_is_all_there_is() -> None:
    """The closure has what pyproject.toml names, and every package of the lock has one version among what is needed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = {re.split("[^A-Za-z0-9-]", each)[0].lower() for each in project["project"]["dependencies"]}
    built = {re.split("[^A-Za-z0-9-]", each)[0].lower() for each in project["build-system"]["requires"]}
    assert named | built <= _needed()
    packages = [each["name"] for each in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]]
    assert all(packages.count(name) == 1 for name in _needed())


def test_everything_in_the_lock_has_a_hash() -> None:
    """What uv installs, for whatever group, is known by its bytes; but for the project itself."""
    for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]:
        if package["name"] != "diplovisit":
            assert package["source"] == {"registry": "https://pypi.org/simple"}
            files = [each for each in (package.get("sdist"), *package.get("wheels", ())) if each is not None]
            assert files
            assert all(each["hash"].startswith("sha256:") for each in files)
