"""The board: people against days, painted, scrolled and edited by gestures that end in intents."""
