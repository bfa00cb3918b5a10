"""From articles to stories. `cluster(articles)` says which are of one event."""
