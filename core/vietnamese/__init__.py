"""Vietnamese text and document numbers: pure functions, no Django; search, slugs and reading share them."""
