"""The mechanics of formats that others defined, octet by octet; nothing here knows what a visit is."""
