"""The public API: what readers find on the search page, for programs (F07)."""
