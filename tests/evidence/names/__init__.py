"""Names, offices, countries, cues."""
