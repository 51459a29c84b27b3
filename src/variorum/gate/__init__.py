"""The gate: who is asking, what they may, and how a request comes to a desk of its own."""
