from tests.sources.pdf.paper import BOLD, FLEET, HARBOUR, STRAIT, Paper, article_of

BODIES = [STRAIT, HARBOUR, FLEET]


def paper_with(head, foot, bodies=BODIES):
    """A page for each body, with the head and foot that a function of the page's number gives."""
    paper = Paper()
    for number, body in enumerate(bodies, start=1):
        for top, text in ((30, head(number)), (570, foot(number))):
            if text:
                paper.line(60, top, text, 8)
        paper.text(40, 70, body, 340)
        if number < len(bodies):
            paper.turn()
    return paper


def test_running_heads_and_feet_are_no_part_of_the_text():
    paper = paper_with(lambda _: "THE MORNING OBSERVER", lambda page: f"Not for release - Page {page} of 3")

    assert article_of(paper).text == "\n\n".join(BODIES)


def test_left_and_right_pages_may_have_unlike_heads():
    heads = ["The Morning Observer", "Shipping and trade"]
    paper = paper_with(lambda page: heads[page % 2], lambda page: str(page + 40), [STRAIT, HARBOUR, FLEET, STRAIT])

    assert article_of(paper).text == "\n\n".join([STRAIT, HARBOUR, FLEET, STRAIT])


def test_a_page_number_that_stands_alone_goes_from_a_single_page_too():
    assert article_of(paper_with(lambda _: "", lambda _: "– 7 –", [STRAIT])).text == STRAIT


def test_a_first_page_may_lack_the_head_the_others_have():
    paper = paper_with(lambda page: "The Morning Observer" if page > 1 else "", lambda _: "")

    assert article_of(paper).text == "\n\n".join(BODIES)


def test_a_title_that_is_repeated_as_a_head_is_kept_once():
    paper = Paper()
    for number, body in enumerate(BODIES):
        paper.line(40, 40, "Talks on the strait", 18, BOLD)
        paper.text(40, 80, body, 340)
        if number < 2:
            paper.turn()

    article = article_of(paper)

    assert article.title == "Talks on the strait"
    assert article.text == "\n\n".join(["Talks on the strait", *BODIES])


def test_words_repeated_amid_the_pages_stay():
    paper = Paper()
    for number, body in enumerate(BODIES):
        top = paper.text(40, 70, body, 340)
        paper.line(40, top + 60, "Map of the strait")
        paper.text(40, top + 90, body, 340)
        if number < 2:
            paper.turn()

    assert article_of(paper).text.count("Map of the strait") == 3


def test_a_last_line_of_text_that_is_a_number_in_a_sentence_stays():
    paper = Paper()
    paper.lines(
        40, 500, ["The depots on the other shore hold oil for a", "week and the law asks for ninety days, not", "7"]
    )

    assert article_of(paper).text.endswith("not 7")
