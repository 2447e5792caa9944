"""What the package does to the machine it runs on, by name: every use is listed here with its reason, or fails.

A record is data. Whatever could run it, send it somewhere or write it where nobody asked is looked for in the code
itself, so that a new use is a line here that somebody reads, and not a line there that nobody does.
"""

import ast
from collections.abc import Iterator

import pytest

from diplovisit.converters.building import _Writer
from diplovisit.record import Visit, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape
from tests.conftest import ROOT

pytestmark = pytest.mark.not_measured

PACKAGE = ROOT / "src" / "diplovisit"

# Modules that run code, read what may hold code, talk to others, or leave files: the top of the name decides.
MODULES = frozenset(
    [
        "asyncio",
        "bz2",
        "code",
        "codeop",
        "concurrent",
        "ctypes",
        "dbm",
        "dill",
        "distutils",
        "fileinput",
        "ftplib",
        "gzip",
        "http",
        "imaplib",
        "importlib",
        "joblib",
        "lzma",
        "marshal",
        "mmap",
        "multiprocessing",
        "nntplib",
        "pdb",
        "pickle",
        "pip",
        "pkgutil",
        "platform",
        "poplib",
        "pty",
        "requests",
        "runpy",
        "shelve",
        "shutil",
        "signal",
        "smtplib",
        "socket",
        "socketserver",
        "sqlite3",
        "ssl",
        "subprocess",
        "tarfile",
        "telnetlib",
        "tempfile",
        "threading",
        "urllib",
        "webbrowser",
        "xml",
        "xmlrpc",
        "yaml",
        "zipfile",
        "zipimport",
        "zlib",
        "defusedxml",
        "httpx",
        "aiohttp",
        "jinja2",
    ]
)
# Functions that run a text as code.
BUILTINS = frozenset(("eval", "exec", "compile", "__import__", "breakpoint", "input"))
# What is had of `os`, by the beginnings of the names.
OF_OS = (
    *("system", "popen", "exec", "spawn", "posix_spawn", "fork", "startfile", "kill", "environ", "getenv", "putenv"),
    *("remove", "unlink", "rename", "replace", "mkdir", "makedirs", "rmdir", "removedirs", "chmod", "chown", "link"),
    *("symlink", "truncate", "open", "mkfifo", "mknod", "utime", "chdir", "chroot", "setuid", "dup2"),
)
# Ways to write that a path has; `replace` is a text's, too, and told by its arguments, and `open` has a test of its own.
OF_PATHS = frozenset(
    ("write_text", "write_bytes", "unlink", "rmdir", "mkdir", "touch", "chmod", "symlink_to", "hardlink_to", "rename")
)
# Loaders of YAML that make objects of tags; ours walks the events of the safe one.
OF_YAML = frozenset(("load", "load_all", "full_load", "full_load_all", "unsafe_load", "unsafe_load_all", "Loader"))

