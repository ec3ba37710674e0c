"""The non-secret gate: marks of secrecy and of closed circulation, wherever a file can carry one (G01, O02)."""
