"""Proves that a board sees and touches its own site only: two temporary sites, every address, every role (A02)."""
