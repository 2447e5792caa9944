"""A place is one of the visit only where words say that the one who visits goes there, or that this was called off."""

import datetime
import json
from typing import Final

import pytest

from diplovisit.drafting.model.model_proposer import ModelProposer
from diplovisit.pipeline.draft import draft
from diplovisit.record import EngagementStatus, Visit

_REVISED: Final = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
_HEAD: Final = (
    "Ministry of Foreign Affairs of Ireland\n21 October 2026\n\n"
    "Kenyan Foreign Minister Wanjiru Otieno will visit Ireland on 26 and 27 October 2026. "
)
_OFF: Final = frozenset({EngagementStatus.CANCELLED, EngagementStatus.POSTPONED})
UNSETTLED: Final = (
    "A trip to Limerick is under consideration.",
    "A visit to Limerick depends on the weather.",
    "A visit to Limerick was dropped.",
    "A visit to Limerick has been removed from the programme.",
    "A visit to Limerick would have been too long.",
    "Her visit to Limerick fell through.",
    "The Minister declined an invitation to visit Limerick.",
    "She will fly home without visiting Limerick.",
    "There is no time for a visit to Limerick.",
    "A visit to Limerick is left for another time.",
    "Instead of Limerick, she will travel to Galway.",
    "She will travel to Galway rather than Limerick.",
    "She skips Limerick.",
    "The Mayor of Limerick hoped she would travel to Limerick.",
    "She is to meet the Mayor of Limerick in Dublin.",
    "Her delegation will travel to Limerick without her.",
    "Her predecessor will travel to Limerick.",
    "A trip to Limerick was pencilled in but is now off.",
    "Protesters will travel to Limerick.",
    "A visit to Limerick is being discussed.",
    "A visit to Limerick in 2019 was a success.",
    "A visit to Limerick is what the opposition demands.",
    "She flies over Limerick.",
    "A visit to Limerick is optional.",
    "Too dangerous is what police call a visit to Limerick.",
    "A visit to Limerick is under discussion.",
    "A visit to Limerick is under review.",
    "A stop in Limerick is under study.",
    "A visit to Limerick is an option.",
    "A visit to Limerick is one of the options.",
    "A visit to Limerick was an idea.",
    "A visit to Limerick is only an idea.",
    "A trip to Limerick has been proposed.",
    "A visit to Limerick was mooted.",
    "A visit to Limerick was floated by local councillors.",
    "A visit to Limerick was ruled out by the organisers.",
    "A visit to Limerick was taken off the schedule.",
    "A stop in Limerick has been taken out of the programme.",
    "Her trip to Limerick came to nothing.",
    "Her planned visit to Limerick never happened.",
    "A visit to Limerick was considered.",
    "A visit to Limerick had been considered.",
    "The trip to Limerick would have lasted two hours.",
    "A visit to Limerick remains a possibility.",
    "A visit to Limerick is a possibility.",
    "A visit to Limerick remains uncertain.",
    "A visit to Limerick has yet to be confirmed.",
    "A visit to Limerick is still open.",
    "A visit to Limerick is being weighed.",
    "A visit to Limerick is being looked at.",
    "A visit to Limerick is being explored.",
    "A visit to Limerick is on the cards.",
    "A visit to Limerick is on the wish list.",
    "A visit to Limerick has been struck from the programme.",
    "A visit to Limerick was deleted from the itinerary.",
    "A visit to Limerick was crossed off the list.",
    "A visit to Limerick has been cut from the programme.",
    "A visit to Limerick was vetoed by her security detail.",
    "A visit to Limerick proved impossible.",
    "A visit to Limerick was impossible.",
    "A visit to Limerick was not possible.",
    "A visit to Limerick is out of the question.",
    "A visit to Limerick was judged too risky.",
    "Police called a visit to Limerick too dangerous.",
    "Police have advised against a visit to Limerick.",
    "Officials are considering a visit to Limerick.",
    "Officials are discussing a visit to Limerick.",
    "The embassy proposed a visit to Limerick.",
    "The embassy had suggested a visit to Limerick.",
    "The embassy floated a visit to Limerick.",
    "The embassy is exploring a visit to Limerick.",
    "Local businesses are lobbying for a visit to Limerick.",
    "The organisers removed a visit to Limerick from the programme.",
    "The ministry took a visit to Limerick off the programme.",
    "Plans for a visit to Limerick were dropped.",
    "Plans for a visit to Limerick fell through.",
    "The idea of a visit to Limerick was dropped.",
    "Talk of a visit to Limerick has died down.",
    "A proposed visit to Limerick has been shelved.",
    "A visit to Limerick had been planned.",
    "A visit to Limerick was originally planned.",
    "A visit to Limerick was once on the programme.",
    "A visit to Limerick was on the programme until last week.",
    "A visit to Limerick is no longer on the programme.",
    "A visit to Limerick is not on the programme.",
    "Her visit to Limerick was replaced by a visit to Galway.",
    "A visit to Limerick has given way to a second day in Dublin.",
    "A visit to Limerick made way for talks in Dublin.",
    "A visit to Limerick would be too far.",
    "A visit to Limerick would be welcome.",
    "A visit to Limerick would make sense.",
    "A visit to Limerick might follow.",
    "A visit to Limerick could be added.",
    "A visit to Limerick may be added.",
    "A visit to Limerick should be added.",
    "A visit to Limerick has been requested.",
    "A visit to Limerick was sought by the council.",
    "A visit to Limerick is wanted by the council.",
    "A visit to Limerick was hoped for.",
    "A visit to Limerick is likely.",
    "A visit to Limerick seems unlikely.",
    "A visit to Limerick appears likely.",
    "A visit to Limerick is rumoured.",
    "A visit to Limerick is the subject of speculation.",
    "A visit to Limerick is a matter for the organisers.",
    "A visit to Limerick is up to the embassy.",
    "A visit to Limerick is still being negotiated.",
    "A visit to Limerick needs the approval of the police.",
    "A visit to Limerick was the wish of the council.",
    "A visit to Limerick is the dream of the mayor.",
    "A visit to Limerick is for another day.",
    "A visit to Limerick will have to wait.",
    "A visit to Limerick must wait.",
    "A visit to Limerick awaits approval.",
    "A visit to Limerick is in the air.",
    "A visit to Limerick hangs in the balance.",
    "A visit to Limerick is doubtful.",
    "A visit to Limerick was cancelled by fog.",
    "A visit to Limerick fell victim to the fog.",
    "A visit to Limerick was lost to the fog.",
    "A visit to Limerick was abandoned.",
    "A visit to Limerick was sacrificed.",
    "A visit to Limerick did not come off.",
    "A visit to Limerick did not materialise.",
    "A visit to Limerick never materialised.",
    "The visit to Limerick has been withdrawn.",
    "The visit to Limerick is off.",
    "She considered a visit to Limerick.",
    "She had considered travelling to Limerick.",
    "She would have travelled to Limerick.",
    "She was to have travelled to Limerick.",
    "She might travel to Limerick.",
    "She may travel to Limerick.",
    "She could travel to Limerick.",
    "She would like to travel to Limerick.",
    "She wants to travel to Limerick.",
    "She is considering travelling to Limerick.",
    "She was thinking of travelling to Limerick.",
    "She was advised not to travel to Limerick.",
    "She was asked to travel to Limerick.",
    "She was invited to travel to Limerick.",
    "She was invited to Limerick.",
    "She has been invited to visit Limerick.",
    "She should travel to Limerick.",
    "She ought to travel to Limerick.",
    "She refused to travel to Limerick.",
    "She can travel to Limerick by train in two hours.",
    "She could not travel to Limerick.",
    "She is unable to travel to Limerick.",
    "She would travel to Limerick if time allowed.",
    "If time allows she will travel to Limerick.",
    "Weather permitting, she will travel to Limerick.",
    "She will travel to Limerick, weather permitting.",
    "She will travel to Limerick if the weather allows.",
    "She will not travel to Limerick.",
    "She will no longer travel to Limerick.",
    "She had been due to travel to Limerick.",
    "She was supposed to travel to Limerick.",
    "She abandoned a plan to travel to Limerick.",
    "She dropped plans to travel to Limerick.",
    "She had hoped to travel to Limerick.",
    "She once travelled to Limerick as a student.",
    "She travelled to Limerick in 1998.",
    "She has never been to Limerick.",
    "She is said to be travelling to Limerick.",
    "It is unclear whether she will travel to Limerick.",
    "Nobody knows if she will travel to Limerick.",
    "A decision on a visit to Limerick has not been taken.",
    "A decision on a visit to Limerick is expected tomorrow.",
    "Calls for a visit to Limerick have grown.",
    "The council has asked for a visit to Limerick.",
    "The programme does not include a visit to Limerick.",
    "The programme could include a visit to Limerick.",
    "An earlier programme had a visit to Limerick.",
    "A draft programme included a visit to Limerick.",
    "An earlier draft of the programme included a visit to Limerick.",
)
OF_OTHERS: Final = (
    "Her deputy will travel to Limerick.",
    "Her spouse will travel to Limerick.",
    "Her husband will travel to Limerick.",
    "Her husband, Peter Otieno, will travel to Limerick.",
    "Her team will travel to Limerick.",
    "Her staff will travel to Limerick.",
    "Members of her delegation will travel to Limerick.",
    "Part of her delegation will travel to Limerick.",
    "Her delegation will go to Limerick, while she stays in Dublin.",
    "The delegation will travel to Limerick without the minister.",
    "The rest of the delegation will travel to Limerick.",
    "The business delegation will travel to Limerick.",
    "Officials in her delegation will visit Limerick.",
    "The ambassador will travel to Limerick in her place.",
    "The ambassador will travel to Limerick on her behalf.",
    "Her envoy will travel to Limerick.",
    "Her adviser will travel to Limerick.",
    "The trade minister will travel to Limerick.",
    "The president will visit Limerick.",
    "Her delegation's visit to Limerick will be led by the ambassador.",
    "Her husband's visit to Limerick is private.",
    "The visit to Limerick will be made by her husband.",
    "A visit to Limerick will be made by the ambassador.",
    "Journalists will be taken to Limerick.",
    "Journalists will travel to Limerick.",
    "The press will travel to Limerick.",
    "The exhibition will travel to Limerick.",
    "The Kenyan ambassador recently visited Limerick.",
    "The mayor will travel from Limerick to meet her.",
    "The mayor will travel from Limerick to Dublin.",
    "Tánaiste Fionn Gallagher will travel to Limerick after the talks.",
    "The Tánaiste will travel to Limerick.",
    "Her counterpart will travel to Limerick.",
    "Her host will travel to Limerick.",
    "A visit to Limerick by the President of Kenya is planned for next year.",
    "A visit to Limerick by her husband is planned.",
    "A trip to Limerick for spouses is planned.",
    "A trip to Limerick for journalists is on the programme.",
    "The spouses' programme includes a visit to Limerick.",
    "The programme for spouses includes a visit to Limerick.",
)
SETTLED: Final = (
    "She will travel to Limerick.",
    "She will then travel to Limerick on 27 October.",
    "Her visit to Limerick is on 27 October.",
    "Her visit to Limerick takes place on 27 October.",
    "A visit to Limerick is planned.",
    "A visit to Limerick is on the programme.",
    "The programme includes a visit to Limerick.",
    "The visit to Limerick will begin at noon.",
    "The minister will travel to Limerick with her delegation.",
    "She and her delegation will travel to Limerick.",
    "She is to travel to Limerick.",
    "She is due to travel to Limerick on Tuesday.",
    "She will be in Limerick on 27 October.",
    "Her visit will take her to Limerick.",
    "She will travel to Limerick without her husband.",
    "She travels to Limerick on 27 October.",
    "She will go on to Limerick.",
    "Her trip to Limerick, which was never in doubt, is on 27 October.",
    "The Kenyan delegation will travel to Limerick.",
    "The Minister and the Tánaiste will travel to Limerick.",
    "Otieno will travel to Limerick.",
    "Ms Otieno will fly to Limerick on 27 October.",
    "She will head to Limerick for talks.",
    "She will arrive in Limerick on 27 October.",
    "Trade is under discussion, and she will travel to Limerick.",
    "A visit to Limerick will follow.",
    "She will pay a visit to Limerick.",
    "On 27 October she makes a visit to Limerick.",
    "The visit ends with a trip to Limerick.",
)


