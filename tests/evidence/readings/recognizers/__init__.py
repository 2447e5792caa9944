"""Phrases that other people wrote for another reader."""
