"""The weightiest of late: stories of long ago, however weighty, are not walked through."""

LATELY: tuple[str, ...] = (
    "DROP INDEX told_by_weight",
    "CREATE INDEX told_lately ON told_stories (newest, weight, story) WHERE weight > 0",
)
