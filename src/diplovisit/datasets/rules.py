"""The rules for data sets: rows that cannot become part of a record, and fields that are not read."""

from diplovisit.findings.rule import Group, Rule, Severity

UNREADABLE_FIELD = Rule(
    name="unreadable-field",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="a field of a data set that cannot be read: a missing date, an unknown role, a name of several countries",
    why="A guess would stand in the record as if the data set had said it; the row is left out, and the others come.",
    remedy="mend the field at its publisher's, or in a copy",
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
    source="the data sets: what their own descriptions say of each field (`docs/data-sets.md`)",
)
DUPLICATE_ROW_ID = Rule(
    name="duplicate-row-id",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="two rows of a data set with one number",
    why="Whoever cites the number cannot say which is meant; the first is read, and the second is left out.",
    remedy="give the second row a number of its own",
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
    source="our own: the number of a row is what a citation of it names",
)
FIELD_NOT_READ = Rule(
    name="field-not-read",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a field that the mapping of a data set does not know",
    why="What is not mapped is lost, and nobody would see it; it is reported once, however many rows have it.",
    remedy="add the field to the mapping of the data set, or to what it leaves out",
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
    source="our own: nothing is dropped in silence",
)
ODD_FIELD = Rule(
    name="odd-field",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a field of a data set that is read, and is odd all the same: a misprint, two columns that disagree",
    why="What was meant is beyond doubt, so the row comes in; but somebody should look at it, and mend its source.",
    remedy="compare the record with the row, and mend the field at its publisher's",
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
    source="our own: a data set is read as its publisher meant it, and never corrected in silence",
)
RULES = (UNREADABLE_FIELD, DUPLICATE_ROW_ID, FIELD_NOT_READ, ODD_FIELD)
