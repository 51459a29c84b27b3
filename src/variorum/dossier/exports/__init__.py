"""A dossier as a page to read, as plain text, or for machines.

``to_html`` gives file names and pages, ``to_markdown`` and ``to_json`` one text each.
All are pure: an edition in, strings out.
"""

from variorum.dossier.exports.html import to_html
from variorum.dossier.exports.json import to_json
from variorum.dossier.exports.markdown import to_markdown

__all__ = ["to_html", "to_json", "to_markdown"]
