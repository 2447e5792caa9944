"""Judges whether words deny what a claim says: "did not meet the opposition", "has not signed the treaty"."""

import re
from typing import Final

from diplovisit.evidence.clauses import Scope, finite_verbs, words_of
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.programme_readings import CONTESTED
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    attested,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Claim, Polarity, Visit
from diplovisit.record.polities import polity

_PLAIN: Final = (
    frozenset(
        """
    not never cannot no neither nobody nothing none
    """.split()  # noqa: SIM905  # a list of words reads best as words
    )
    | frozenset({"no one", "yet to", "failed to", "refused to", "declined to", "refused", "declined", "nor"})
    | frozenset({"no plans", "no plan", "no intention"})
)
_NO_PLANS: Final = frozenset({"no plans", "no plan", "no intention"})
_UNSURE_BEFORE: Final = lazy_pattern(
    r"\b(?:may|might|should|must|need|ought|reportedly|apparently|allegedly|perhaps|possibly|probably|seemingly"
    r"|believed|thought|understood|rumou?red|said to|if|whether|why|hardly)\b",
    re.IGNORECASE,
)
# A denial of a part leaves the rest true: "did not meet alone", "did not sign all", "not until Friday".
_PARTIAL: Final = lazy_pattern(
    r"\b(?:but|until|till|only|just|merely|alone|all|every|both|always|necessarily|solely|simply|exclusively|directly"
    r"|personally|separately|together|entirely|fully|completely|yet another|as|than|because|unless|except|either way"
    r"|exactly|quite|immediately|at once|much|many|enough|so|too|in vain|without|otherwise|before|again|in person"
    r"|face to face|first|twice|at length|long|often|publicly|openly|formally|officially|explicitly)\b"
    r"(?! (?:well|yet)\b)",
    re.IGNORECASE,
)
# Verbs whose denial leaves open what follows them: "did not say whether they had met", "did not rule out a meeting".
_OPEN_VERBS: Final = frozenset(
    """
    say confirm deny rule comment know specify disclose announce reveal think believe expect want intend plan ask
    mention clarify indicate state elaborate exclude agree hide mean appear seem need have hesitate object mind doubt
    fail refuse stop prevent help cease wait care bother try attempt promise offer threaten allow oppose reject dispute
    discuss consider explain describe recall remember provide give make claim suggest insist demand require request
    invite urge call postpone cancel delay dismiss forget regret resist avoid miss lack tell inform speculate hint
    be get keep let seek hope wish propose recommend support endorse back report see hear find understand
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_ENDS: Final = lazy_pattern(
    r"\s*(?:$|[.,;:!?)”\"—–]|(?:and|while|although|though|the ministry said|he said|she said)\b)"
)
_IRREGULAR: Final = {
    form: verb
    for verb, forms in {
        "meet": "met meeting meetings", "hold": "held holding", "take": "took taken taking", "go": "went gone goes",
        "give": "gave given", "speak": "spoke spoken", "leave": "left", "make": "made", "pay": "paid", "send": "sent",
        "say": "said", "fly": "flew flown", "see": "saw seen", "know": "knew known", "think": "thought", "be": "is are"
        " was were been", "have": "has had", "come": "came", "bring": "brought", "win": "won", "lay": "laid", "sign":
        "signed signing signature", "agree": "agreed agreement agreements", "reach": "reached", "discuss":
        "discussed discussion discussions", "visit": "visited visits visiting", "talk": "talks talked", "lose": "lost",
        "buy": "bought", "sell": "sold", "shake": "shook shaken", "tell": "told", "find": "found",
        "withdraw": "withdrew",
    }.items()
    for form in forms.split()
}  # fmt: skip
_GRAMMAR: Final = frozenset(
    """
    the a an of in on at to for with by from and or his her their its that this these those did does do not has have had
    will would no any he she it they who which been be was were is are could can yet never during
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def judge_claim_polarity(words: CitedText, value: Polarity, claim: Claim, visit: Visit) -> Opinion:
    """Compares whether a claim is so or is not so with the words, which must deny what the claim is about."""
    denial = _plain_denial(words, claim, visit)
    if value is Polarity.DENIED:
        return proven(f'say "{denial.trigger}"') if isinstance(denial, Scope) else denial
    if isinstance(denial, Scope):
        return contradicted(f'deny it: "{denial.trigger}"', Cause.DENIAL)
    suspending = words.denial
    return denied(suspending) if suspending is not None else attested("do not deny it")


def denies_claim(words: CitedText, claim: Claim, visit: Visit) -> bool:
    """Whether the words plainly deny what a claim is about, so that the denial belongs to what the claim says."""
    return isinstance(_plain_denial(words, claim, visit), Scope)


def _plain_denial(words: CitedText, claim: Claim, visit: Visit) -> Scope | Opinion:
    """The only words that deny the clause of the quote, or the opinion why there are none."""
    text = words.sentence.text
    own = [
        scope
        for scope in words.sentence.scopes
        if scope.start is not None
        and words.start <= scope.start < words.end
        and scope.suspension is Suspension.DENIAL
        and _is_plain(scope.trigger)
    ]
    if not own:
        denial = words.denial
        if denial is not None:
            return unreadable(f'are suspended by "{denial}", which is not a plain denial', Cause.DENIAL)
        return unreadable("do not deny anything")
    scope, *others = own
    assert scope.start is not None  # see above
    if others:
        return unreadable(f'deny twice: "{scope.trigger}" and "{others[0].trigger}"')
    # "Has no plans to travel" denies plans.
    behind = scope.start + (len("no") if scope.trigger.lower() in _NO_PLANS else len(scope.trigger))
    for outer in words.sentence.scopes:
        if outer is not scope and any(outer.reaches(*span) for span in ((words.start, words.end),)):
            return denied(outer.trigger)
    if not text[behind : words.end].strip(" ,.") or not scope.reaches(behind + 1, words.end):
        return unreadable(f'have "{scope.trigger}" but not what it denies')
    if _ENDS.match(text, words.end) is None:
        return cut_mention(text[words.start : words.end + 24].strip())
    clause = words.sentence.clause_at(scope.start)
    if (unsure := _UNSURE_BEFORE.search(text, clause.start, behind)) is not None:
        return unreadable(f'are not certain: "{unsure.group()}"', Cause.CERTAINTY)
    if (partial := _PARTIAL.search(text, behind, max(words.end, clause.end))) is not None:
        return unreadable(f'deny a part, or compare: "{partial.group()}"')
    if (joined := _JOINED.search(text, behind, words.end)) is not None and _has_verb_behind(words, joined.end()):
        return unreadable(f'have "{joined.group().strip()}" and another verb, which may not be denied')
    if _RELATIVE.search(text, clause.start, scope.start) is not None:
        return unreadable("deny something in a relative clause, and state the act of its subject after it")
    if _CORRECTED.match(text, words.end) is not None or CONTESTED.search(text) is not None:
        return unreadable("are corrected or contested in their sentence")
    if (verb := _other_verb(words, scope, behind)) is not None:
        return unreadable(f'have another verb, "{verb}", which is not denied')
    return _about_claim(text[behind : words.end], f"{text} {_names_of_subjects(claim, visit)}", claim) or scope


_RELATIVE: Final = lazy_pattern(r"\b(?:who|which|that|whose) (?:[\w’'-]+ ){0,2}$")
_CORRECTED: Final = lazy_pattern(r", (?:they|he|she|it|we) (?!said|says|told|added|noted|explained|confirmed)")
_JOINED: Final = lazy_pattern(r" (?:and|or|nor|but|while|who|which|that|when|where|whether|if) ")


def _has_verb_behind(words: CitedText, start: int) -> bool:
    all_words = words_of(words.sentence.text)
    return any(start <= all_words[index].start < words.end for index in finite_verbs(words.sentence.text))


def _is_plain(trigger: str) -> bool:
    lower = trigger.lower().replace("’", "'")
    return lower in _PLAIN or lower.endswith("n't")


def _other_verb(words: CitedText, scope: Scope, behind: int) -> str | None:
    """A finite verb of the quote that the denial does not reach, besides the auxiliary before it; None if none."""
    text = words.sentence.text
    assert scope.start is not None  # as in `_plain_denial`
    all_words = words_of(text)
    for index in finite_verbs(text):
        verb = all_words[index]
        if not words.start <= verb.start < words.end or (verb.start >= scope.start and verb.end <= behind):
            continue
        is_auxiliary = verb.end <= scope.start and not text[verb.end : scope.start].strip()
        if not is_auxiliary and not scope.reaches(verb.start, verb.end):
            return verb.text
        if not is_auxiliary and verb.start < scope.start:
            return verb.text
    return None


def _about_claim(denied_words: str, sentence: str, claim: Claim) -> Opinion | None:
    """The opinion that the denial is of something else than the claim; None if it is of what the claim names.

    The claim must have each word that is denied, and the sentence each word of the claim: words of one's own are fine
    for a reader, and no rule can compare them.
    """
    what, content, whole = _content(claim.what), _content(denied_words), set(_content(sentence))
    if content and content[0] in _OPEN_VERBS and content[0] not in what:
        return unreadable(f'deny "{content[0]}", which says nothing about what follows')
    if unknown := [word for word in content if word not in what]:
        return unreadable(f'deny "{unknown[0]}", which the `what` of the claim does not have')
    if unknown := [word for word in what if word not in whole]:
        return unreadable(f'do not have "{unknown[0]}", which the `what` of the claim has')
    return None if content else unreadable("have no readable denial")


def _names_of_subjects(claim: Claim, visit: Visit) -> str:
    """The names of those whom a claim is about, for which the sentence may have a pronoun."""
    people = [person for person in visit.people if person.id in claim.subjects]
    names = [name for person in people for name in (person.name, person.office, *person.aliases) if name is not None]
    states = [state.name for code in claim.subjects if (state := polity(code)) is not None]
    return " ".join((*names, *states))


def _content(text: str) -> list[str]:
    lemmas = [_lemma(word) for word in re.findall(r"[\w’'-]+", text)]
    return [word for word in lemmas if word not in _GRAMMAR]


def _lemma(word: str) -> str:
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    for ending in ("ing", "ed", "es", "s"):
        if lower.endswith(ending) and len(lower) - len(ending) > 3 and not lower.endswith("ss"):
            return lower[: -len(ending)].removesuffix("e")
    return lower.removesuffix("e") if len(lower) > 4 and lower not in _OPEN_VERBS else lower
