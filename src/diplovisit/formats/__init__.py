"""Formats: the mechanics of CSV, iCalendar and text positions, without any knowledge of visits."""
