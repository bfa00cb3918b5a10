"""The only place that knows SQL: articles, annotations, stories and comparisons in one file."""
