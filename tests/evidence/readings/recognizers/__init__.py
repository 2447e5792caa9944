"""Phrases from the specifications of Microsoft Recognizers-Text."""
