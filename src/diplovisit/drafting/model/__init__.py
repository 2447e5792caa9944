"""A language model as proposer: its prompt, the form of its answers, and how they are weighed."""
