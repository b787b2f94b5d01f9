"""Start the program."""
