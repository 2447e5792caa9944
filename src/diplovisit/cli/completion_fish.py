"""Writes the script by which fish completes the command."""

from collections.abc import Iterator, Sequence

from diplovisit.cli.completion_words import Command, Kind, Option, Value

_HEAD = """\
# Completes `diplovisit` in fish. Written by `diplovisit completion fish`; write it anew with a new version.

# Whether the subcommand is the one that is named, or there is none yet.
function __diplovisit_command
    set --local words (commandline --tokenize --cut-at-cursor --current-process)
    for word in $words[2..]
        string match --quiet -- '-*' $word; and continue
        test "$word" = "$argv[1]"
        return
    end
    test -z "$argv[1]"
end

function __diplovisit_rules
    string split ' ' '@RULES@'
end

complete --command diplovisit --no-files
"""


def script(options: Sequence[Option], commands: Sequence[Command], rules: Sequence[str]) -> str:
    """The script, a line for each option of each subcommand."""
    lines = [_line("''", _option(option)) for option in options]
    for command in commands:
        lines.append(_line("''", f"--arguments {command.name} --description {_quoted(command.says)}"))
    for command in commands:
        lines += ["", *_lines(command)]
    return _HEAD.replace("@RULES@", " ".join(rules)) + "\n" + "\n".join(lines) + "\n"


def _lines(command: Command) -> Iterator[str]:
    for option in command.options:
        yield _line(command.name, _option(option))
    if command.takes is not None and (taken := _taken(command.takes)):
        yield _line(command.name, taken)


def _line(command: str, rest: str) -> str:
    return f'complete --command diplovisit --condition "__diplovisit_command {command}" {rest}'


def _option(option: Option) -> str:
    parts = [
        f"--long-option {name[2:]}" if name.startswith("--") else f"--short-option {name[1:]}" for name in option.names
    ]
    if option.value is not None:
        parts += ["--require-parameter", _taken(option.value)]
    return " ".join(filter(None, [*parts, f"--description {_quoted(option.says)}"]))


def _taken(value: Value) -> str:
    match value.kind:
        case Kind.WORDS:
            return f"--no-files --arguments {_quoted(' '.join(value.words))}"
        case Kind.RULES:
            return f"--no-files --arguments {_quoted('(__fish_complete_list , __diplovisit_rules)')}"
        case Kind.KEYED_FILES if value.words:
            return f"--force-files --arguments {_quoted(' '.join(f'{word}=' for word in value.words))}"
        case Kind.KEYED_FILES | Kind.FILES:
            return "--force-files"
        case Kind.TEXT:
            return ""


def _quoted(text: str) -> str:
    """Text in single quotes, in which fish reads nothing but a backslash and a quote."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
