"""Asks the open choices of a draft, one after the other, with numbered candidates."""

import sys
from collections.abc import Callable, Mapping

from diplovisit.cli.console import print_error
from diplovisit.drafting import Choice, DraftedRecord
from diplovisit.findings.phrases import escaped

_HINT = "a number, a value, or Enter to leave it open"


def ask_choices(drafted: DraftedRecord, draft_again: Callable[[Mapping[str, str]], DraftedRecord]) -> DraftedRecord:
    """Asks every open choice, and returns the record that is drafted with the answers.

    draft_again: drafts with answers, by the address of each choice. An answer that the record cannot have is asked
    again. The end of the input leaves the rest open.
    """
    answers: dict[str, str] = {}
    asked: set[str] = set()
    while (choice := next((each for each in drafted.choices if each.address not in asked), None)) is not None:
        answer = _ask(choice)
        if answer is None:
            break
        if not answer:
            asked.add(choice.address)
            continue
        attempt = draft_again({**answers, choice.address: answer})
        if any(each.address == choice.address for each in attempt.choices):
            refused = [each for each in attempt.refused if each.address == choice.address and each.value == answer]
            reason = refused[0].reason if refused else "the record has no field for it"
            print_error(f"  {escaped(answer)} is not possible here: {escaped(reason)}")
            continue
        answers[choice.address] = answer
        asked.add(choice.address)
        drafted = attempt
    return drafted


def _ask(choice: Choice) -> str | None:
    """Asks one choice. Returns the answer, empty to leave it open; None at the end of the input."""
    print_error(f"? {escaped(choice.address)}: {escaped(choice.question)}")
    for number, option in enumerate(choice.options, 1):
        print_error(f"  {number}  {escaped(option.value)}  ({escaped(option.words)})")
    sys.stderr.write(f"  {_HINT}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        print_error("")
        return None
    answer = line.strip()
    if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:6]) <= len(choice.options):
        return choice.options[int(answer) - 1].value
    return answer
