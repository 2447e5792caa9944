import json

from pyld import jsonld

from diplovisit import load, structure
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.exporters.web_annotations import web_annotations
from tests import records
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents, hostile_source
from tests.payloads import UNICODE

VISIT = load(ROOT / "seeds/misri-russia/visit.yaml")
TEXT = read_text((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
# The terms of http://www.w3.org/ns/anno.jsonld that we use, from its file of 2017, so that the test needs no network.
CONTEXT = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "as": "http://www.w3.org/ns/activitystreams#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation",
        "AnnotationPage": "as:OrderedCollectionPage",
        "TextualBody": "oa:TextualBody",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "refinedBy": {"@type": "@id", "@id": "oa:refinedBy"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "describing": "oa:describing",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "exact": "oa:exact",
        "value": "rdf:value",
        "format": "dc:format",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    }
}


def test_each_annotation_points_at_its_words() -> None:
    """The words of each selector are those at its position, in UTF-16 code units of the normal form."""
    page = json.loads(web_annotations(Examination(visit=VISIT, texts={"retelling": TEXT})))
    units = TEXT.text.encode("utf-16-le")
    assert len(page["items"]) > 50
    for item in page["items"]:
        selector = item["target"]["selector"]
        position = selector["refinedBy"]
        assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == selector["exact"]
        assert item["body"]


def test_another_program_reads_every_term() -> None:
    """PyLD expands the page with the terms of the recommendation, without dropping anything."""
    page = json.loads(web_annotations(Examination(visit=VISIT, texts={"retelling": TEXT})))
    (expanded,) = jsonld.expand({**page, "@context": CONTEXT["@context"]})
    annotations = expanded["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(annotations) == len(page["items"])
    first = annotations[0]
    assert first["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
    (target,) = first["http://www.w3.org/ns/oa#hasTarget"]
    (selector,) = target["http://www.w3.org/ns/oa#hasSelector"]
    assert selector["http://www.w3.org/ns/oa#exact"][0]["@value"] == page["items"][0]["target"]["selector"]["exact"]
    assert "http://www.w3.org/ns/oa#refinedBy" in selector


def test_the_same_record_gives_the_same_bytes() -> None:
    """The same record gives the same bytes, because the page depends on neither the machine nor the time."""
    first, second = (web_annotations(Examination(visit=VISIT, texts={"retelling": TEXT})) for _ in range(2))
    assert first == second


def test_hostile_words_are_data() -> None:
    """Hostile quotes, values and addresses come out of the JSON unchanged, and positions in such texts are right."""
    text = read_text(hostile_source().encode())
    units = text.text.encode("utf-16-le")
    count = 0
    for visit in map(structure, map(cited, hostile_documents(UNICODE))):
        page = json.loads(web_annotations(Examination(visit=visit, texts={"the-source": text})))
        for item in page["items"]:
            count += 1
            selector = item["target"]["selector"]
            position = selector["refinedBy"]
            assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == selector["exact"]
            assert item["target"]["source"] == visit.sources[0].url
            assert {body["format"] for body in item["body"]} == {"text/plain"}
            assert f"the-person/name: {visit.people[0].name}" in {body["value"] for body in item["body"]}
    assert count > 10


def test_a_value_that_its_words_contradict_is_not_described_by_them_alone() -> None:
    """An annotation adds the verdict to a value that the words contradict."""
    evidence = [{"about": ["status"], "basis": "stated", "quote": "both governments announced"}]
    text = read_text(b"On Monday both governments announced the visit.")
    bodies = {}
    for status in ("announced", "cancelled"):
        visit = structure(records.document() | {"status": status, "evidence": evidence})
        (item,) = json.loads(web_annotations(Examination(visit=visit, texts={"ministry": text})))["items"]
        bodies[status] = [body["value"] for body in item["body"]]
    assert bodies["announced"] == ["status: announced"]
    assert bodies["cancelled"] == ["status: cancelled (contradicted: the words say announced)"]
