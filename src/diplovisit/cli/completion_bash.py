"""Writes the script by which bash completes the command. It runs with bash 3.2, which is what macOS has."""

from collections.abc import Iterator, Sequence

from diplovisit.cli.completion_words import Command, Kind, Option, Value

_SCRIPT = """\
# Completes `diplovisit` in bash. Written by `diplovisit completion bash`; write it anew with a new version.
# Where no words are offered, bash completes the names of files itself.

_diplovisit() {
    local word=$2 before=$3 command='' options='' words='' commas='' first='' last='' index
    local rules='@RULES@'

    # Bash takes the = of --option=value for a word.
    if [[ ${COMP_WORDS[COMP_CWORD]} == '=' ]]; then
        word='' before=${COMP_WORDS[COMP_CWORD - 1]}
    elif [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((index = 1; index < COMP_CWORD; index++)); do
        if [[ ${COMP_WORDS[index]} != -* ]]; then
            command=${COMP_WORDS[index]}
            break
        fi
    done

    case $command in
@CASES@
    esac
    if [[ $word == -* ]]; then
        words=$options commas='' last=''
    fi

    if [[ -n $commas && $word == *,* ]]; then
        first=${word%,*},
    fi
    if [[ -n $last ]]; then
        compopt -o nospace 2>/dev/null
    fi
    if [[ -n $words ]]; then
        compopt +o default 2>/dev/null
    fi
    # shellcheck disable=SC2207  # none of the words has a blank
    COMPREPLY=($(compgen -P "$first" -S "$last" -W "$words" -- "${word#"$first"}"))
}

complete -o default -F _diplovisit diplovisit
"""


def script(options: Sequence[Option], commands: Sequence[Command], rules: Sequence[str]) -> str:
    """The script, with a case for each subcommand."""
    lines = [
        "        '')",
        f"            options='{_names(options)}' words='{' '.join(each.name for each in commands)}'",
    ]
    for command in commands:
        lines += ["            ;;", f"        {command.name})", *_case(command)]
    return _SCRIPT.replace("@RULES@", " ".join(rules)).replace("@CASES@", "\n".join([*lines, "            ;;"]))


def _case(command: Command) -> Iterator[str]:
    """The options of a subcommand, and the words that can follow one of them or stand by themselves."""
    yield f"            options='{_names(command.options)}'"
    otherwise = _offered(command.takes) if command.takes is not None else ""
    offers = {option.names: _offered(option.value) for option in command.options if option.value is not None}
    told = {names: offer for names, offer in offers.items() if offer or otherwise}
    if told or otherwise:
        yield "            case $before in"
        for names, offer in told.items():
            yield f"                {' | '.join(names)}) {offer} ;;".replace("  ;;", " ;;")
        if otherwise:
            yield f"                *) {otherwise} ;;"
        yield "            esac"


def _names(options: Sequence[Option]) -> str:
    return " ".join(name for option in options for name in option.names)


def _offered(value: Value) -> str:
    """The assignment by which words are offered; empty where bash is to complete the name of a file."""
    match value.kind:
        case Kind.WORDS:
            return f"words='{' '.join(value.words)}'"
        case Kind.RULES:
            return "words=$rules commas=1"
        case Kind.KEYED_FILES if value.words:
            return f"words='{' '.join(value.words)}' last='='"
        case Kind.KEYED_FILES | Kind.FILES | Kind.TEXT:
            return ""
