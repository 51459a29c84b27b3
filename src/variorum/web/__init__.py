"""The reader in the browser: pages, read without script, quicker with it."""
