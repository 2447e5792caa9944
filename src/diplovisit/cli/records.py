"""Makes records of what was read, for the commands that need every one of them to be whole."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from diplovisit.cli.inputs import named_documents
from diplovisit.pipeline.reading import structure_document
from diplovisit.record import Visit
from diplovisit.record.report import CheckResult
from diplovisit.reporters import REPORTERS


class InvalidRecords(Exception):
    """Raised after the last record where one or more of them are not whole; their findings have been shown."""


def load_records(parsed: argparse.Namespace) -> Iterator[tuple[str, Visit]]:
    """Every record with the name of its file. Raises Refused at the end, with the findings on standard error."""
    refused: list[CheckResult] = []
    for document in named_documents(parsed):
        visit, checked = structure_document(document)
        if visit is None:
            refused.append(checked)
        else:
            yield document.name, visit
    raise_if_invalid(refused)


def raise_if_invalid(refused: Sequence[CheckResult]) -> None:
    """Shows what is wrong with what could not be read as records, on standard error, and raises Refused."""
    if refused:
        for text in REPORTERS["full"](refused):
            sys.stderr.write(text)
        raise InvalidRecords
