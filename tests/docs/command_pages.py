"""The pages in docs/command, generated from the parsers of the command; `make write` writes them, a test compares them."""

import argparse
import re
from collections.abc import Iterator

from diplovisit.cli.arguments import parser
from diplovisit.cli.parser import EXIT_CODES
from tests.conftest import ROOT
from tests.docs.generated_folder import write_folder

FOLDER = ROOT / "docs" / "command"
_MARK = "<!-- Written by `make write` from what the command says with --help; change it there. -->\n\n"
_EXIT_CODES = """\
## Exit codes

| code | meaning |
|---|---|
| 0 | no error; warnings are shown |
| 1 | errors were found |
| 2 | the command could not run: a wrong argument, a missing file, no permission |
| 3 | there was nothing to check |
| 130, 129, 143 | interrupted by Ctrl-C, by SIGHUP, or by SIGTERM |
| 141 | the program that read the output has stopped |
"""


def pages() -> dict[str, str]:
    """Returns every page by the name of its file."""
    top = parser()
    (commands,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    summaries = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    index = [
        "# The command",
        "",
        f"{top.description}",
        "",
        "`diplovisit COMMAND --help` prints what these pages say.",
        "",
        "| command | what it does |",
        "|---|---|",
        *(f"| [{name}]({name}.md) | {_escape(text)} |" for name, text in summaries.items()),
        "",
        _EXIT_CODES,
    ]
    found = {f"{name}.md": _MARK + command_page(name, command) for name, command in commands.choices.items()}
    return {"README.md": _MARK + "\n".join(index), **found}


def command_page(name: str, command: argparse.ArgumentParser) -> str:
    """Returns the page of one command: its description, and every argument with its words."""
    assert command.epilog == EXIT_CODES
    lines = [
        f"# diplovisit {name}",
        "",
        _escape(command.description or ""),
        "",
        "```text",
        _usage(name, command),
        "```",
    ]
    for group in command._action_groups:
        actions = [action for action in group._group_actions if not isinstance(action, argparse._HelpAction)]
        if actions:
            title = {"positional arguments": "arguments"}.get(group.title or "", group.title or "")
            lines += ["", f"## {title[0].upper()}{title[1:]}", ""]
            lines += [_escape(group.description), ""] if group.description else []
            lines += [line for action in actions for line in _argument(command, action)]
    return "\n".join([*lines, "", "[All commands and the exit codes](README.md)", ""])


def _usage(name: str, command: argparse.ArgumentParser) -> str:
    words = ["diplovisit", name, "[OPTIONS]"]
    for action in command._actions:
        if action.option_strings:
            if action.required:
                words.append(f"{action.option_strings[-1]} {_metavar(action)}")
        else:
            words.append(
                {"?": "[{}]", "*": "[{}...]", "+": "{}..."}.get(str(action.nargs), "{}").format(_metavar(action))
            )
    return " ".join(words)


def _metavar(action: argparse.Action) -> str:
    if action.metavar is not None:
        return str(action.metavar)
    return "WORD" if action.choices else action.dest.upper()


def _argument(command: argparse.ArgumentParser, action: argparse.Action) -> Iterator[str]:
    """Yields an argument with its words, and the words that it may be."""
    value = "" if action.nargs == 0 or isinstance(action, argparse.BooleanOptionalAction) else f" {_metavar(action)}"
    value = f" [{_metavar(action)}]" if value and action.nargs == "?" else value
    names = [f"`{option}{value}`" for option in action.option_strings] or [f"`{_metavar(action)}`"]
    words = _escape(command._get_formatter()._expand_help(action)) if action.help else ""
    end = "." if action.choices and action.option_strings and not words.endswith(".") else ""
    yield f"- **{', '.join(names)}**: {words}{end}"
    if action.choices and action.option_strings:
        yield f"  One of {', '.join(f'`{choice}`' for choice in action.choices)}."


def _escape(text: str) -> str:
    """Returns words in which Markdown sees nothing but code between backticks. Options become code."""
    parts = re.split(r"(`[^`]+`)", text)
    for at in range(0, len(parts), 2):
        parts[at] = re.sub(r"(?<![\w-])(--?[a-z][a-z-]*)(?![\w-])", r"`\1`", parts[at])
    pieces = re.split(r"(`[^`]+`)", "".join(parts))
    pieces[::2] = [re.sub(r"([*<|\[\]_])", r"\\\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


if __name__ == "__main__":
    write_folder(FOLDER, pages())
