"""The arguments that choose: which rules count, which files are looked at, which settings hold."""

import argparse


def add_choices(command: argparse.ArgumentParser) -> None:
    """Adds them to a command that checks."""
    _add_rules(command.add_argument_group("rules"))
    _add_files(command.add_argument_group("files and settings"))


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Adds what says which configuration holds."""
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration to use (default: the nearest diplovisit.toml, or pyproject.toml with [tool.diplovisit],"
        " in this folder or above)",
    )
    which.add_argument("--no-config", action="store_true", help="use no configuration")
    command.add_argument(
        "--allow-outside",
        action="store_true",
        help="let the configuration name files outside of its folder (`sources`, `terms`), or be a link that leads"
        " there; without it, only the command line can name such files",
    )


def _add_rules(rules: "argparse._ArgumentGroup") -> None:
    rules.add_argument(
        "--select",
        metavar="NAMES",
        action="append",
        default=[],
        help="the rules that count, and no others: rules, groups (syntax, schema, time, place, people, evidence,"
        " quantity, relations, category, text, export, configuration) or all, with commas between; may be repeated",
    )
    rules.add_argument(
        "--ignore",
        metavar="NAMES",
        action="append",
        default=[],
        help="the rules that do not count, in the same way. A rule beats its group, a group beats all, and --ignore"
        " beats --select of the same name. A record that cannot be read is an error all the same",
    )
    rules.add_argument(
        "--severity",
        metavar="NAME=SEVERITY",
        action="append",
        default=[],
        help="what a rule or a group weighs: error, warning or info; may be repeated",
    )
    rules.add_argument(
        "--today", metavar="DATE", help="the day that suppressions are held against (default: today, in UTC)"
    )


def _add_files(files: "argparse._ArgumentGroup") -> None:
    files.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help="leave out files and folders as .gitignore does: drafts, *.json, visits/2024/**; may be repeated",
    )
    files.add_argument("--show-files", action="store_true", help="list the files that would be checked, and stop")
    files.add_argument(
        "--show-settings", action="store_true", help="show the settings in force, with where each comes from, and stop"
    )
