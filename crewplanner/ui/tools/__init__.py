"""The tools behind the menu: each opens a dialog and does what it answers."""
