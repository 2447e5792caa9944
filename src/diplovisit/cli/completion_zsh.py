"""Writes the script by which zsh completes the command."""

from collections.abc import Iterator, Sequence

from diplovisit.cli.completion_words import Command, Kind, Option, Value

_SCRIPT = """\
#compdef diplovisit
# Completes `diplovisit` in zsh. Written by `diplovisit completion zsh`; write it anew with a new version.

_diplovisit_rules() {
  local -a rules
  rules=(@RULES@)
  _values -s , rule $rules
}

# The words given, with = behind them; names of files after that.
_diplovisit_keyed() {
  if compset -P '*='; then
    _files
  else
    compadd -S = -- "$@"
  fi
}

_diplovisit() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -C \\
@OPTIONS@
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      commands=(
@COMMANDS@
      )
      _describe command commands
      ;;
    argument)
      case $line[1] in
@CASES@
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _diplovisit ]]; then
  _diplovisit "$@"
else
  compdef _diplovisit diplovisit
fi
"""


def script(options: Sequence[Option], commands: Sequence[Command], rules: Sequence[str]) -> str:
    """The script, with the arguments of each subcommand."""
    parts = {
        "@RULES@": " ".join(rules),
        "@OPTIONS@": "\n".join(f"    {_option(option)} \\" for option in options),
        "@COMMANDS@": "\n".join(f"        {_quoted(f'{command.name}:{command.says}')}" for command in commands),
        "@CASES@": "\n".join(line for command in commands for line in _case(command)),
    }
    text = _SCRIPT
    for mark, part in parts.items():
        text = text.replace(mark, part)
    return text


def _case(command: Command) -> Iterator[str]:
    yield f"        {command.name})"
    arguments = [_option(option) for option in command.options]
    if command.takes is not None:
        arguments.append(_quoted(f"*:{_escaped(command.takes.name)}:{_action(command.takes)}"))
    yield "          _arguments \\"
    yield " \\\n".join(f"            {argument}" for argument in arguments)
    yield "          ;;"


def _option(option: Option) -> str:
    """The specification of an option; one that may not be repeated rules out its other name, and --help all others."""
    value = f":{_escaped(option.value.name)}:{_action(option.value)}" if option.value is not None else ""
    if option.repeats:
        before = "*"
    elif {"--help", "--version"} & set(option.names):
        before = "(- *)"
    else:
        before = f"({' '.join(option.names)})"
    names = [name + ("" if option.value is None else "=" if name.startswith("--") else "+") for name in option.names]
    says = f"[{_escaped(option.says)}]{value}"
    if len(names) == 1:
        return _quoted(f"{before}{names[0]}{says}")
    return f"{_quoted(before)}{{{','.join(names)}}}{_quoted(says)}"


def _action(value: Value) -> str:
    match value.kind:
        case Kind.WORDS:
            return f"({' '.join(value.words)})"
        case Kind.RULES:
            return "_diplovisit_rules"
        case Kind.KEYED_FILES:
            return f"{{_diplovisit_keyed {' '.join(value.words)}}}"
        case Kind.FILES:
            return "_files"
        case Kind.TEXT:
            return " "


def _escaped(text: str) -> str:
    for sign in "\\[]:":
        text = text.replace(sign, f"\\{sign}")
    return text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
