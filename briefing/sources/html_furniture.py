"""Sentences that belong to a page and not to its article: cookies, newsletters, rights, "read more", sharing."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from functools import lru_cache

# Longer paragraphs may speak of these things; short ones with these words are them.
_LONGEST = 300
_FROM_A_WORD_ON = (
    r"(?:uses?|verwendet|nutz(?:t|en)|utilis(?:e|ons)|utiliza(?:mos)?)\b.{0,40}\bcookies\b",
    r"cookies\b.{0,60}\b(?:experience|erlebnis|expérience|experiencia|website|datenschutz)\b",
    r"all rights reserved\b", r"alle rechte vorbehalten\b", r"tous droits réservés\b",
    r"todos los derechos reservados\b", r"tutti i diritti riservati\b", r"все права защищены\b",
    r"subject to copyright\b", r"may not be (?:published|reproduced|reprinted)\b",
    r"(?:sign up|subscribe|register)\b.{0,40}\b(?:newsletters?|e-?mails?|updates|alerts|magazine|inbox)\b",
    r"newsletter (?:abonnieren|anmelden)\b", r"abonnez-vous\b", r"suscr[ií]bete\b", r"iscriviti alla\b",
    r"your (?:personal,? )?non-?commercial use\b", r"affiliate (?:links?|commission)\b",
    r"follow (?:us|me|him|her|them) on\b", r"like us on facebook\b", r"folgen sie uns\b", r"suivez-nous\b",
    r"join (?:our|the) (?:\w+ ){0,2}(?:forums?|newsletter|conversation|discussion|community)\b",
    r"please (?:enable|turn on) javascript\b", r"ctrl\s?\+\s?enter\b",
    # What is said above comments.
    r"comments? (?:are|will be) (?:moderated|reviewed|closed)\b",
    r"(?:read|see) our (?:comments?|community) (?:policy|guidelines)\b",
    r"kommentare? (?:werden|wird) .{0,40}(?:geprüft|freigeschaltet|moderiert)",
    r"les commentaires sont (?:modérés|fermés)\b",
    r"los comentarios (?:son|están|serán) (?:moderados|cerrados)\b",
    r"комментари[ия] (?:закрыты|проходят модерацию)",
    r"(?:views|opinions|comments) (?:expressed |posted )?(?:below|by (?:readers|users)) do not re(?:flect|present)",
)  # fmt: skip
_ANYWHERE_IN_IT = (
    r"مراجعة التعليقات", r"(?:الآراء|التعليقات) (?:الواردة|المنشورة) (?:أدناه|هنا) لا تعبر",
)  # fmt: skip
_IN_FRONT = (
    r"related(?: (?:stories|articles|content|links|topics|coverage))?\s*:", r"see also\s*:", r"also read\s*[:|]",
    r"read (?:also|more|next)\b\s*:?", r"more (?:on this|from|stories|news)\b.{0,60}$", r"don['’]t miss\s*:",
    r"you (?:may|might) also (?:like|be interested)", r"recommended\s*(?:for you|:)",
    r"lesen sie (?:auch|mehr|dazu|hier)", r"mehr (?:zum thema|dazu)", r"siehe auch", r"lire aussi", r"à lire",
    r"lea también", r"leer más", r"leggi anche", r"lees ook", r"leia (?:também|mais)", r"читайте (?:также|ещё|еще)",
    r"по теме\s*:", r"czytaj (?:też|także|więcej)", r"advertisement\s*$", r"anzeige\s*$", r"werbung\s*$",
    r"publicité\s*$", r"publicidad\s*$", r"реклама\s*$", r"share (?:this|on|via)\b", r"teilen\s*$", r"print\s*$",
    r"comments?\s*(?:\(\d+\))?\s*$", r"\d+ comments?\s*$", r"load(?:ing)? (?:more|comments)", r"tags?\s*:",
    r"topics?\s*:", r"filed under", r"posted in", r"categor(?:y|ies)\s*:", r"schlagw[oö]rter\s*:", r"étiquettes?\s*:",
    r"etiquetas?\s*:", r"(?:copyright\s*(?:©|\(c\)|\d{4}|by\b)|©|\(c\) (?:19|20)\d\d)",
    r"(?:photo|image|picture|foto|bild)(?: credits?| by|nachweis)?\s*:", r"citation\s*:", r"explore further\s*$",
    r"click here\b", r"watch\s*:", r"listen\s*:",
    # What announces other articles, as a line of its own.
    r"(?:das|diese artikel) k(?:ö|oe)nnten? (?:sie|dich|euch)\b.{0,30}interessieren", r"auch interessant\s*:?$",
    r"diese artikel k(?:ö|oe)nnten (?:sie|dich|euch|auch)\b", r"mehr (?:themen|artikel|nachrichten|news)\s*:?$",
    r"zum thema\s*:?$",
    r"(?:weitere|ähnliche|verwandte) (?:artikel|beiträge|themen\w*|nachrichten|meldungen)\s*:?$", r"themen\s*:?$",
    r"sur le même (?:sujet|thème)\s*(?::|$)", r"vous aimerez aussi", r"à découvrir aussi",
    r"articles (?:liés|associés|similaires)\s*(?::|$)",
    r"(?:te|le) puede interesar\s*(?::|$)", r"(?:noticias|notas|artículos) relacionad[ao]s\s*(?::|$)",
    r"temas(?: relacionados)?\s*:?$",
    r"lee también", r"leé también", r"mirá también", r"artigos relacionados\s*(?::|$)", r"veja também",
    r"saiba mais\s*:?$",
    r"potrebbe(?:ro)? interessarti.{0,10}(?::|$)", r"articoli correlati\s*(?::|$)", r"approfondiment[io]\s*:?$",
    r"gerelateerde artikelen",
    r"lees meer", r"läs (?:också|även|mer)", r"les også", r"læs også", r"lue (?:myös|lisää)",
    r"zobacz (?:też|także|również)",
    r"polecamy\s*:?$", r"čtěte také", r"přečtěte si", r"prečítajte si", r"pročitajte (?:još|i)", r"olvassa el\b",
    r"citește și", r"ilgili haberler", r"ayrıca okuyun", r"διαβάστε (?:επίσης|ακόμ)", r"смотрите также",
    r"материалы по теме\s*(?::|$)",
    r"читайте ще", r"чытайце таксама", r"прочетете (?:още|и)", r"اقرأ (?:أيضا|المزيد)", r"קראו עוד", r"baca juga",
    r"xem thêm", r"関連記事\s*(?:[:：]|$)", r"あわせて読みたい", r"相关(?:阅读|新闻|文章)\s*(?:[:：]|$)",
    r"延伸(?:阅读|閱讀)\s*(?:[:：]|$)", r"相關(?:閱讀|新聞)\s*(?:[:：]|$)", r"관련\s?기사\s*(?:[:：]|$)",
)  # fmt: skip
# Said once for all, the word's edge lets every other letter pass at once.
_ANYWHERE = re.compile("|".join((rf"\b(?:{'|'.join(_FROM_A_WORD_ON)})", *_ANYWHERE_IN_IT)), re.IGNORECASE)
_AT_START = re.compile("|".join(_IN_FRONT), re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_furniture(text: str) -> bool:
    """Whether a short paragraph belongs to the page: its notices, its links elsewhere, its labels."""
    if len(text) > _LONGEST:
        return False
    return bool(_AT_START.match(text.lstrip(" \t[(–—-•▶►»>")) or _ANYWHERE.search(text))
