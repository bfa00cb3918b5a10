"""When an article was published and updated: days and times in text, and where a page gives them."""
