from tests.sources.pdf.paper import BOLD, FLEET, HARBOUR, STRAIT, Paper, article_of, broken

LEFT, RIGHT, ACROSS = 40, 220, 160


def drawn_row_by_row(paper, left, right, top):
    """Two columns as some programs draw them: first row of both, second row of both, and so on."""
    for number in range(max(len(left), len(right))):
        for column, lines in ((RIGHT, right), (LEFT, left)):
            if number < len(lines):
                paper.line(column, top + number * 12, lines[number])


def test_columns_are_read_one_after_the_other_although_they_were_drawn_row_by_row():
    paper = Paper()
    drawn_row_by_row(paper, broken(STRAIT, ACROSS), broken(HARBOUR, ACROSS), 60)

    assert article_of(paper).text == f"{STRAIT}\n\n{HARBOUR}"


def test_columns_whose_lines_stand_at_unlike_heights_are_read_one_after_the_other():
    paper = Paper()
    for number, line in enumerate(broken(STRAIT, ACROSS)):
        paper.line(LEFT, 60 + 12 * number, line)
        paper.line(RIGHT, 66 + 12 * number, broken(HARBOUR, ACROSS)[number])

    text = article_of(paper).text

    assert text.startswith(STRAIT)
    assert text.index("The pilots have been paid late") > len(STRAIT)


def test_a_title_and_a_lead_across_both_columns_come_first_and_what_stands_below_them_last():
    paper = Paper()
    paper.line(LEFT, 40, "Talks on the strait go on without a date", 18, BOLD)
    top = paper.text(LEFT, 70, FLEET, 340)
    drawn_row_by_row(paper, broken(STRAIT, ACROSS), broken(HARBOUR, ACROSS), top + 16)
    paper.text(LEFT, top + 240, "This report was first sent to readers of the morning edition only, by hand.", 340)

    assert article_of(paper).text.split("\n\n") == [
        "Talks on the strait go on without a date",
        FLEET,
        STRAIT,
        HARBOUR,
        "This report was first sent to readers of the morning edition only, by hand.",
    ]


def test_three_columns_are_read_from_left_to_right():
    paper = Paper(width=600)
    for column, text in ((40, STRAIT), (225, HARBOUR), (410, FLEET)):
        paper.text(column, 60, text, ACROSS)

    assert article_of(paper).text == f"{STRAIT}\n\n{HARBOUR}\n\n{FLEET}"


def test_the_few_last_rows_of_two_columns_are_divided_where_the_pages_before_were():
    paper = Paper()
    drawn_row_by_row(paper, broken(STRAIT, ACROSS), broken(HARBOUR, ACROSS), 60)
    paper.turn()
    drawn_row_by_row(paper, ["The pilots went home and the"], ["cranes stood still all winter."], 60)

    assert article_of(paper).text.endswith("The pilots went home and the cranes stood still all winter.")


def test_rows_of_a_table_stay_together():
    paper = Paper()
    paper.text(LEFT, 60, STRAIT, 340)
    rows = [
        ("Port", "Ships", "Days"),
        ("Aden", "14", "3"),
        ("Basra", "9", "12"),
        ("Jask", "21", "1"),
        ("Suez", "7", "2"),
    ]
    for number, cells in enumerate(rows):
        for column, cell in zip((40, 150, 260), cells, strict=True):
            paper.line(column, 180 + 14 * number, cell)

    assert article_of(paper).text.endswith("Port\tShips\tDays\nAden\t14\t3\nBasra\t9\t12\nJask\t21\t1\nSuez\t7\t2")


def test_stretched_spaces_of_justified_lines_are_no_columns():
    paper = Paper()
    paper.text(LEFT, 60, STRAIT, 340)
    top = 60 + 12 * len(broken(STRAIT, 340))
    for line in ("seats of the local council", "ships in the outer harbour", "crews of the coastal guard"):
        words = line.split()
        for number, word in enumerate(words):
            paper.line(LEFT + number * 70, top, word)
        top += 12
    paper.text(LEFT, top, HARBOUR, 340)

    assert "seats of the local council ships in the outer harbour crews of the coastal guard" in article_of(paper).text
