"""A brief with every kind of block, on the S-400 story; outlets and quotes are invented."""
# SPDX-License-Identifier: MIT

import struct
import zlib

from briefing.brief.document import (
    Ach,
    AchEvidence,
    AchHypothesis,
    Align,
    Block,
    Bluf,
    Citation,
    CitationMark,
    CodeBlock,
    Columns,
    Confidence,
    CoverField,
    Direction,
    Document,
    Endnote,
    EndnoteList,
    EvidenceQuote,
    Figure,
    Footnote,
    FootnoteMark,
    Furniture,
    Graph,
    GraphEdge,
    GraphNode,
    Heading,
    Indicator,
    Indicators,
    KeyJudgement,
    Legend,
    LegendEntry,
    Likelihood,
    LikelihoodTerm,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Marking,
    Matrix,
    MatrixBand,
    MatrixMark,
    MatrixRow,
    PageBreak,
    Paragraph,
    QuoteBlock,
    Rule,
    Run,
    Runs,
    Table,
    TableColumn,
    TableOfContents,
    TableRow,
    Text,
    Timeline,
    TimelineEntry,
    Together,
    cell,
    plain,
)

TERMS = (
    ("almost certain", "95–99 %"),
    ("very likely", "80–95 %"),
    ("likely", "55–80 %"),
    ("roughly even chance", "45–55 %"),
    ("unlikely", "20–45 %"),
    ("very unlikely", "5–20 %"),
    ("almost no chance", "1–5 %"),
)
BANDS = (
    MatrixBand("Low", "#DCE8DC"),
    MatrixBand("Moderate", "#F3EBC6"),
    MatrixBand("Elevated", "#F4D5A0"),
    MatrixBand("High", "#E7A781"),
    MatrixBand("Critical", "#CF6B62"),
)
CELLS = (
    (1, 2, 3, 4, 4),
    (1, 2, 3, 4, 4),
    (1, 2, 3, 3, 4),
    (0, 1, 2, 3, 3),
    (0, 1, 1, 2, 3),
    (0, 0, 1, 1, 2),
    (0, 0, 0, 1, 1),
)


def cited(*labels: str, locator: str = "") -> Citation:
    """A citation of the sources with these numbers."""
    return Citation(tuple(CitationMark(f"S{label}", label, locator) for label in labels))


def para(*runs: Run | str) -> Paragraph:
    """A paragraph; plain words may be given as they are."""
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def likely(words: str = "likely") -> LikelihoodTerm:
    """The term with its ICD 203 band."""
    return LikelihoodTerm(words, "55–80 %", 5, 7)


BLUF = Bluf(
    (
        para(
            "Ankara is ",
            likely(),
            " to accept a supervised transfer of its S-400 batteries within twelve months, provided Washington first "
            "restores defence export licences. The main threat to a deal is its sequence: each side wants the other "
            "to move first, and Moscow is ",
            LikelihoodTerm("unlikely", "20–45 %", 3, 7),
            " to waive its say over re-export cheaply.",
            cited("1", "3"),
        ),
    )
)


def judgement(number: str, words: tuple[str, str], term: str, confidence: Confidence, source: str) -> KeyJudgement:
    """A judgement of the sample."""
    level = 7 - next(place for place, (word, _band) in enumerate(TERMS) if word == term)
    return KeyJudgement(
        number,
        (Text(f"{words[0]} ", bold=True), Text(words[1]), cited(source)),
        Likelihood(term.capitalize(), dict(TERMS)[term], level),
        confidence,
        plain("Two independent reports agree on the working group; no document has been seen."),
        anchor=f"J{number}",
    )


OFFER = (
    "Separate accounts describe a technical working group that may discuss custody, inspection and timing; "
    "storage under third-party seal is the option furthest advanced."
)
ENGINES = (
    "The national fighter programme cannot reach serial production on schedule without licensed engines. "
    "Ankara will treat the first licence as the test of good faith."
)
MOSCOW = (
    "Retaliation through energy prices or tourism is possible, but Russia values the Straits relationship "
    "above a system already delivered and paid for."
)
JUDGEMENTS = (
    judgement("1", ("The offer is real.", OFFER), "likely", Confidence("Moderate", 2), "1"),
    judgement("2", ("Engines are the price.", ENGINES), "very likely", Confidence("High", 3), "2"),
    judgement("3", ("Moscow will bargain rather than break.", MOSCOW), "likely", Confidence("Low", 1), "3"),
)


def matrix(marks: tuple[MatrixMark, ...] | None = None) -> Matrix:
    """The risk matrix over the seven terms of ICD 203."""
    risks = (
        MatrixMark("R1", plain("Sequencing deadlock stops the deal"), 2, 3, Direction.RISING, "rising", "#R1"),
        MatrixMark("R2", plain("Russian economic retaliation"), 4, 2, Direction.STEADY, "steady"),
        MatrixMark("R3", plain("Congress blocks certification"), 2, 3, Direction.STEADY, "steady"),
        MatrixMark("R4", plain("Domestic political backlash"), 3, 1, Direction.FALLING, "falling"),
        MatrixMark("R5", plain("Gap in Türkiye’s air defence"), 1, 2, Direction.RISING, "rising"),
        MatrixMark("R6", plain("Leak of system data to a third party")),
    )
    return Matrix(
        tuple(MatrixRow(*term) for term in TERMS),
        ("Minor", "Limited", "Serious", "Major", "Severe"),
        CELLS,
        BANDS,
        risks if marks is None else marks,
        caption=plain("A deadlock over who moves first is the gravest risk to a deal"),
        source=plain("Rated by the analyst on 18 March 2026, for the twelve months to March 2027."),
        alt="Five of six risks are rated; R1 and R3 are likely and major.",
    )