def _places(visit: Visit) -> set[str]:
    """The places of a record, without those of which it says only that an engagement there is off."""
    return {
        place.name
        for stop in visit.stops
        for place in stop.places
        if not (there := [each for each in stop.engagements if each.place == place.id])
        or not all(each.status in _OFF for each in there)
    }


def _by_rules(sentence: str) -> set[str]:
    return _places(draft({"paper": f"{_HEAD}{sentence}\n"}, revised=_REVISED).visit)


def _by_answer(sentence: str) -> set[str]:
    """The places of a draft from an answer that has Limerick as a place, with the whole sentence as its words."""
    place = {"key": "l", "name": {"source": "paper", "quote": sentence.rstrip("."), "value": "Limerick"}}
    country = {"source": "paper", "quote": "visit Ireland", "value": "IE"}
    answer = json.dumps({"format": 1, "stops": [{"key": "i", "country": [country], "places": [place]}]})
    proposer = ModelProposer(lambda _prompt: answer)
    return _places(draft({"paper": f"{_HEAD}{sentence}\n"}, revised=_REVISED, propose=proposer).visit)


@pytest.mark.parametrize("sentence", [*UNSETTLED, *OF_OTHERS])
def test_no_place_is_added_to_which_the_visitor_is_not_said_to_go(sentence: str) -> None:
    """Neither the rules nor an answer add a place where the trip is not settled, or is one of others."""
    assert "Limerick" not in _by_rules(sentence)
    assert "Limerick" not in _by_answer(sentence)


@pytest.mark.parametrize("sentence", SETTLED)
def test_a_place_is_added_to_which_the_visitor_goes(sentence: str) -> None:
    """A plain sentence about the journey gives its place, by the rules and from an answer."""
    assert "Limerick" in _by_rules(sentence)
    assert "Limerick" in _by_answer(sentence)
