"""Names of test cases that two processes must make alike."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name packed bytes by their length: gzip writes the time of packing into its head, and
    workers that collect a second apart would not agree on the name of the case."""
    if isinstance(val, bytes) and b"\x1f\x8b" in val:
        return f"packed{len(val)}"
    return None
