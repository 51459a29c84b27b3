"""The reader for programs: our own interface, and those of other readers that apps speak."""
