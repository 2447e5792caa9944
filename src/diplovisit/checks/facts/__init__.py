"""What several rules draw on: certain days, publication, succession of states, the texts of a record."""
