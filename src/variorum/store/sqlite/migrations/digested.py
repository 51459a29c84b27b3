"""From an article to the item that it was of, in a former wording."""

DIGESTED: tuple[str, ...] = (
    "CREATE INDEX revisions_by_article ON item_revisions (article) WHERE article IS NOT NULL",
)
