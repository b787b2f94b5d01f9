"""Widgets that know nothing of projects: fields, buttons, bars, lists."""
