"""The window: turns views into pixels and gestures into commands."""
