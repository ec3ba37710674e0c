"""Views of the search, one file for each thing one can ask for."""
