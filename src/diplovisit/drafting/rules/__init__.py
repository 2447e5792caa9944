"""Our own proposer: reads a proposal out of articles by rules, with no network and no model."""
