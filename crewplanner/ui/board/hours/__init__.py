"""One day of the board by the hour: the same rows, bars from call to wrap."""
