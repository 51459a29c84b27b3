"""Finding what came since a moment without looking through all items."""

RECEIVED: tuple[str, ...] = ("CREATE INDEX items_by_received ON items (received)",)
