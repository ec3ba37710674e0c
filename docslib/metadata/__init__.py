"""What a document says of itself: kind, number, date, abstract, signer. Suggestions for a person."""
