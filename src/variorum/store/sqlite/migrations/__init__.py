"""Tables added since the first forms, one module for what belongs together."""
