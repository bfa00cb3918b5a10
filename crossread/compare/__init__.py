"""From annotated articles to their comparison. `compare(articles)` lays them side by side."""
