"""Where pages come from: files, folders, feeds and web archives. `acquire(source)` yields their pages."""
