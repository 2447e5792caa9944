"""English: the dates, values and names of a record in words; no other room puts them into words."""