def actor_table(count: int = 6) -> Table:
    """The table of key actors, `count` rows long."""
    known = (
        ("Recep Tayyip Erdoğan", "Sanctions relief, prestige", "Open to a transfer if it is called relocation", "1"),
        ("Mehmet Şimşek", "Investor confidence", "Quietly in favour; fears a second sanctions round", "2"),
        ("Savunma Sanayii, İstanbul", "Engine and avionics licences", "Presses for an early deal", "2"),
        ("Владимир Путин", "Re-export veto, Straits access", "Indifferent in public; seeks a price", "3"),
        ("US Congress", "Conditionality, precedent", "Sceptical; certification is contested", "4"),
        ("Ελληνική Δημοκρατία (Ελλάδα)", "Balance in the Aegean", "Opposes F-35 deliveries", "4"),
    )
    rows = []
    for number in range(count):
        name, interest, position, source = known[number % len(known)]
        shown = name if number < len(known) else f"{name} {number + 1}"
        rows.append(
            TableRow(
                (
                    cell(plain(shown), heads_row=True),
                    cell(plain(interest)),
                    cell((Text(position), cited(source))),
                    cell(plain(f"{number % 5 + 1}")),
                )
            )
        )
    columns = (TableColumn(3), TableColumn(2.8), TableColumn(4), TableColumn(1, Align.RIGHT))
    header = tuple(cell(plain(word)) for word in ("Actor", "Interest", "Position", "Leverage"))
    return Table(columns, header, tuple(rows))


SOURCES = EndnoteList(
    (
        Endnote(
            "S1",
            "1",
            (Text("Bosphorus Wire", italic=True), Text(", “Working group weighs custody options”, 12 March 2026.")),
            "B2",
            "https://example.org/wire/custody-options",
            "Read 14 March 2026.",
            plain("First-hand access to officials; record good, one anonymous source."),
        ),
        Endnote(
            "S2",
            "2",
            (Text("Anadolu Defteri", italic=True), Text(", “Motor gecikmesi takvimi sıkıştırıyor”, 9 March 2026.")),
            "B2",
            "https://example.org/defter/motor",
        ),
        Endnote(
            "S3",
            "3",
            (Text("Невский обзор", italic=True, language="ru"), Text(", «Реэкспорт и его цена», 15 March 2026.")),
            "C3",
            "https://example.org/neva/3",
        ),
        Endnote(
            "S4",
            "4",
            (Text("Hill Defence Notes", italic=True), Text(", “Certification hurdles ahead of the summer”.")),
            "A2",
            "https://example.org/hill/4",
        ),
    )
)

QUOTES: tuple[Block, ...] = (
    EvidenceQuote(
        plain("“The batteries would leave our soil but not our books,” a senior official said on condition of …"),
        (Text("Bosphorus Wire", italic=True), Text(", 12 March 2026, ¶5"), cited("1", locator="¶5")),
        "Q1",
        "For",
        anchor="Q1",
    ),
    EvidenceQuote(
        plain("«Реэкспорт без нашего согласия невозможен», — заявил представитель ведомства."),
        (Text("Невский обзор", italic=True), Text(", 15 March 2026, ¶2"), cited("3")),
        "Q2",
        "Against",
        plain("“Re-export without our consent is impossible,” a spokesman said. (Analyst’s translation)"),
        "ru",
    ),
)

LEGEND = Legend(
    "How to read this.",
    (
        LegendEntry("Likelihood", plain("the words stand for the ranges printed with them (ICD 203).")),
        LegendEntry("Grades", plain("A–F reliability of the source, 1–6 credibility of the information.")),
        LegendEntry("Confidence", plain("how good the basis is, never how likely the event is.")),
    ),
)


def executive() -> Document:
    """A brief of two or three pages: what a reader usually gets."""
    body: tuple[Block, ...] = (
        BLUF,
        Heading(1, plain("Key judgements")),
        *JUDGEMENTS,
        Heading(1, plain("Risks")),
        matrix(),
        Heading(1, plain("Key actors")),
        actor_table(),
        Heading(1, plain("Discussion")),
        para(
            "A hand-back was first floated in 2019 and refused twice. What is new is the form: talks now concern ",
            Text("custody", italic=True),
            ", not ownership, which lets each capital tell its own story. See ",
            Link(plain("judgement 1"), "#J1"),
            ".",
            cited("1", "2"),
        ),
        QuoteBlock(
            (para("We are not returning anything. We are moving it to where it is of use."),),
            plain("An official in Ankara, to the Bosphorus Wire, 12 March 2026"),
        ),
        ListBlock(
            tuple(
                ListItem((para(text),))
                for text in (
                    "A first engine export licence is notified to Congress.",
                    "Custody or inspection language appears in a joint communiqué.",
                    "Moscow reopens talks on gas prices or tourism with Ankara.",
                )
            )
        ),
        Heading(1, plain("Evidence")),
        *QUOTES,
        Heading(1, plain("Sources")),
        SOURCES,
        Heading(1, plain("How to read this brief")),
        LEGEND,
    )
    return document(body)


