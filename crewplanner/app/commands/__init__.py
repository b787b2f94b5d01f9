"""Every change of a project, as a value of intent; one module a family."""
