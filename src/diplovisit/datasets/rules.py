"""The rules for data sets: rows that cannot become part of a record, and fields that are not read."""

from diplovisit.findings.rule import Group, Rule, Severity

UNREADABLE_FIELD = Rule(
    name="unreadable-field",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds=(
        "a field of a data set that cannot be read: a missing date, an unknown role, or a name shared"
        " by several countries"
    ),
    why="A guess in the record would look like data. The row is omitted, and the other rows are imported.",
    remedy="ask the publisher to correct the field, or correct it in a copy",
    breaks="""
        # trips.xml
        <trips>
          <trip role="secretary" who="example-ann">
            <id>7</id>
            <role>secretary</role>
            <name>Ann Example</name>
            <start-date>2025-03-07</start-date>
            <end-date>2025-03-01</end-date>
            <country id="finland">Finland</country>
            <locale>Helsinki</locale>
            <remarks>Met with the Foreign Minister.</remarks>
          </trip>
        </trips>
    """,
    keeps="""
        # trips.xml
        <trips>
          <trip role="secretary" who="example-ann">
            <id>7</id>
            <role>secretary</role>
            <name>Ann Example</name>
            <start-date>2025-03-07</start-date>
            <end-date>2025-03-08</end-date>
            <country id="finland">Finland</country>
            <locale>Helsinki</locale>
            <remarks>Met with the Foreign Minister.</remarks>
          </trip>
        </trips>
    """,
    source="the data sets: their own descriptions of each field (`docs/data-sets.md`)",
)
DUPLICATE_ROW_ID = Rule(
    name="duplicate-row-id",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="two rows of a data set with the same number",
    why="A citation of the number would be ambiguous. The first row is read, and the second is omitted.",
    remedy="give the second row its own number",
    breaks="""
        # trips.csv
        TripID,LeaderID,LeaderFullName,LeaderTitle,LeaderRole,LeaderCountryISO,CountryVisitedISO,CityVisited,TripYear,TripStartDate,TripEndDate,TripDuration
        7,L-17,Ann Example,President,GS,CRI,NOR,Oslo,2005,2005-06-01,2005-06-03,3
        7,L-17,Ann Example,President,GS,CRI,SWE,Stockholm,2005,2005-06-04,2005-06-05,2
    """,
    keeps="""
        # trips.csv
        TripID,LeaderID,LeaderFullName,LeaderTitle,LeaderRole,LeaderCountryISO,CountryVisitedISO,CityVisited,TripYear,TripStartDate,TripEndDate,TripDuration
        7,L-17,Ann Example,President,GS,CRI,NOR,Oslo,2005,2005-06-01,2005-06-03,3
        8,L-17,Ann Example,President,GS,CRI,SWE,Stockholm,2005,2005-06-04,2005-06-05,2
    """,
    source="project rule: citations name a row by its number",
)
FIELD_NOT_READ = Rule(
    name="field-not-read",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a field that is not in the mapping of its data set",
    why="An unmapped field would be lost without notice. It is reported once, however many rows have it.",
    remedy="add the field to the mapping of the data set, or to its list of omitted fields",
    breaks="""
        # trips.csv
        TripID,LeaderID,LeaderFullName,LeaderTitle,LeaderRole,LeaderCountryISO,CountryVisitedISO,CityVisited,TripYear,TripStartDate,TripEndDate,TripDuration,Mood
        7,L-17,Ann Example,President,GS,CRI,NOR,Oslo,2005,2005-06-01,2005-06-03,3,sunny
    """,
    keeps="""
        # trips.csv
        TripID,LeaderID,LeaderFullName,LeaderTitle,LeaderRole,LeaderCountryISO,CountryVisitedISO,CityVisited,TripYear,TripStartDate,TripEndDate,TripDuration
        7,L-17,Ann Example,President,GS,CRI,NOR,Oslo,2005,2005-06-01,2005-06-03,3
    """,
    source="project rule: nothing is dropped without notice",
)
ODD_FIELD = Rule(
    name="odd-field",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a field of a data set that is read although it looks wrong: a misprint, or two columns that disagree",
    why="The meaning is clear, so the row is imported. Somebody should still check it and correct its source.",
    remedy="compare the record with the row, and ask the publisher to correct the field",
    breaks="""
        # visits.xml
        <visits>
          <visit>
            <id>7</id>
            <start-date>1935-11-08</start-date>
            <end-date>1935-11-09</end-date>
            <visitor>Prime Minster Ann Example</visitor>
            <from id="canada">Canada</from>
            <description>Discussed trade.</description>
          </visit>
        </visits>
    """,
    keeps="""
        # visits.xml
        <visits>
          <visit>
            <id>7</id>
            <start-date>1935-11-08</start-date>
            <end-date>1935-11-09</end-date>
            <visitor>Prime Minister Ann Example</visitor>
            <from id="canada">Canada</from>
            <description>Discussed trade.</description>
          </visit>
        </visits>
    """,
    source="project rule: a data set is read as its publisher meant it, and never corrected without notice",
)
RULES = (UNREADABLE_FIELD, DUPLICATE_ROW_ID, FIELD_NOT_READ, ODD_FIELD)
