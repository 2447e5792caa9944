"""The rules of XML that others write: what keeps a file, or one of its rows, from being read."""

from diplovisit.record.finding import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str, *, breaks: str, keeps: str, source: str) -> Rule:
    return Rule(
        name=name,
        group=Group.SYNTAX,
        severity=Severity.ERROR,
        finds=finds,
        why=why,
        remedy=remedy,
        breaks=breaks,
        keeps=keeps,
        source=source,
    )


BROKEN_XML = _rule(
    "broken-xml",
    "a file that is not well-formed XML (XML 1.0, section 2.1)",
    "Nobody can say what the rest of it means; the rows before the break are whole, and come through.",
    "fetch the file again, or mend the element at this place",
    breaks="""
        # trips.xml
        <trips>
          <trip><id>7</id><role>president</trip>
        </trips>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="XML 1.0, section 2.1",
)
DECLARATION_IN_XML = _rule(
    "declaration-in-xml",
    "a document type declaration or an entity in a file of data",
    "An entity can stand for a file of this machine, an address, or a billion letters; data needs none.",
    "take the declaration out; a file from the publisher has none",
    breaks="""
        # trips.xml
        <!DOCTYPE trips [<!ENTITY place "Helsinki">]>
        <trips/>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="CWE-611 and CWE-776; the parser is defusedxml's",
)
UNEXPECTED_XML = _rule(
    "unexpected-xml",
    "an element or a text where the data set has none: another root, a field twice, an element inside a field",
    "What is not looked for would be lost without a word.",
    "mend the file, or name the folder that the data set came in",
    breaks="""
        # trips.xml
        <travels/>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="the schema of the State Department's travels (trips.rnc)",
)

XML_RULES = (BROKEN_XML, DECLARATION_IN_XML, UNEXPECTED_XML)
