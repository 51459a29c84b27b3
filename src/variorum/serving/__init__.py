"""One process that polls, reads what came, and serves the pages and interfaces."""
