"""Pictures of a dossier as SVG, drawn when the page is built and readable without script.

Colours come from the page's own variables, so a picture follows light and dark. No style
attributes: the page's security policy forbids them.
"""
