"""Facts that several rules need, such as certain days, succession of states, and the texts of a record."""
