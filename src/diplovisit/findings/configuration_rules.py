"""The rules about suppressions, whose faults are in the configuration and not in a record."""

from diplovisit.findings.rule import Group, Rule, Severity

SUPPRESSION_EXPIRED = Rule(
    name="suppression-expired",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    finds="a suppression whose `until` has passed, or is not a date",
    why="The suppression was temporary. Its finding is reported again, and needs a decision.",
    remedy="fix the finding and delete the suppression, or set a later `until` and explain it in `reason`",
    breaks="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "the ministry is to say whether she stayed"
        until = "2026-06-30"

        # visit.yaml
        status: reported
    """,
    keeps="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-04-30"}
    """,
    source="project rule: a postponement without a date becomes permanent",
)
SUPPRESSION_UNUSED = Rule(
    name="suppression-unused",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    finds="a suppression that suppressed nothing, although everything that it names was checked",
    why="The fault was fixed, or the suppression has a typing error. If it stays, it hides the next fault.",
    remedy="delete it, or correct what it names",
    breaks="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    keeps="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-04-30"}
    """,
    source="project rule, as in linters: ruff (unused-noqa), mypy (warn_unused_ignores)",
)

RULES = (SUPPRESSION_EXPIRED, SUPPRESSION_UNUSED)
