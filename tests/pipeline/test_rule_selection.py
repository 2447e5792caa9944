"""Selecting rules by name, by group, or all, and the precedence between choices."""

import functools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Selection, check
from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_names import ALL, CHECK_RULES, GROUPS, UnknownRule, known_names, rule_name
from diplovisit.pipeline.rule_registry import RULES
from diplovisit.pipeline.rule_selection import EVERYTHING, RuleChoice
from diplovisit.record import Finding, Rule, Severity

NAMES = st.sampled_from([ALL, *GROUPS, *CHECK_RULES])
SETS = st.lists(NAMES, max_size=4, unique=True).map(tuple)
RULE = st.sampled_from(list(CHECK_RULES.values()))
WEIGHTS = st.dictionaries(NAMES, st.sampled_from(Severity), max_size=3)
PATTERNS = st.none() | st.sampled_from(["drafts/**", "*.json", "visit.yaml"]).map(PathPattern)
CHOICES = st.builds(RuleChoice, select=SETS, ignore=SETS, severity=WEIGHTS, paths=PATTERNS)
FILES = st.none() | st.sampled_from(["drafts/visit.yaml", "a.json", "visit.yaml", "other.yaml"])


@given(SETS, SETS, RULE, st.randoms())
def test_the_order_of_names_does_not_matter(
    select: tuple[str, ...], ignore: tuple[str, ...], rule: Rule, shuffle: random.Random
) -> None:
    """The order of --select and --ignore, and of the names in them, does not matter."""
    written = [*select, *(f"-{name}" for name in ignore)]
    shuffled = shuffle.sample(written, len(written))
    assert Selection.of(written).wants(rule.name, rule.group) is Selection.of(shuffled).wants(rule.name, rule.group)


@given(SETS, SETS, RULE)
def test_the_most_specific_name_decides(select: tuple[str, ...], ignore: tuple[str, ...], rule: Rule) -> None:
    """A rule beats its group, a group beats `all`, and --ignore beats --select for one name; unselected rules are out."""
    exactness = {rule.name: 3, rule.group.value: 2, ALL: 1}
    selected = max((exactness.get(name, 0) for name in select), default=0)
    ignored = max((exactness.get(name, 0) for name in ignore), default=0)
    expected = selected > ignored if select or ignored else True
    assert Selection((RuleChoice(select=select, ignore=ignore),)).wants(rule.name, rule.group) is expected


@given(CHOICES, st.lists(CHOICES, max_size=3), RULE, FILES)
def test_the_first_choice_that_mentions_a_rule_decides(
    first: RuleChoice, others: list[RuleChoice], rule: Rule, file: str | None
) -> None:
    """The command line takes precedence over the configuration, which is used only where the command line is silent."""
    is_of_the_file = first.paths is None or (file is not None and first.paths.matches(file))
    said = first.wants(rule.name, rule.group) if is_of_the_file else None
    rest = Selection(tuple(others)).for_file(file).wants(rule.name, rule.group)
    whole = Selection((first, *others)).for_file(file).wants(rule.name, rule.group)
    assert whole is (rest if said is None else said)


@given(st.lists(CHOICES, max_size=3), RULE, FILES)
def test_a_rule_that_counts_for_a_file_counts_somewhere(
    choices: list[RuleChoice], rule: Rule, file: str | None
) -> None:
    """A rule across records runs as long as it may count for one file."""
    selection = Selection(tuple(choices))
    if selection.for_file(file).wants(rule.name, rule.group):
        assert selection.wants_somewhere(rule)


@given(st.lists(CHOICES, max_size=3), FILES)
def test_skipping_a_rule_equals_removing_its_findings(choices: list[RuleChoice], file: str | None) -> None:
    """Skipping a rule and removing its findings leave the same findings in the same order."""
    found = _found()
    here = Selection(tuple(choices)).for_file(file)
    left = here.apply(found)
    assert [one.sentence for one in left] == [one.sentence for one in found if here.wants(one.rule, one.group)]
    for finding in left:
        said = [choice.severity_of(finding.rule, finding.group) for choice in here.choices]
        weights = [weight for weight in said if weight is not None]
        assert finding.severity == (weights[0] if weights else CHECK_RULES[finding.rule].severity)


REJECTED = "tests/corpus/reject/"


@functools.cache
def _found() -> tuple[Finding, ...]:
    return check([f"{REJECTED}long-stop", f"{REJECTED}unknown-code", f"{REJECTED}host-among-senders"]).findings


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ((), {"companion-not-there"}),
        ("all", {"companion-not-there"}),
        (("all", "-companion-not-there"), set()),
        (["relations"], {"companion-not-there"}),
        (["relations", "-companion-not-there"], set()),
        (["-relations", "companion-not-there"], {"companion-not-there"}),
        (["time"], set()),
        (EVERYTHING, {"companion-not-there"}),
        (Selection((RuleChoice(ignore=("relations",), paths=PathPattern("kerry-*")),)), set()),
        (Selection((RuleChoice(ignore=("relations",), paths=PathPattern("obama-*")),)), {"companion-not-there"}),
    ],
    ids=str,
)
def test_a_program_chooses_rules_by_name(rules: object, found: set[str]) -> None:
    """`check(records, rules=…)` takes names, with `-` before those to ignore, or a selection."""
    report = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"], rules=rules)  # type: ignore[arg-type]  # of any kind
    assert {finding.rule for finding in report} == found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tmie", 'unknown rule or group "tmie"; did you mean "time"?'),
        ("long_stop", 'unknown rule or group "long_stop"; did you mean "long-stop"?'),
        ("qqqqqq", 'unknown rule or group "qqqqqq"; expected a rule, all, or a group: syntax, '),
        ("", "expected a rule, a group or all; saw an empty name"),
        ("--time", 'unknown rule or group "-time"'),
        ("a\x1b[31m" * 50, 'unknown rule or group "a\\x1b[31m'),
    ],
)
def test_an_unknown_name_is_refused(name: str, message: str) -> None:
    """An unknown name is refused, because it would select nothing, or ignore nothing."""
    with pytest.raises(UnknownRule) as caught:
        check([], rules=[name])
    assert str(caught.value).startswith(message)


@given(st.text(max_size=20))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    """No text raises any error except UnknownRule."""
    try:
        assert known_names([text]) == (text,)
    except UnknownRule:
        assert text not in {ALL, *GROUPS, *CHECK_RULES}


def test_every_rule_of_a_check_is_a_rule() -> None:
    """Every rule of a check is a documented rule, and no rule has the name of a group."""
    assert CHECK_RULES.items() <= RULES.items()
    assert not {ALL, *GROUPS} & set(RULES)
    assert rule_name("long-stop") == "long-stop"
    with pytest.raises(UnknownRule, match="which includes several"):
        rule_name("time")


@pytest.mark.parametrize("rules", [["-syntax"], ["-schema", "-syntax"], ["time"]], ids=str)
def test_an_unreadable_record_never_passes(rules: list[str]) -> None:
    """A report does not pass if an unreadable record was not checked, even if the syntax rule is ignored."""
    report = check([f"{REJECTED}malformed-json", f"{REJECTED}unknown-field"], rules=[*rules, "-schema"])
    assert not report.ok
    assert report.tally.invalid == report.tally.records > 0
