"""What the one-page brief says and stands on, and words for a long one; all of it invented."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from random import Random

TITLE = "Turkey weighs returning its S-400s"
SUBTITLE = "A quiet hand-back would trade an idle system for engines, licences and a seat at the fighter table"
SOURCES = (
    (
        "wire.txt",
        "Working group weighs custody options\n\nA technical working group met twice this month to weigh custody, "
        "inspection and timing.\n\nNobody spoke on the record.",
        "Bosphorus Wire",
        "B2",
        "2026-03-12",
    ),
    (
        "ledger.txt",
        "Engine delays squeeze fighter timetable\n\nWithout licensed engines the programme cannot enter serial "
        "production on time.\n\nThe agency would not comment.",
        "Anatolian Ledger",
        "B2",
        "2026-03-09",
    ),
    (
        "review.txt",
        "Реэкспорт и его цена\n\nМосква сохраняет право вето на передачу системы третьей стороне.\n\nДоговор не менялся.",
        "Невский обзор",
        "C3",
        "2026-03-15",
    ),
    (
        "hill.txt",
        "Certification hurdles ahead of the summit\n\nStatutory certification makes a delivery before 2028 hard to "
        "imagine, two aides said.\n\nA vote is not scheduled.",
        "Hill Defence Notes",
        "A2",
        "2026-03-17",
    ),
)
JUDGEMENTS = (
    (
        "The offer is likely real: three accounts describe a working group on custody and timing.",
        "likely",
        "moderate",
        (1, 2),
    ),
    (
        "Engines are very likely the price: the fighter programme cannot reach serial production without licensed "
        "powerplants, and Ankara will treat the first licence as the test of good faith.",
        "very_likely",
        "high",
        (2, 4),
    ),
    (
        "Moscow is likely to bargain rather than break: it values the Straits above a system already paid for.",
        "likely",
        "low",
        (3,),
    ),
    (
        "A delivery of aircraft before 2028 is very unlikely: certification is slow.",
        "very_unlikely",
        "moderate",
        (4,),
    ),
)
RISKS = (
    ("Sequencing deadlock", "likely", "major", "rising", (1, 4)),
    ("Russian retaliation", "unlikely", "major", "steady", (3,)),
    ("Congressional block", "likely", "severe", "rising", (4,)),
    ("Domestic backlash", "roughly_even_chance", "minor", "falling", (1,)),
    ("Air-defence gap", "very_likely", "moderate", "steady", (2,)),
)
ACTORS = (
    ("Presidency, Ankara", "person", "Sanctions relief, prestige", "Open to transfer if framed as relocation", (1,)),
    ("Defence Industry Agency", "organisation", "Engine and avionics licences", "Pressing for an early deal", (2,)),
    ("White House", "organisation", "Alliance cohesion, sales", "Supportive; wants removal first", (4,)),
    ("US Congress", "organisation", "Conditionality, precedent", "Sceptical; certification contested", (4,)),
    ("Kremlin", "organisation", "Re-export veto, Straits access", "Publicly indifferent; seeks a price", (3,)),
)
EVENTS = (
    ("2019", "2019-07-12", "First S-400 components delivered", False),
    ("2020", "2020-12-14", "Sanctions and export-licence freeze", False),
    ("Jan 2026", "2026-01-20", "Working group convened", False),
    ("Jul 2026", "2026-07-07", "Summit: decision point", True),
)
WRITTEN = {
    "summary": (
        "Ankara is **likely (55–80 %)** to accept a supervised transfer of its S-400 batteries within twelve months, "
        "provided Washington first restores defence export licences. It will insist on calling the outcome a "
        "“relocation”. The main threat to a deal is sequencing, not substance: each side wants the other to move first, "
        "and Moscow holds a contractual veto over re-export that it is **unlikely (20–45 %)** to waive cheaply "
        "[@S1; @S3]."
    ),
    "outlook": (
        "- A first engine export licence is notified to Congress.\n"
        "- Custody or inspection language appears in a joint communiqué.\n"
        "- Moscow reopens gas-price or tourism talks with Ankara."
    ),
}
_SUBJECTS = (
    "The certification",
    "A supervised transfer",
    "The engine programme",
    "The re-export clause",
    "A partial licence",
    "The inspection regime",
    "The summit timetable",
    "Storage under seal",
)
_CLAIMS = (
    "depends on a decision that nobody has announced and that both capitals describe in different words",
    "has been discussed at the working level since the autumn, without a text that either side would sign",
    "costs more the longer it waits, because crews, spares and political attention move elsewhere",
    "would answer the question of use but not the question of possession, which is the one the statute asks",
    "is read in Moscow as a matter of price and in Athens as a matter of precedent",
    "can be reversed by one letter from one committee, as it was twice in the last three years",
)
_QUALIFIERS = (
    "Two of our sources go back to the same wire report and count as one.",
    "The account is first-hand but comes from an interested party.",
    "Nothing in the public record contradicts it, and little supports it.",
    "An earlier brief judged this less likely; the licences granted since then are what changed.",
    "The evidence is older than six months and should be refreshed before the summit.",
    "A denial on the record is narrower than it sounds: it speaks of an agenda, not of a conversation.",
)
# How passages of the sample sit with its four hypotheses, by how they begin.
SCORES = (
    ("no date, route or price", "C I I C"),
    ("Turkey has sounded out Russia", "N/A C C I"),
    ("Юридически передать системы", "C C C N/A"),
    ("Москва скорее станет торговаться", "C C I N/A"),
    ("There is no word about radars", "C N/A I C"),
    ("blocks any transfer of an F-35", "I C I II"),
    ("has never linked them to NATO", "C N/A C I"),
)
_TOPICS = ("Custody", "Engines", "Law", "Moscow’s veto", "The neighbours", "Money", "The calendar", "What is not said")


def chapters(chance: Random, count: int) -> str:
    """So many short chapters of a discussion, each citing a source of the sample."""
    made = []
    for number in range(1, count + 1):
        made.append(f"# {chance.choice(_TOPICS)}, point {number}")
        for _paragraph in range(3):
            sentences = [
                f"{chance.choice(_SUBJECTS)} {chance.choice(_CLAIMS)} [@S{chance.randint(1, 7)}]. {chance.choice(_QUALIFIERS)}"
                for _sentence in range(4)
            ]
            made.append(" ".join(sentences))
    return "\n\n".join(made)
