"""The guard of removals: most of what was published goes only where that is asked for.

A folder that was not filled, or a path that was mistyped, looks as if all visits were withdrawn.
"""

from collections.abc import Sequence

from diplovisit.findings.phrases import escaped, listed
from diplovisit.publishing.plan import PlannedStep, PublicationStep

_LONGEST_NAME = 80


def refuse_removals(plan: Sequence[PlannedStep], most: int | None) -> str | None:
    """Returns why a plan removes too much, with what to type. None where it may be carried out.

    most: how many entries may be removed. None for as many as stay. Entries that others of the same visit replace then
    count as staying.
    """
    removed = [step for step in plan if step.step is PublicationStep.REMOVE]
    kept = [step for step in plan if step.step in {PublicationStep.KEEP, PublicationStep.UPDATE}]
    if most is None:
        wanted = {_record(step) for step in plan if step.step is not PublicationStep.REMOVE} - {None}
        replaced = sum(_record(step) in wanted for step in removed)
        if len(removed) - replaced <= len(kept) + replaced:
            return None
    elif len(removed) <= most:
        return None
    allowed = "" if most is None else f", and --max-delete is {most:,}"
    names = listed([escaped(step.key or step.href, _LONGEST_NAME) for step in removed])
    return (
        f"{len(removed):,} of the {len(removed) + len(kept):,} entries that were published would be removed{allowed}:"
        f" {names}; if that is right, add --max-delete {len(removed)}"
    )


def leave_entries_of(drafts: frozenset[str], plan: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """Returns the plan without removals of entries whose record is an unfinished draft. drafts: the ids of those."""
    return tuple(
        step.left("its record is an unfinished draft; complete it, or remove its file")
        if step.step is PublicationStep.REMOVE and _record(step) in drafts
        else step
        for step in plan
    )


def _record(step: PlannedStep) -> str | None:
    """The id of the record of an entry. None where the server does not give it."""
    return None if step.key is None else step.key.partition("/")[0]
