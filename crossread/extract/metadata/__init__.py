"""What a page says of its article besides the text: title, authors, outlet, pictures, topics, rights."""
