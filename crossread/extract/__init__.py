"""From a page to the article on it. `extract(page)` gives the article."""
