"""Pay: worked minutes and a deal become lines that explain themselves."""
