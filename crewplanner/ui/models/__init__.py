"""Item models: thin, without a window."""
