"""Checks of what modelkit builds, against a second implementation that shares no code with it."""
