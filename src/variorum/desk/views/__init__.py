"""Views: what pages and interfaces show, as frozen records made from what the store knows."""
