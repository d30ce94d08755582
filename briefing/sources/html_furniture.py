"""Sentences that belong to a page and not to its article: cookies, newsletters, rights, "read more", sharing."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

# Longer paragraphs may speak of these things; short ones with these words are them.
_LONGEST = 300
_ANYWHERE = re.compile(
    r"""
    \b(?:uses?|verwendet|nutz(?:t|en)|utilis(?:e|ons)|utiliza(?:mos)?)\b.{0,40}\bcookies\b
  | \bcookies\b.{0,60}\b(?:experience|erlebnis|expérience|experiencia|website|datenschutz)\b
  | \ball\ rights\ reserved\b | \balle\ rechte\ vorbehalten\b | \btous\ droits\ réservés\b
  | \btodos\ los\ derechos\ reservados\b | \btutti\ i\ diritti\ riservati\b | \bвсе\ права\ защищены\b
  | \bsubject\ to\ copyright\b | \bmay\ not\ be\ (?:published|reproduced|reprinted)\b
  | \b(?:sign\ up|subscribe|register)\b.{0,40}\b(?:newsletters?|e-?mails?|updates|alerts|magazine|inbox)\b
  | \bnewsletter\ (?:abonnieren|anmelden)\b | \babonnez-vous\b | \bsuscr[ií]bete\b | \biscriviti\ alla\b
  | \byour\ (?:personal,?\ )?non-?commercial\ use\b | \baffiliate\ (?:links?|commission)\b
  | \bfollow\ (?:us|me|him|her|them)\ on\b | \blike\ us\ on\ facebook\b | \bfolgen\ sie\ uns\b | \bsuivez-nous\b
  | \bjoin\ (?:our|the)\ (?:\w+\ ){0,2}(?:forums?|newsletter|conversation|discussion|community)\b
  | \bplease\ (?:enable|turn\ on)\ javascript\b | \bctrl\s?\+\s?enter\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AT_START = re.compile(
    r"""
    (?: related(?:\ (?:stories|articles|content|links|topics|coverage))?\s*: | see\ also\s*: | also\ read\s*[:|] | read\ (?:also|more|next)\b\s*:?
      | more\ (?:on\ this|from|stories|news)\b | don['’]t\ miss\s*: | you\ (?:may|might)\ (?:also\ )?like | recommended\s*(?:for\ you|:)
      | lesen\ sie\ (?:auch|mehr|dazu|hier) | mehr\ (?:zum\ thema|dazu) | siehe\ auch | lire\ aussi | à\ lire | lea\ también | leer\ más
      | leggi\ anche | lees\ ook | leia\ (?:também|mais) | читайте\ (?:также|ещё|еще) | по\ теме | czytaj\ (?:też|także|więcej)
      | advertisement\s*$ | anzeige\s*$ | werbung\s*$ | publicité\s*$ | publicidad\s*$ | реклама\s*$
      | share\ (?:this|on|via)\b | teilen\s*$ | print\s*$ | comments?\s*(?:\(\d+\))?\s*$ | \d+\ comments?\s*$ | load(?:ing)?\ (?:more|comments)
      | tags?\s*: | topics?\s*: | filed\ under | posted\ in | categor(?:y|ies)\s*: | schlagw[oö]rter\s*: | étiquettes?\s*: | etiquetas?\s*:
      | (?:copyright|©|\(c\)\ (?:19|20)\d\d) | (?:photo|image|picture|foto|bild)(?:\ credits?|\ by|nachweis)?\s*: | citation\s*:
      | explore\ further\s*$ | click\ here\b | watch\s*: | listen\s*:
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_furniture(text: str) -> bool:
    """Whether a short paragraph belongs to the page: its notices, its links elsewhere, its labels."""
    if len(text) > _LONGEST:
        return False
    return bool(_AT_START.match(text.lstrip(" \t[(–—-•▶►»>")) or _ANYWHERE.search(text))
