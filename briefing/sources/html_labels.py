"""What class names, ids and roles say of an element: the article's body, or something that stands around articles."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from functools import lru_cache

_START = r"(?:^|[\s_\-:/]|(?<=[a-z])(?=[A-Z]))"
_END = r"(?=$|[\s_\-:/\d]|(?<=[a-z])(?=[A-Z]))"
# What bears these names is hardly ever in an article.
_SURELY = (
    "comments?", "comment-?(?:list|area|s-?area|section)", "disqus(?:-?thread)?", "respond", "related",
    "recommend(?:ed|ations?)?", "side-?bar", "footer", "foot-?nav", "shar(?:e|ing)",
    "share-?(?:bar|buttons?|tools?|links?)", "social", "newsletter", "sign-?up", "advert(?:s|isement|ising)?",
    "adsense", "cookies?", "consent", "gdpr", "menu", "nav(?:igation|bar)?", "bread-?crumbs?", "taboola", "outbrain",
    "trending", "most-?(?:read|viewed|popular)", "more-?(?:from|stories|news|articles)", "read-?(?:more|next|also)",
    "up-?next", "see-?also", "log-?in", "sponsor(?:ed|s)?", "pagination", "recirc(?:ulation)?",
    "screen-?reader(?:-text)?", "sr-?only", "visually-?hidden", "correction-?form", "also-?read", "inline-?related",
    "teasers?", "widgets?",
)  # fmt: skip
_PERHAPS = (
    "promo(?:ted|tion|s)?", "subscri(?:be|ption|ber)", "ads?", "banner", "pop-?up", "pop-?over", "modal", "overlay",
    "lightbox", "tag-?(?:s|list|cloud)?", "author-?(?:bio|box|info|card|profile)", "bio", "copyright", "popular",
    "paywall", "print-?(?:only|footer|header)", "toolbar", "tool-?box", "pager", "skip", "hidden", "by-?line",
    "dateline", "toc", "credits?", "captions?", "rating", "poll", "tooltip", "ticker", "topics?",
    "post-?(?:nav|meta|footer|tags|info)", "entry-?(?:meta|footer|utility)", "article-?(?:meta|tags|tools|info)",
    "meta", "masthead", "site-?header", "disclaimer", "no-?print", "feedback", "reactions?", "likes?",
    "follow(?:-us)?", "reprints?",
)  # fmt: skip
_STRONG = re.compile(f"{_START}(?:{'|'.join(_SURELY)}){_END}", re.IGNORECASE)
_WEAK = re.compile(f"{_START}(?:{'|'.join(_PERHAPS)}){_END}", re.IGNORECASE)
_BODY = re.compile(
    rf"{_START}(?:article|story|entry|post|news|content|text|body)-?_?(?:body|content|text)s?"
    rf"(?:-?_?(?:text|copy|content|inner|wrapper|container))?{_END}",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def said_of(label: str) -> tuple[bool, int]:
    """What class and id say: whether this is the body of an article; how strongly they speak for what stands around.

    The second is 0, 1 or 2.
    """
    if label.isspace():
        return False, 0
    if _BODY.search(label):
        return True, 0
    if _STRONG.search(label):
        return False, 2
    return False, 1 if _WEAK.search(label) else 0