PERMITTED: dict[str, dict[str, str]] = {
    "__init__.py": {"importlib": "names of the face, from a table of ours, are imported when they are first used"},
    "cli/main.py": {"importlib": "the module of a command, from a table of ours"},
    "cli/signals.py": {
        "signal": "what ends a run lets it take away what it began",
        "threading": "signals come to the first thread alone",
    },
    "cli/streams.py": {
        "os.dup2": "a stream that was closed: what is left to say goes to the null device",
        "os.open": "the null device",
    },
    "cli/explain.py": {"shutil": "the width of the terminal"},
    "cli/version.py": {"importlib": "the version that is installed", "platform": "what it runs on, for --verbose"},
    "converters/building.py": {"exec": "functions written from the names of our own fields; no record comes near"},
    "converters/hooks.py": {"exec": "the same, for the way back"},
    "exporters/data_set_rows.py": {"xml": "escapes text for XML; parses none"},
    "exporters/plots/files.py": {"xml": "escapes text for SVG; parses none"},
    "files/revisions.py": {
        "subprocess": "git, without a shell, by arguments that are nobody's text",
        "shutil": "where git is",
        "os.environ": "git needs what it is set up by; hooks, pagers and prompts are turned off",
    },
    "files/tree.py": {
        "mkdir": "folders of a new repository, below the folder that is named",
        "rmdir": "takes them back",
    },
    "files/folder_locks.py": {"os.open": "a folder, to lock it"},
    "files/placing.py": {
        "os.link": "the file of before keeps a second name until all of a set are in place",
        "shutil": "a copy of it, where there are no second names; takes away what was only to be put in place",
        "mkdir": "the folder for those names, in the hidden one",
        "rename": "the hidden folder says that a set is being put in place",
        "replace": "puts a new file in the target's place",
        "unlink": "takes back a file that was not there before, where its set failed",
        "os.chown": "the owner of the file that was there",
        "chmod": "its permissions",
        "os.open": "a folder, to sync it",
    },
    "files/read.py": {"os.open": "a regular file, without waiting where it is a pipe after all"},
    "files/staging.py": {
        "mkdir": "a hidden folder beside the target, for what is being written",
        "shutil": "takes it away again",
    },
    "files/write.py": {
        "mkdir": "the folder that is named for output",
        "rmdir": "takes back the one that it made, where writing failed",
    },
    "pipeline/sharing.py": {
        "concurrent": "`-j`: processes that do a share of the work",
        "multiprocessing": "how such a process begins",
        "signal": "such a process leaves Ctrl-C to the first one",
        "threading": "such a process sees when the first one has ended",
    },
    "pipeline/starting.py": {"importlib": "reads the templates of `init` out of the package"},
    "readers/terms_presidents.py": {"xml": "names of handlers and errors", "defusedxml": "what parses XML"},
    "readers/xml_rows.py": {"xml": "names of handlers and errors", "defusedxml": "what parses XML"},
    "readers/recognition.py": {"yaml": "events of the safe loader, of which keys alone are looked at"},
    "readers/yaml_errors.py": {"yaml": "names of errors"},
    "readers/yaml_text.py": {"yaml": "events of the safe loader, of which no objects are made"},
    "record/polities.py": {"pkgutil": "reads the table of countries out of the package"},
    "reporters/file_names.py": {"urllib": "percent signs in names of files; opens no address"},
    "reporters/page/page.py": {"pkgutil": "reads the style and the script of the page out of the package"},
    "reporters/table.py": {"importlib": "the module of a reporter, from a table of ours"},
}


