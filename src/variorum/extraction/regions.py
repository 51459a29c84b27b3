"""Regions of a page that are no running text, by what their markup calls them.

Names of classes and ids are habits of the trade: a box of class "newsletter-signup" asks for an
address on any site. A name is only believed of a small part of a page, see ``blocks``.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Words of one region, as whole words of a class or id ("post-tags", "relatedStories").
_WORDS: dict[str, str] = {
    "navigation": "nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager"
    " paging skip skiplink toolbar masthead prevnext",
    "related stories": "related relatedposts relatedarticles recommended recommendation"
    " recommendations recirc recirculation trending popular outbrain taboola zergnet readmore"
    " readnext upnext morestories seealso crosslink crosslinks jp-relatedposts yarpp teaser"
    " teasers",
    "newsletter": "newsletter newsletters subscribe subscription signup optin mailchimp mailinglist"
    " nlsignup",
    "share or follow buttons": "share sharing sharebar shares sharedaddy sharethis addthis addtoany"
    " socialshare socials follow followus social sociable",
    "comments of readers": "comments commentlist comment disqus respond livefyre",
    "sidebar": "sidebar sidebars rail rightcol complementary",
    "author note": "authorbox authorbio authorinfo bio aboutauthor vcard",
    "picture": "image images img photo photos picture pictures slideshow carousel gallery",
    "tags": "tags taglist tagcloud tagged keywords catlinks",
    "advertisement": "ad ads adv advert advertisement advertising adsense adbox adslot dfp sponsor"
    " sponsored promo promos promotion promobox banner banners",
    "copyright line": "footer colophon copyright",
    "cookie or privacy notice": "cookie cookies gdpr consent",
    "overlay": "modal popup popover overlay lightbox tooltip tooltips hovercard rollover"
    " rollovers dropdown dialog interstitial screenreader",
}
_PAIRS: dict[str, str] = {
    "related stories": "read-more read-next also-like also-read you-may up-next more-stories"
    " more-from more-on see-also most-read most-popular",
    "newsletter": "sign-up opt-in mailing-list mc-embed email-capture",
    "share or follow buttons": "follow-us social-links social-media social-icons",
    "author note": "author-bio author-box author-info about-author about-the-author author-card"
    " author-description author-profile",
    "tags": "tag-list tags-list post-tags entry-tags tag-links tag-cloud cat-links",
    "overlay": "screen-reader visually-hidden visuallyhidden sr-only hover-card",
    "copyright line": "site-info",
}
_CAPTIONS = (
    "caption captions figcaption credit credits photocredit imagecredit photocaption imagecaption"
)
# Posts of others that stand in an article are part of it, whatever their box is called; and
# these words say that the whole page is arranged around what the other words name.
_SPARED = re.compile(
    r"\b(?:embed\w*|tweet|twitter-tweet|(?:has|no|with|without|open|closed|enabled|disabled)-?"
    r"|\w+-(?:open|closed|enabled|disabled)|(?:ad|ads|sidebar|promo)-(?:wrapper|layout|container"
    r"|page|grid))\b"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_EDGES = (r"(?<![a-z0-9])(?:", r")(?![a-z0-9])")


def _pattern(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split())


_REGION = re.compile(
    "|".join(
        f"(?P<r{number}>{_EDGES[0]}{_pattern(words + ' ' + _PAIRS.get(name, ''))}{_EDGES[1]})"
        for number, (name, words) in enumerate(_WORDS.items())
    )
)
_NAMES = tuple(_WORDS)
# The first words of all names of regions: most names have none, and need no closer look.
_TOKEN = re.compile(r"[a-z0-9]+")
_FIRST = frozenset(
    word.split("-")[0] for words in (*_WORDS.values(), *_PAIRS.values()) for word in words.split()
)
_CAPTION = re.compile(rf"{_EDGES[0]}(?:{_pattern(_CAPTIONS)}|caption-?text){_EDGES[1]}")
_BODY = re.compile(
    rf"{_EDGES[0]}(?:article-?(?:body|text|content|copy)|(?:entry|post|story|page|news|blog)-?"
    rf"(?:body|content|text|copy)|body-?(?:copy|content|text)|articlebody|field-name-body"
    rf"|content-?body|text-?body|main-?content|rich-?text){_EDGES[1]}"
)
_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "toolbar": "navigation",
    "complementary": "sidebar",
    "contentinfo": "copyright line",
    "dialog": "overlay",
    "alertdialog": "overlay",
    "tooltip": "overlay",
}


@lru_cache(maxsize=8192)
def region_of(names: str) -> str:
    """The region that an element's class and id name, or ""; "caption" and "body" among them."""
    plain = _HUMP.sub("-", names).lower().replace("_", "-")
    # An id made of a heading's words names its subject, not a region.
    plain = " ".join(word for word in plain.split() if word.count("-") < 5)
    if (
        "text" in plain or "body" in plain or "content" in plain or "copy" in plain
    ) and _BODY.search(plain):
        return "body"
    if ("caption" in plain or "credit" in plain) and _CAPTION.search(plain):
        return "caption"
    if _FIRST.isdisjoint(_TOKEN.findall(plain)):
        return ""
    match = _REGION.search(plain)
    if match is None or match.lastgroup is None or _SPARED.search(plain):
        return ""
    return _NAMES[int(match.lastgroup[1:])]


def region_of_role(role: str) -> str:
    """The region that an element's role names, or ""."""
    return _ROLES.get(role.lower(), "")
