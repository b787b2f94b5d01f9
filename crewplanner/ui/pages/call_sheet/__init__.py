"""The call sheet of a day: what is written for it, what is missing, and its pages beside."""