def uses(code: str) -> Iterator[tuple[str, int]]:
    """What a module uses of all that is listed, with the line."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if (top := alias.name.partition(".")[0]) in MODULES:
                        yield top, node.lineno
            case ast.ImportFrom(module=str(module), level=0, names=names):
                if (top := module.partition(".")[0]) in MODULES:
                    yield top, node.lineno
                if module == "os":
                    for alias in names:
                        yield f"os.{alias.name}", node.lineno
            case ast.Name(id=name) if name in BUILTINS:
                yield name, node.lineno
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name.startswith(OF_OS):
                yield f"os.{name}", node.lineno
            case ast.Attribute(value=ast.Name(id="yaml"), attr=name) if name in OF_YAML:
                yield f"yaml.{name}", node.lineno
            case ast.Attribute(value=ast.Name(id="builtins")):
                yield "builtins", node.lineno
            case ast.Attribute(attr=name) if name in OF_PATHS:
                yield name, node.lineno
            case ast.Call(func=ast.Attribute(attr="replace"), args=[_], keywords=[]):
                yield "replace", node.lineno  # a path's takes one argument, and a text's two
            case ast.keyword(arg="shell"):
                yield "shell=", node.lineno


def _modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def test_no_use_is_new() -> None:
    """A module uses what is listed for it and nothing else; of what is listed nothing is out of use."""
    new, gone = [], []
    for name in _modules():
        found = dict(reversed([*uses((PACKAGE / name).read_text("utf-8"))]))
        listed = PERMITTED.get(name, {})
        new += [f"{name}:{line} uses {use}" for use, line in found.items() if use not in listed]
        gone += [f"{name} does without {use}" for use in listed.keys() - found.keys()]
    assert not new, "what is it for, and can a record reach it? If it must be, list it in tests/test_uses.py"
    assert not gone, "take it off the list"


def test_every_list_is_of_a_module() -> None:
    """No list is left behind by a module that is gone."""
    assert PERMITTED.keys() <= set(_modules())


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("import pickle", "pickle"),
        ("import urllib.request as x", "urllib"),
        ("from socket import create_connection", "socket"),
        ("eval('1')", "eval"),
        ("f = exec", "exec"),
        ("import os\nos.system('x')", "os.system"),
        ("import os\nos.execvp('x', [])", "os.execvp"),
        ("from os import popen", "os.popen"),
        ("subprocess.run('x', shell=True)", "shell="),
        ("yaml.load(text)", "yaml.load"),
        ("Path('x').write_text('y')", "write_text"),
        ("path.replace(target)", "replace"),
        ("def f():\n    import tempfile", "tempfile"),
    ],
)
def test_a_use_is_seen(code: str, use: str) -> None:
    """Wherever it stands, and however it is imported."""
    assert use in {name for name, _ in uses(code)}


def test_files_are_opened_for_writing_in_one_place() -> None:
    """`open` is asked for writing in files/staging.py alone, and by the streams of the command for the null device."""
    modes = {
        (path.relative_to(PACKAGE).as_posix(), ast.unparse(mode))
        for path in PACKAGE.rglob("*.py")
        for mode in _modes(ast.parse(path.read_text("utf-8")))
    }
    streams = (PACKAGE / "cli/streams.py").read_text("utf-8")
    assert streams.count(" open(") == streams.count(" open(os.devnull, ")
    assert {name for name, mode in modes if mode != "'rb'"} == {"files/staging.py", "cli/streams.py"}


def _modes(tree: ast.Module) -> Iterator[ast.expr]:
    """The modes that files are opened with; a call without one reads text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _opens(node.func):
            given = [each.value for each in node.keywords if each.arg == "mode"]
            by_name = isinstance(node.func, ast.Name)
            yield from given or node.args[by_name : by_name + 1] or [ast.Constant("r")]


def _opens(called: ast.expr) -> bool:
    match called:
        case ast.Name(id="open"):
            return True
        case ast.Attribute(value=ast.Name(id="os")):
            return False
        case ast.Attribute(attr="open"):
            return True
        case _:
            return False


def test_what_is_run_is_made_of_the_declarations_alone() -> None:
    """The functions that build records are the same for everybody, and have no text in them but names of our fields."""
    first, again = _Writer(holds_references=True), _Writer(holds_references=True)
    first.node(node_shape(Visit))
    again.node(node_shape(Visit))
    assert first.lines == again.lines
    tree = ast.parse("\n".join(first.lines))
    assert all(isinstance(node, ast.FunctionDef) for node in tree.body)
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {field.name for shape in _nodes() for field in shape.fields}
    assert texts <= names | {shape.cls.__name__ for shape in _nodes()}


def _nodes() -> list[NodeShape]:
    """The shape of a record, and those of all classes in it."""
    waiting: list[Shape] = [node_shape(Visit)]
    seen: list[NodeShape] = []
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, ListShape):
            waiting.append(shape.item)
        elif isinstance(shape, NodeShape) and shape not in seen:
            seen.append(shape)
            waiting += [field.shape for field in shape.fields]
    return seen


def test_no_file_of_the_package_is_run_by_being_there() -> None:
    """There is no .pth, no plugin entry point and no compiled code: importing the package runs nothing of others."""
    assert {path.suffix for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts} <= {
        *(".py", ".csv", ".json", ".css", ".js", ".typed", ".md", ".toml", ".yml", ".yaml", ".txt", ""),
    }
