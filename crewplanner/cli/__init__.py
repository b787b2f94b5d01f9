"""The command line: arguments to commands, views to text or JSON."""
