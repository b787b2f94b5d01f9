"""How fast the program is, each figure beside a peer or a limit measured in the same run."""
