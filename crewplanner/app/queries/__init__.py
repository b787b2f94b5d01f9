"""Questions to a plan. Each returns a frozen view made for one screen or paper."""
