"""What each line of a page is: features, fitted trees, and the grammar of a page over them."""
