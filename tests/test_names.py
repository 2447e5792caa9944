"""Names are a vocabulary: one public name, one meaning."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path("src/diplovisit")

ENTRY_POINTS = {
    "find": "every rule has one",
    "run": "every command has one",
}


def test_no_two_public_classes_or_functions_share_a_name() -> None:
    """A public class or function has a name that no other module uses, apart from the entry points."""
    modules = defaultdict(list)
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                modules[node.name].append(str(file.relative_to(SOURCE)))
    shared = {name: files for name, files in modules.items() if len(files) > 1 and name not in ENTRY_POINTS}
    assert not shared
