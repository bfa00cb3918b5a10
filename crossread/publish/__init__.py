"""From comparisons and stories to people: terminal, JSON, HTML, Markdown, site and API."""
