"""The table of rules: every rule of a record with the function that finds its faults, in the order of their groups.

A function takes a record, or its examination where it asks for the words of sources, and yields the address of each
fault with a sentence that says what was seen and what was expected. It never raises, sorts or formats, and reads
nothing but what it is given. Some take terms of office as well; those across records take the digests of all of them.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

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
    fact_without_evidence,
    figure_uncited,
    gap_in_visit,
    held_before_published,
    host_among_senders,
    inferred_without_note,
    invisible_character,
    long_stop,
    measure_beyond_target,
    mixed_script_name,
    name_uncited,
    no_such_hour,
    not_nfc,
    office_not_held_then,
    offset_not_of_zone,
    place_in_another_state,
    place_is_metonym,
    plan_of_unnamed_sources,
    qualifier_dropped,
    quote_not_anchored,
    quote_not_in_source,
    quote_occurs_more_than_once,
    range_backwards,
    relation_offset_disagrees,
    relation_out_of_order,
    revision_lowered,
    revision_not_raised,
    same_name_twice,
    sources_disagree,
    spelling_not_declared,
    stated_without_words,
    status_above_denial,
    stops_overlap,
    stored_text_above_gate,
    summary_stronger_than_body,
    symbol_only_currency,
    text_not_the_anchored_one,
    traveller_listed_twice,
    traveller_not_of_sender,
    unknown_time_zone,
    value_ambiguous,
    value_contradicted,
    value_unreadable,
    weekday_disagrees,
    year_not_stated,
    zone_abbreviation,
    zone_not_of_country,
    zone_sign_turned,
)
from diplovisit.checks.across import (
    Collection,
    Told,
    companion_not_there,
    record_id_twice,
    relation_ring,
    stop_twice,
    superseded_still_on,
    superseded_twice,
    target_not_found,
)
from diplovisit.evidence import Examination
from diplovisit.record import Rule, Visit, schema_rules
from diplovisit.record.terms import Terms

Find: TypeAlias = Callable[[Visit], Iterator[tuple[str, str]]]
FindInWords: TypeAlias = Callable[[Examination], Iterator[tuple[str, str]]]
FindAgainstTerms: TypeAlias = Callable[[Visit, Terms], Iterator[tuple[str, str]]]
FindInWriting: TypeAlias = Callable[[Visit, Callable[[str], readers.Where]], Iterator[tuple[str, str]]]
FindAcross: TypeAlias = Callable[[Collection], Iterator[Told]]

CHECKS: tuple[tuple[Rule, Find], ...] = (
    # time
    (claim_dates_out_of_order.RULE, claim_dates_out_of_order.find),
    (duration_disagrees.RULE, duration_disagrees.find),
    (engagement_outside_stop.RULE, engagement_outside_stop.find),
    (gap_in_visit.RULE, gap_in_visit.find),
    (held_before_published.RULE, held_before_published.find),
    (long_stop.RULE, long_stop.find),
    (no_such_hour.RULE, no_such_hour.find),
    (offset_not_of_zone.RULE, offset_not_of_zone.find),
    (stops_overlap.RULE, stops_overlap.find),
    (weekday_disagrees.RULE, weekday_disagrees.find),
    # place
    (country_not_valid_then.RULE, country_not_valid_then.find),
    (host_among_senders.RULE, host_among_senders.find),
    (place_in_another_state.RULE, place_in_another_state.find),
    (unknown_time_zone.RULE, unknown_time_zone.find),
    (zone_abbreviation.RULE, zone_abbreviation.find),
    (zone_not_of_country.RULE, zone_not_of_country.find),
    (zone_sign_turned.RULE, zone_sign_turned.find),
    # people
    (same_name_twice.RULE, same_name_twice.find),
    (spelling_not_declared.RULE, spelling_not_declared.find),
    (traveller_listed_twice.RULE, traveller_listed_twice.find),
    (traveller_not_of_sender.RULE, traveller_not_of_sender.find),
    # evidence
    (absent_yet_present.RULE, absent_yet_present.find),
    (derived_without_rule.RULE, derived_without_rule.find),
    (editorial_fact.RULE, editorial_fact.find),
    (inferred_without_note.RULE, inferred_without_note.find),
    (stated_without_words.RULE, stated_without_words.find),
    # quantity
    (claim_without_figure.RULE, claim_without_figure.find),
    (count_not_whole.RULE, count_not_whole.find),
    (disjoint_counts_summed.RULE, disjoint_counts_summed.find),
    (measure_beyond_target.RULE, measure_beyond_target.find),
    (range_backwards.RULE, range_backwards.find),
    (symbol_only_currency.RULE, symbol_only_currency.find),
    # relations
    (circular_relation.RULE, circular_relation.find),
    (relation_offset_disagrees.RULE, relation_offset_disagrees.find),
    (relation_out_of_order.RULE, relation_out_of_order.find),
    # category
    (category_above_rank.RULE, category_above_rank.find),
    # text
    (bidirectional_control.RULE, bidirectional_control.find),
    (blank_at_edge.RULE, blank_at_edge.find),
    (date_in_id.RULE, date_in_id.find),
    (invisible_character.RULE, invisible_character.find),
    (mixed_script_name.RULE, mixed_script_name.find),
    (not_nfc.RULE, not_nfc.find),
)

EVIDENCE_CHECKS: tuple[tuple[Rule, FindInWords], ...] = (
    # the words and their sources
    (quote_not_in_source.RULE, quote_not_in_source.find),
    (quote_occurs_more_than_once.RULE, quote_occurs_more_than_once.find),
    (quote_not_anchored.RULE, quote_not_anchored.find),
    (anchor_stale.RULE, anchor_stale.find),
    (text_not_the_anchored_one.RULE, text_not_the_anchored_one.find),
    (stored_text_above_gate.RULE, stored_text_above_gate.find),
    # what the lock file knows of earlier revisions
    (revision_not_raised.RULE, revision_not_raised.find),
    (revision_lowered.RULE, revision_lowered.find),
    # facts without words, and words without facts
    (fact_without_evidence.RULE, fact_without_evidence.find),
    (figure_uncited.RULE, figure_uncited.find),
    (name_uncited.RULE, name_uncited.find),
    # facts against words
    (value_contradicted.RULE, value_contradicted.find),
    (value_ambiguous.RULE, value_ambiguous.find),
    (value_unreadable.RULE, value_unreadable.find),
    (year_not_stated.RULE, year_not_stated.find),
    (qualifier_dropped.RULE, qualifier_dropped.find),
    (derived_does_not_recompute.RULE, derived_does_not_recompute.find),
    (place_is_metonym.RULE, place_is_metonym.find),
    (count_without_cue.RULE, count_without_cue.find),
    # how sure the words are
    (certainty_above_words.RULE, certainty_above_words.find),
    (status_above_denial.RULE, status_above_denial.find),
    (summary_stronger_than_body.RULE, summary_stronger_than_body.find),
    (plan_of_unnamed_sources.RULE, plan_of_unnamed_sources.find),
    (sources_disagree.RULE, sources_disagree.find),
)
"""The rules that ask for words. A record without evidence, and without a lock file, has none to ask for."""

TERM_CHECKS: tuple[tuple[Rule, FindAgainstTerms], ...] = (
    (office_not_held_then.RULE, office_not_held_then.find),
    (capacity_against_term.RULE, capacity_against_term.find),
)
"""The rules that ask for terms of office. Without terms there is nothing to ask."""

WRITING_CHECKS: tuple[tuple[Rule, FindInWriting], ...] = ((comment_in_value.RULE, comment_in_value.find),)
"""The rules that ask how a record is written, where it was read from YAML: where a value stands, and in what line."""

ACROSS_CHECKS: tuple[tuple[Rule, FindAcross], ...] = (
    # ids and targets
    (record_id_twice.RULE, record_id_twice.find),
    (target_not_found.RULE, target_not_found.find),
    # how visits hang together
    (relation_ring.RULE, relation_ring.find),
    (superseded_still_on.RULE, superseded_still_on.find),
    (superseded_twice.RULE, superseded_twice.find),
    # where the same people were on the same days
    (stop_twice.RULE, stop_twice.find),
    (companion_not_there.RULE, companion_not_there.find),
)
"""The rules over all records given, once each of them was seen."""

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        *readers.RULES,
        *schema_rules.RULES,
        *(rule for rule, _ in CHECKS),
        *(rule for rule, _ in EVIDENCE_CHECKS),
        *(rule for rule, _ in TERM_CHECKS),
        *(rule for rule, _ in WRITING_CHECKS),
        *(rule for rule, _ in ACROSS_CHECKS),
    )
}
"""Every rule there is, by name: of syntax, of shape, of records, and of records beside one another."""
