"""From an article to what stands in it. `annotate(article)` finds sentences, names, numbers, times and quotations."""
