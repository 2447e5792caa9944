"""Options below the commands are values: an argparse Namespace ends in the `run` of its command.

This reads the source, because no behaviour shows which function takes a Namespace.
"""

import ast
from pathlib import Path

from diplovisit.cli.main import COMMANDS
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "diplovisit"
CLI = PACKAGE / "cli"
COMMAND_FILES = {f"{module.rpartition('.')[2]}.py" for module in COMMANDS.values()}


def names_in(file: Path) -> set[str]:
    """The names, attributes and imported modules in a source file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                names.add(name)
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=module, names=aliases):
                names |= {module or "", *(alias.name for alias in aliases)}
    return names


def test_only_the_command_line_uses_argparse() -> None:
    """No module outside `cli` imports argparse."""
    files = [file for file in PACKAGE.rglob("*.py") if CLI not in file.parents]
    assert [file.name for file in files if "argparse" in names_in(file)] == []


def test_only_a_command_takes_a_namespace() -> None:
    """Within `cli`, only the modules of commands name `argparse.Namespace`, and every one of them does."""
    assert {file.name for file in CLI.glob("*.py") if "Namespace" in names_in(file)} == COMMAND_FILES


def test_no_command_changes_its_namespace() -> None:
    """No module of `cli` sets an attribute of a Namespace; what the configuration adds is a new value."""
    for file in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            match node:
                case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=target), *_]):
                    assert target == "sys", file.name
                case ast.Attribute(value=ast.Name(id="parsed"), ctx=ast.Store()):
                    assert file.name == "parser.py", file.name  # the parser of `diff` makes its Namespace
