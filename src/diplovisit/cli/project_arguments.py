"""The commands that help to maintain records, with their arguments: fmt, diff, schema, explain, init, completion."""

from diplovisit.cli.parser import DiffParser, Subcommands
from diplovisit.cli.shared_arguments import add_paths


def add_fmt(commands: Subcommands) -> None:
    """Adds `fmt`."""
    command = commands.add(
        "fmt",
        "lay records out, each in the form that all readers read alike",
        "In JSON, fields come in the order of the schema, and what equals its default is left out. YAML keeps its"
        " comments, keys and lines; what other readers would take for a date, a number or a flag is put in quotes.",
    )
    add_paths(command, default=".")
    command.add_argument("--check", action="store_true", help="change nothing; exit with 1 if something would change")
    command.add_argument("--diff", action="store_true", help="change nothing; show what would change")
    command.add_argument("--compact", action="store_true", help="canonical JSON (RFC 8785) on one line, for machines")


def add_diff(commands: Subcommands) -> None:
    """Adds `diff`."""
    command = commands.add(
        "diff",
        "say what changed in records, in words: between files, folders, or revisions that git keeps",
        "OLD and NEW are files, folders, REVISION:PATH, or revisions; paths to look at may follow revisions, best"
        " behind --. One revision is held against the files there are now, one path against HEAD.",
    )
    # argparse gives every subparser the class of its parent.
    command.__class__ = DiffParser
    command.add_argument("old", metavar="OLD", help="a file, a folder, a revision, or REVISION:PATH")
    command.add_argument("new", metavar="NEW", nargs="*", help="the same; and paths, where OLD is a revision")
    command.add_argument(
        "--output-format",
        choices=("text", "json", "markdown"),
        default="text",
        help="how to say it: text (default), json for programs, markdown for a comment below a pull request",
    )
    command.add_argument(
        "--only",
        metavar="SUBJECTS",
        help="only changes of some subjects, with commas between them: status, dates, places, people, engagements,"
        " claims, relations, sources, evidence, notes, revision",
    )
    command.add_argument("--addresses", action="store_true", help="say where in the record, too (text, markdown)")
    command.add_argument("--exit-code", action="store_true", help="exit with 1 if something changed, as git does")


def add_schema(commands: Subcommands) -> None:
    """Adds `schema`."""
    command = commands.add("schema", "print the JSON Schema of a record (draft 2020-12)")
    command.add_argument("-o", "--output", metavar="OUT", help="a file to write it to (default: standard output)")


def add_explain(commands: Subcommands) -> None:
    """Adds `explain`."""
    command = commands.add(
        "explain",
        "say what a rule finds, why it matters, and what to do",
        "With no rule named, every rule is listed in a line.",
    )
    command.add_argument(
        "rules", metavar="RULE", nargs="*", help="a rule, a group such as time, or a pattern such as 'stop-*'"
    )
    command.add_argument("--all", action="store_true", help="explain every rule")
    command.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="how to say it (default: text)"
    )


def add_init(commands: Subcommands) -> None:
    """Adds `init`."""
    command = commands.add(
        "init",
        "begin a repository of records: a first record, its source, the settings, what CI and editors need",
        "Nothing that is there is overwritten: where a file would be, nothing at all is written.",
    )
    command.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="where, made if need be (default: this folder)"
    )
    command.add_argument(
        "--ci", choices=("github", "gitlab", "none"), default="github", help="who runs the checks (default: github)"
    )
    command.add_argument("--keep", action="store_true", help="leave the files that are there, and write the others")
    command.add_argument(
        "--kept-at",
        metavar="URL",
        default="https://example.org/diplovisit",
        help="the git repository from which CI and pre-commit install diplovisit (default: a placeholder)",
    )


def add_completion(commands: Subcommands) -> None:
    """Adds `completion`."""
    command = commands.add(
        "completion",
        "print a script by which a shell completes this command",
        """It needs argcomplete: pip install 'diplovisit[completion]'. To have it in every new shell:

  bash   diplovisit completion bash > ~/.local/share/bash-completion/completions/diplovisit
  zsh    diplovisit completion zsh > ~/.zfunc/_diplovisit    (a folder of $fpath, before compinit)
  fish   diplovisit completion fish > ~/.config/fish/completions/diplovisit.fish""",
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
