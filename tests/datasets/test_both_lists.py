"""The rules over the State Department's two lists together, with the verdicts of whoever looked at each finding."""

import collections
import functools

import pytest
from benchmarks.state_department import Judged, findings, read_verdicts

from diplovisit.pipeline.import_data_set import read_data_set
from tests.shared_data import shared_data

# One process reads the data sets for all tests.
pytestmark = [pytest.mark.xdist_group("state-department"), pytest.mark.at_length]


@functools.cache
def judged() -> tuple[Judged, ...]:
    """Returns every finding over both lists."""
    travels = read_data_set("state-department", shared_data("state-department"))
    visits = read_data_set("state-department-visits", shared_data("state-department-visits"))
    return tuple(findings([*travels, *visits], read_verdicts()))


def test_no_name_is_alike_by_mistake() -> None:
    """Every pair of similar names in the two lists was judged, and each is one person's."""
    verdicts = collections.Counter(each.verdict for each in judged() if each.rule == "names-alike")
    assert verdicts.keys() == {"error", "variant"}
    assert sum(verdicts.values()) > 120


def test_few_honest_records_are_reported() -> None:
    """False alarms are long holidays, and the days of shuttles and of summits on a border."""
    false_alarms = collections.Counter(each.rule for each in judged() if each.verdict == "false alarm")
    assert false_alarms == {"stops-overlap": 3, "long-stop": 2}


def test_every_verdict_is_about_a_finding() -> None:
    """No verdict is left of a finding that the rules no longer have."""
    found = {(each.rule, *each.rows[0].split(" ")) for each in judged()}
    assert read_verdicts().keys() <= found
