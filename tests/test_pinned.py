"""The pinned packages: requirements.txt equals uv.lock, which pip cannot read."""

import re
import tomllib
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.conftest import ROOT

LOCK: dict[str, dict[str, Any]] = {
    package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REQUIREMENTS = (ROOT / "requirements.txt").read_text("utf-8")
_REQUIREMENT = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def _pinned() -> dict[str, tuple[str, set[str]]]:
    """Returns the packages of requirements.txt with their versions and hashes."""
    return {
        name: (version, set(re.findall(r"sha256:[0-9a-f]{64}", hashes)))
        for name, version, hashes in _REQUIREMENT.findall(REQUIREMENTS)
    }


def _needed() -> set[str]:
    """Returns the names of all packages, direct or indirect, that are needed to run the package and to build its wheel."""
    ours = LOCK["diplovisit"]
    waiting = [dependency["name"] for dependency in (*ours["dependencies"], *ours["dev-dependencies"]["build"])]
    names: set[str] = set()
    while waiting:
        if (name := waiting.pop()) not in names:
            names.add(name)
            waiting += [dependency["name"] for dependency in LOCK[name].get("dependencies", ())]
    return names


def test_requirements_are_those_of_the_lock() -> None:
    """requirements.txt has the packages, versions and hashes of the lock; `make write` writes it if uv is installed."""
    expected = {
        name: (
            LOCK[name]["version"],
            {file["hash"] for file in (LOCK[name].get("sdist"), *LOCK[name].get("wheels", ())) if file is not None},
        )
        for name in _needed()
    }
    assert _pinned() == expected


def test_every_line_of_the_requirements_is_read_here() -> None:
    """requirements.txt has only packages with hashes and comments: no index, no option, no package without a hash."""
    rest = re.sub(r"^ *#.*\n", "", _REQUIREMENT.sub("", REQUIREMENTS), flags=re.MULTILINE)
    assert not rest.strip()


def test_what_is_needed_is_all_there_is() -> None:
    """The needed packages include those that pyproject.toml names, and each has one version in the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = {re.split("[^A-Za-z0-9-]", entry)[0].lower() for entry in project["project"]["dependencies"]}
    built = {re.split("[^A-Za-z0-9-]", entry)[0].lower() for entry in project["build-system"]["requires"]}
    assert named | built <= _needed()
    packages = [entry["name"] for entry in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]]
    assert all(packages.count(name) == 1 for name in _needed())


def test_everything_in_the_lock_has_a_hash() -> None:
    """Every package in the lock has hashes, except the project itself."""
    for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]:
        if package["name"] != "diplovisit":
            assert package["source"] == {"registry": "https://pypi.org/simple"}
            files = [file for file in (package.get("sdist"), *package.get("wheels", ())) if file is not None]
            assert files
            assert all(file["hash"].startswith("sha256:") for file in files)


ENVIRONMENTS = [
    {
        "python_version": version,
        "python_full_version": f"{version}.4",
        "implementation_version": f"{version}.4",
        "sys_platform": platform,
        "platform_system": system,
        "platform_machine": machine,
        "os_name": "nt" if platform == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for platform, system, machine in (
        ("linux", "Linux", "x86_64"),
        ("linux", "Linux", "aarch64"),
        ("darwin", "Darwin", "arm64"),
        ("win32", "Windows", "AMD64"),
    )
]
EXPORTED = {
    "test": ("test", "lint"),
    "beyond": ("beyond",),
    "docs": ("docs",),
    "fuzz": ("fuzz",),
    "mutants": ("mutants",),
}


def _closure(edges: list[dict[str, Any]], environment: dict[str, str]) -> set[tuple[str, str]]:
    """Returns the names and versions that the edges of the lock lead to in an environment."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    waiting, visited = list(edges), set()
    reached: set[tuple[str, str]] = set()
    while waiting:
        edge = waiting.pop()
        if repr(edge) in visited or not Marker(edge.get("marker", "os_name != ''")).evaluate(environment):
            continue
        visited.add(repr(edge))
        (package,) = (
            candidate
            for candidate in packages
            if candidate["name"] == edge["name"] and edge.get("version", candidate["version"]) == candidate["version"]
        )
        reached.add((package["name"], package["version"]))
        waiting += package.get("dependencies", ())
        for extra in edge.get("extra", ()):
            waiting += package.get("optional-dependencies", {}).get(extra, ())
    return reached


@pytest.mark.parametrize("name", EXPORTED)
@pytest.mark.at_length
def test_exported_requirements_are_the_groups(name: str) -> None:
    """For each Python and system, the exported files give pip the packages and versions that uv takes from the lock."""
    lines = [
        Requirement(line)
        for line in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    ours = LOCK["diplovisit"]
    edges = [edge for group in EXPORTED[name] for edge in ours["dev-dependencies"][group]]
    edges += ours["dependencies"] if name == "test" else []
    for environment in ENVIRONMENTS:
        given = {
            (requirement.name, str(requirement.specifier).removeprefix("=="))
            for requirement in lines
            if requirement.marker is None or requirement.marker.evaluate(environment)
        }
        assert given == _closure(edges, environment), environment


def test_every_group_has_a_file_that_pip_can_read() -> None:
    """Every group has an exported file, except `build`, which is part of requirements.txt."""
    files = {path.stem for path in (ROOT / "requirements").glob("*.txt")}
    assert files == EXPORTED.keys()
    assert {group for groups in EXPORTED.values() for group in groups} | {"build"} == PROJECT[
        "dependency-groups"
    ].keys()


def test_the_core_is_ten_packages_at_most() -> None:
    """The core has as many packages as `make demo` says, including the project itself."""
    message = re.search(
        r'"core": "the core into \.venv \((\d+) packages', (ROOT / "requirements/install.py").read_text("utf-8")
    )
    assert message is not None
    for environment in ENVIRONMENTS:
        assert len(_closure(LOCK["diplovisit"]["dependencies"], environment)) + 1 <= int(message[1]) <= 10


def test_the_tests_need_as_many_packages_as_make_says() -> None:
    """The number of packages in the message of make is right to the nearest ten, on Linux."""
    message = re.search(r"about (\d+) more packages", (ROOT / "requirements/install.py").read_text("utf-8"))
    assert message is not None
    ours = LOCK["diplovisit"]
    more = _closure([*ours["dev-dependencies"]["test"], *ours["dev-dependencies"]["lint"]], ENVIRONMENTS[0])
    assert round(len(more - _closure(ours["dependencies"], ENVIRONMENTS[0])), -1) == int(message[1])
