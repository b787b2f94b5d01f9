"""Values, plan, rules and pay. Standard library only: no Qt, no SQL, no clock, no locale."""
