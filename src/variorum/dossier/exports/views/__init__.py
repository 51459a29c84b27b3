"""What each part of the page shows: records that the templates print without thinking."""
