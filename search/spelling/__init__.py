"""What a reader may have meant: accents put back, one wrong letter mended, from the words of the index itself.

    words typed ─ candidates of each (vocabulary) ─ likeliest sequence (pairs of neighbours) ─ proof by a search

No dictionary and no list of errors: a word is right when something that this channel's readers may find says it, and
two words belong together when they stand together there. So nothing is ever offered that the index does not have.
The embedded engine stands beside every other one and gives the words, whoever answers.
"""
