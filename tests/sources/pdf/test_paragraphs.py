from tests.sources.pdf.paper import BOLD, FLEET, HARBOUR, STRAIT, Paper, article_of, broken


def halves(text, width):
    """The lines of a text, divided amid a sentence."""
    lines = broken(text, width)
    return lines[: len(lines) // 2], lines[len(lines) // 2 :]


def test_a_paragraph_goes_on_in_the_next_column():
    paper = Paper()
    first, second = halves(f"{STRAIT} {HARBOUR}", 160)
    paper.lines(40, 60, first)
    paper.lines(220, 60, second)

    assert article_of(paper).text == f"{STRAIT} {HARBOUR}"


def test_a_paragraph_goes_on_on_the_next_page():
    paper = Paper()
    first, second = halves(FLEET, 300)
    paper.lines(40, 500, first)
    paper.turn()
    paper.lines(40, 60, second)

    assert article_of(paper).text == FLEET


def test_a_caption_at_the_foot_of_a_column_does_not_break_the_sentence_over_it():
    paper = Paper()
    first, second = halves(FLEET, 300)
    paper.lines(40, 60, first)
    paper.line(40, 400, "Figure 3. Ships of the fleet at anchor.", 8)
    paper.turn()
    paper.lines(40, 60, second)

    assert article_of(paper).text == f"{FLEET}\n\nFigure 3. Ships of the fleet at anchor."


def test_paragraphs_are_told_by_a_gap_or_by_an_indent():
    paper = Paper()
    top = paper.text(40, 60, STRAIT, 340)
    top = paper.text(40, top + 8, HARBOUR, 340)
    lines = broken(FLEET, 340)
    paper.line(55, top, lines[0])
    paper.lines(40, top + 12, lines[1:])

    assert article_of(paper).text == f"{STRAIT}\n\n{HARBOUR}\n\n{FLEET}"


def test_verse_keeps_its_lines():
    verse = [
        "The ship went out at dawn",
        "And nobody stood at the rail",
        "The harbour had no flag",
        "The wind was in the sail",
    ]
    paper = Paper()
    top = paper.text(40, 60, STRAIT, 340)
    paper.lines(40, top + 20, verse)

    assert article_of(paper).text == STRAIT + "\n\n" + "\n".join(verse)


def test_headings_are_told_by_size_and_weight_and_have_levels():
    paper = Paper()
    paper.line(40, 50, "Talks on the strait", 20, BOLD)
    paper.line(40, 80, "What was said", 14)
    top = paper.text(40, 105, STRAIT, 340)
    paper.line(40, top + 10, "In the harbour", 10, BOLD)
    paper.text(40, top + 30, HARBOUR, 340)

    article = article_of(paper)

    found = [(article.text[each.start : each.end], each.level) for each in article.headings]
    assert found == [("Talks on the strait", 1), ("What was said", 2), ("In the harbour", 3)]


def test_a_title_over_two_lines_is_one_heading():
    paper = Paper()
    paper.lines(40, 50, ["Talks on the strait", "go on without a date"], 20, font=BOLD, pitch=24)
    paper.text(40, 120, STRAIT, 340)

    article = article_of(paper)

    assert article.title == "Talks on the strait go on without a date"
    assert article.text == f"Talks on the strait go on without a date\n\n{STRAIT}"


def test_items_of_a_list_are_paragraphs_of_their_own():
    paper = Paper()
    top = paper.text(40, 60, STRAIT, 340)
    paper.line(40, top, "1. The pilots are to be paid by the end of the month.")
    paper.line(40, top + 12, "2. The cranes are to work on all days of the week.")

    assert article_of(paper).text.split("\n\n")[1:] == [
        "1. The pilots are to be paid by the end of the month.",
        "2. The cranes are to work on all days of the week.",
    ]


def test_footnotes_come_after_the_text_and_the_pages_say_where_they_stood():
    paper = Paper()
    first, second = halves(FLEET, 300)
    paper.lines(40, 440, first)
    paper.line(40, 540, "1 Interview with the harbour master, 4 May.", 8)
    paper.turn()
    paper.lines(40, 60, second)

    article = article_of(paper)

    assert article.text == f"{FLEET}\n\n1 Interview with the harbour master, 4 May."
    assert [page.page for page in article.pages] == [1, 2, 1]
    assert article.text[article.pages[2].start : article.pages[2].end].startswith("1 Interview")
    assert article.text[article.pages[1].start : article.pages[1].end] == " ".join(second)


def test_a_large_initial_belongs_to_the_first_word():
    paper = Paper()
    lines = broken(STRAIT[1:], 310)
    paper.line(40, 81, STRAIT[0], 34, BOLD)
    paper.lines(66, 60, lines[:2])
    top = paper.lines(40, 84, broken(" ".join(lines[2:]), 340))
    paper.text(40, top + 20, HARBOUR, 340)

    assert article_of(paper).text == f"{STRAIT}\n\n{HARBOUR}"
