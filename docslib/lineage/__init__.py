"""What a document has to do with others, and what follows from it: validity, links, the picture."""