def document(body: tuple[Block, ...], footnotes: tuple[Footnote, ...] = ()) -> Document:
    """`body` under the sample's cover."""
    return Document(
        "Turkey weighs returning its S-400s",
        "A quiet hand-back would trade an idle system for engines, licences and a seat at the fighter table",
        "Intelligence brief",
        Marking("TLP:AMBER+STRICT"),
        "Ref IB-0142",
        "",
        "18 March 2026",
        "Information cut-off 18 March 2026, 16:00 UTC",
        fields=(CoverField("Unit", "Eastern Mediterranean desk"), CoverField("Supersedes", "IB-0131")),
        furniture=Furniture(footer="Illustrative sample. Outlets and reports are invented."),
        body=body,
        footnotes=footnotes,
    )


def png() -> bytes:
    """A small picture of four colours."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    rows = b"".join(b"\0" + bytes((20, 49, 92, 163, 23, 43, 201, 206, 214, 237, 240, 245)) for _row in range(2))
    header = struct.pack(">IIBBBBB", 4, 2, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def everything() -> Document:
    """A document with every kind of block and run at least once."""
    emphasis: Runs = (
        Text("Bold", bold=True),
        Text(", "),
        Text("italic", italic=True),
        Text(", "),
        Text("both", bold=True, italic=True),
        Text(", "),
        Text("code & <tags>", code=True),
        Text(", "),
        Text("istanbul", small_caps=True, language="tr"),
        Text(", R&D <x> &amp; survives."),
        LineBreak(),
        Text("A new line"),
        FootnoteMark("f1", "a"),
        Text("; polytonic ἄνθρωπος, Ἑλλάς, μῆνιν ἄειδε."),
    )
    nested = ListBlock((ListItem((para("a nested one"),)), ListItem((para("another"),))))
    body: tuple[Block, ...] = (
        TableOfContents(),
        Heading(1, plain("Text"), number="1"),
        Heading(2, plain("Styles"), number="1.1", portion="U"),
        Paragraph(emphasis, portion="C"),
        ListBlock((ListItem((para("first"), nested), portion="U"), ListItem((para("second"),))), ordered=True, start=9),
        CodeBlock("def x():\n    return '<b>&amp;</b>'"),
        Rule(),
        Heading(3, plain("Third level")),
        para("Under a third level."),
        Heading(1, plain("Exhibits"), number="2"),
        Columns(
            (
                (
                    Heading(2, plain("Timeline")),
                    Timeline(
                        (
                            TimelineEntry("2019", plain("First S-400 components delivered")),
                            TimelineEntry("Jan 2026", plain("Working group convened in Ankara")),
                            TimelineEntry("Jul 2026", plain("Summit: decision point (forecast)"), forecast=True),
                        )
                    ),
                ),
                (Heading(2, plain("Narrow matrix")), matrix()),
            ),
            (3, 2),
        ),
        Graph(
            (
                GraphNode("a", "Presidency, Ankara", "state"),
                GraphNode("b", "Кремль", "state"),
                GraphNode("c", "White House", "state"),
                GraphNode("d", "US Congress", "organisation"),
            ),
            (GraphEdge("a", "b", "bargains with"), GraphEdge("a", "c", "asks"), GraphEdge("d", "c", "constrains")),
            caption=plain("Ankara stands between two patrons"),
        ),
        Indicators(
            (
                Indicator(plain("First engine licence notified"), plain("Judgement 2"), "not seen"),
                Indicator(plain("Custody language in a communiqué"), plain("Judgement 1"), "seen 12 Mar"),
            ),
            caption=plain("Two indicators decide the next review"),
        ),
        Ach(
            (
                AchHypothesis("H1", plain("A supervised transfer"), "1 I"),
                AchHypothesis("H2", plain("No change"), "1 II"),
            ),
            (AchEvidence("E1", plain("Working group"), "high"), AchEvidence("E2", plain("Licence freeze"), "medium")),
            (("C", "I"), ("II", "C")),
        ),
        Figure(png(), "image/png", "Four stripes", plain("Four stripes stand for four positions"), width=0.4),
        Together((para("Kept"), para("together"))),
        PageBreak(),
        SOURCES,
        LEGEND,
        Legend("", tuple(LegendEntry(term, plain(band), 7 - n, 7) for n, (term, band) in enumerate(TERMS))),
        Legend("Levels", tuple(LegendEntry(band.word, fill=band.fill) for band in BANDS)),
    )
    return document(body, (Footnote("f1", "a", (para("A remark with a source.", cited("1")),)),))
