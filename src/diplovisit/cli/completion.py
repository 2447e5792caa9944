"""`diplovisit completion`: prints a script by which a shell completes the command. The script itself runs nothing."""

import argparse
import sys

from diplovisit.cli import completion_bash, completion_fish, completion_zsh, exits
from diplovisit.cli.completion_words import commands, options
from diplovisit.pipeline.rule_names import ALL
from diplovisit.pipeline.rules import RULES
from diplovisit.record import Group

_SHELLS = {"bash": completion_bash.script, "zsh": completion_zsh.script, "fish": completion_fish.script}


def run(parsed: argparse.Namespace) -> int:
    """Prints the script of a shell."""
    sys.stdout.write(_SHELLS[parsed.shell](options(), commands(), rules()))
    return exits.OK


def rules() -> tuple[str, ...]:
    """What can stand where a rule is asked for: all of them, the groups, and each by its name."""
    return (ALL, *(group.value for group in Group), *sorted(RULES))
