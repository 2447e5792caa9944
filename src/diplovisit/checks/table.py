"""The table of rules: every rule for records with the function that finds its faults, ordered by group.

The class of an entry states what its function takes: the record, its examination, terms of office, or the layout of its
text. The function yields the address of each fault, and a sentence with what was read and what was expected. It never
raises, sorts or formats, and reads only its arguments. Rules across records take the digests of all records.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

import attrs

from diplovisit import readers
from diplovisit.checks import (
    absent_yet_present,
    anchor_stale,
    bidirectional_control,
    blank_at_edge,
    capacity_against_term,
    category_above_rank,
    certainty_above_words,
    circular_relation,
    claim_dates_out_of_order,
    claim_without_figure,
    comment_in_value,
    count_not_whole,
    count_without_cue,
    country_not_valid_then,
    date_in_id,
    derived_does_not_recompute,
    derived_without_rule,
    disjoint_counts_summed,
    duration_disagrees,
    editorial_fact,
    engagement_outside_stop,
    fact_denied,
    fact_not_checked,
    fact_without_evidence,
    figure_uncited,
    gap_in_visit,
    held_before_published,
    host_among_senders,
    ignored_words_unclear,
    inferred_without_note,
    invisible_character,
    length_missing,
    long_stop,
    measure_beyond_target,
    mixed_script_name,
    name_uncited,
    no_such_hour,
    nobody_travels,
    not_nfc,
    office_not_held_then,
    offset_not_of_zone,
    outcome_of_cancelled,
    place_in_another_state,
    place_is_metonym,
    plan_of_unnamed_sources,
    qualifier_dropped,
    quote_cuts_mention,
    quote_not_anchored,
    quote_not_in_source,
    quote_occurs_more_than_once,
    range_backwards,
    relation_offset_disagrees,
    relation_out_of_order,
    revised_left_behind,
    revision_lowered,
    revision_not_raised,
    same_name_twice,
    sources_disagree,
    spelling_not_declared,
    stated_without_words,
    status_above_denial,
    status_repeated,
    stop_outside_visit,
    stops_overlap,
    stored_text_above_gate,
    summary_stronger_than_body,
    symbol_only_currency,
    territory_without_sovereign,
    text_not_the_anchored_one,
    traveller_listed_twice,
    traveller_not_of_sender,
    unknown_time_zone,
    value_ambiguous,
    value_contradicted,
    value_unreadable,
    weekday_disagrees,
    withdrawn_takes_part,
    year_not_stated,
    zone_abbreviation,
    zone_not_of_country,
    zone_sign_turned,
)
from diplovisit.checks.across import (
    CrossRecordIssue,
    RecordCollection,
    companion_not_there,
    host_abroad,
    names_alike,
    record_id_twice,
    relation_ring,
    stop_twice,
    superseded_still_on,
    superseded_twice,
    target_not_found,
    visits_overlap,
)
from diplovisit.evidence import Examination
from diplovisit.findings import schema_rules
from diplovisit.findings.rule import FilePosition
from diplovisit.record import Rule, Visit
from diplovisit.record.people import Terms


class RecordCheck(Protocol):
    """A rule over one record: `run` yields the address and the sentence of each fault."""

    @property
    def rule(self) -> Rule:
        """The rule."""
        ...

    def run(self, examination: Examination) -> Iterable[tuple[str, str]]:
        """Yields the faults that the rule finds in a record."""
        ...


@attrs.frozen
class OnRecord:
    """A rule that needs only the record."""

    rule: Rule
    find: Callable[[Visit], Iterable[tuple[str, str]]]

    def run(self, examination: Examination) -> Iterable[tuple[str, str]]:
        """Yields the faults of the record."""
        return self.find(examination.visit)


@attrs.frozen
class OnEvidence:
    """A rule that needs the words of sources. It is skipped for a record without evidence and lock file."""

    rule: Rule
    find: Callable[[Examination], Iterable[tuple[str, str]]]

    def run(self, examination: Examination) -> Iterable[tuple[str, str]]:
        """Yields the faults of the evidence."""
        return self.find(examination) if examination.has_evidence else ()


@attrs.frozen
class OnTerms:
    """A rule that needs terms of office. It is skipped if none are given."""

    rule: Rule
    find: Callable[[Visit, Terms], Iterable[tuple[str, str]]]

    def run(self, examination: Examination) -> Iterable[tuple[str, str]]:
        """Yields the faults of the record against the terms."""
        return self.find(examination.visit, examination.terms) if examination.terms else ()


@attrs.frozen
class OnLayout:
    """A rule that needs the layout of a record. It is skipped for a record that was not read from YAML."""

    rule: Rule
    find: Callable[[Visit, Callable[[str], FilePosition]], Iterable[tuple[str, str]]]

    def run(self, examination: Examination) -> Iterable[tuple[str, str]]:
        """Yields the faults of the layout."""
        return self.find(examination.visit, examination.layout) if examination.layout is not None else ()


CHECKS: tuple[RecordCheck, ...] = (
    # time
    OnRecord(claim_dates_out_of_order.RULE, claim_dates_out_of_order.find),
    OnRecord(duration_disagrees.RULE, duration_disagrees.find),
    OnRecord(engagement_outside_stop.RULE, engagement_outside_stop.find),
    OnRecord(gap_in_visit.RULE, gap_in_visit.find),
    OnRecord(held_before_published.RULE, held_before_published.find),
    OnRecord(long_stop.RULE, long_stop.find),
    OnRecord(no_such_hour.RULE, no_such_hour.find),
    OnRecord(offset_not_of_zone.RULE, offset_not_of_zone.find),
    OnRecord(outcome_of_cancelled.RULE, outcome_of_cancelled.find),
    OnRecord(status_repeated.RULE, status_repeated.find),
    OnRecord(stop_outside_visit.RULE, stop_outside_visit.find),
    OnRecord(stops_overlap.RULE, stops_overlap.find),
    OnRecord(weekday_disagrees.RULE, weekday_disagrees.find),
    # place
    OnRecord(country_not_valid_then.RULE, country_not_valid_then.find),
    OnRecord(host_among_senders.RULE, host_among_senders.find),
    OnRecord(place_in_another_state.RULE, place_in_another_state.find),
    OnRecord(territory_without_sovereign.RULE, territory_without_sovereign.find),
    OnRecord(unknown_time_zone.RULE, unknown_time_zone.find),
    OnRecord(zone_abbreviation.RULE, zone_abbreviation.find),
    OnRecord(zone_not_of_country.RULE, zone_not_of_country.find),
    OnRecord(zone_sign_turned.RULE, zone_sign_turned.find),
    # people
    OnRecord(nobody_travels.RULE, nobody_travels.find),
    OnRecord(same_name_twice.RULE, same_name_twice.find),
    OnRecord(spelling_not_declared.RULE, spelling_not_declared.find),
    OnRecord(traveller_listed_twice.RULE, traveller_listed_twice.find),
    OnRecord(traveller_not_of_sender.RULE, traveller_not_of_sender.find),
    OnRecord(withdrawn_takes_part.RULE, withdrawn_takes_part.find),
    # evidence
    OnRecord(absent_yet_present.RULE, absent_yet_present.find),
    OnRecord(derived_without_rule.RULE, derived_without_rule.find),
    OnRecord(editorial_fact.RULE, editorial_fact.find),
    OnRecord(ignored_words_unclear.RULE, ignored_words_unclear.find),
    OnRecord(inferred_without_note.RULE, inferred_without_note.find),
    OnRecord(stated_without_words.RULE, stated_without_words.find),
    # quantity
    OnRecord(claim_without_figure.RULE, claim_without_figure.find),
    OnRecord(count_not_whole.RULE, count_not_whole.find),
    OnRecord(disjoint_counts_summed.RULE, disjoint_counts_summed.find),
    OnRecord(length_missing.RULE, length_missing.find),
    OnRecord(measure_beyond_target.RULE, measure_beyond_target.find),
    OnRecord(range_backwards.RULE, range_backwards.find),
    OnRecord(symbol_only_currency.RULE, symbol_only_currency.find),
    # relations
    OnRecord(circular_relation.RULE, circular_relation.find),
    OnRecord(relation_offset_disagrees.RULE, relation_offset_disagrees.find),
    OnRecord(relation_out_of_order.RULE, relation_out_of_order.find),
    # category
    OnRecord(category_above_rank.RULE, category_above_rank.find),
    # text
    OnRecord(bidirectional_control.RULE, bidirectional_control.find),
    OnRecord(blank_at_edge.RULE, blank_at_edge.find),
    OnRecord(date_in_id.RULE, date_in_id.find),
    OnRecord(invisible_character.RULE, invisible_character.find),
    OnRecord(mixed_script_name.RULE, mixed_script_name.find),
    OnRecord(not_nfc.RULE, not_nfc.find),
    # quotes and their sources
    OnEvidence(quote_not_in_source.RULE, quote_not_in_source.find),
    OnEvidence(quote_occurs_more_than_once.RULE, quote_occurs_more_than_once.find),
    OnEvidence(quote_not_anchored.RULE, quote_not_anchored.find),
    OnEvidence(anchor_stale.RULE, anchor_stale.find),
    OnEvidence(text_not_the_anchored_one.RULE, text_not_the_anchored_one.find),
    OnEvidence(stored_text_above_gate.RULE, stored_text_above_gate.find),
    # earlier revisions in the lock file
    OnEvidence(revision_not_raised.RULE, revision_not_raised.find),
    OnEvidence(revision_lowered.RULE, revision_lowered.find),
    OnEvidence(revised_left_behind.RULE, revised_left_behind.find),
    # facts without words, and words without facts
    OnEvidence(fact_without_evidence.RULE, fact_without_evidence.find),
    OnEvidence(fact_not_checked.RULE, fact_not_checked.find),
    OnEvidence(figure_uncited.RULE, figure_uncited.find),
    OnEvidence(name_uncited.RULE, name_uncited.find),
    # facts against words
    OnEvidence(quote_cuts_mention.RULE, quote_cuts_mention.find),
    OnEvidence(fact_denied.RULE, fact_denied.find),
    OnEvidence(value_contradicted.RULE, value_contradicted.find),
    OnEvidence(value_ambiguous.RULE, value_ambiguous.find),
    OnEvidence(value_unreadable.RULE, value_unreadable.find),
    OnEvidence(year_not_stated.RULE, year_not_stated.find),
    OnEvidence(qualifier_dropped.RULE, qualifier_dropped.find),
    OnEvidence(derived_does_not_recompute.RULE, derived_does_not_recompute.find),
    OnEvidence(place_is_metonym.RULE, place_is_metonym.find),
    OnEvidence(count_without_cue.RULE, count_without_cue.find),
    # certainty of the words
    OnEvidence(certainty_above_words.RULE, certainty_above_words.find),
    OnEvidence(status_above_denial.RULE, status_above_denial.find),
    OnEvidence(summary_stronger_than_body.RULE, summary_stronger_than_body.find),
    OnEvidence(plan_of_unnamed_sources.RULE, plan_of_unnamed_sources.find),
    OnEvidence(sources_disagree.RULE, sources_disagree.find),
    # people, against terms of office
    OnTerms(office_not_held_then.RULE, office_not_held_then.find),
    OnTerms(capacity_against_term.RULE, capacity_against_term.find),
    # layout of the text
    OnLayout(comment_in_value.RULE, comment_in_value.find),
)
"""The rules over one record, in the order in which they run."""

CROSS_RECORD_CHECKS: tuple[tuple[Rule, Callable[[RecordCollection], Iterable[CrossRecordIssue]]], ...] = (
    # ids and targets
    (record_id_twice.RULE, record_id_twice.find),
    (target_not_found.RULE, target_not_found.find),
    # relations between visits
    (relation_ring.RULE, relation_ring.find),
    (superseded_still_on.RULE, superseded_still_on.find),
    (superseded_twice.RULE, superseded_twice.find),
    # the same people on the same days
    (stop_twice.RULE, stop_twice.find),
    (companion_not_there.RULE, companion_not_there.find),
    (visits_overlap.RULE, visits_overlap.find),
    (host_abroad.RULE, host_abroad.find),
    # one person under two names
    (names_alike.RULE, names_alike.find),
)
"""The rules over all given records, which run after every record was read."""

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        *readers.RULES,
        *schema_rules.RULES,
        *(check.rule for check in CHECKS),
        *(rule for rule, _ in CROSS_RECORD_CHECKS),
    )
}
"""All rules by name: rules of syntax, of shape, of single records, and across records."""
