"""What is not the story is cut and listed; what is the story is never cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairs.boilerplate_patterns import ANYWHERE, LINE, UNIT, compiled
from pairs.document import Document
from pairs.reading import from_text

HEAD = "Ferry service to Holm resumes after storm"
BODY = "HOLM, May 4 (Reuters) - The ferry sailed again on Tuesday.{} Mayor Ida Brandt said the wall had held.{}"
LAST = "Passengers had waited in tents since Saturday, and some slept on the quay."


def cut(document: Document) -> list[str]:
    """What was cut."""
    return [one.span.of(document.text) for one in document.boilerplate]


INLINE = [
    "Sign up for our daily newsletter.",
    "Subscribe to our newsletter to get the day's top stories in your inbox.",
    "Register now for FREE unlimited access to Harbournews.comRegister",
    "Sign up to the Morning Tide newsletter at harbournews.com.",
    "Get the latest news delivered straight to your inbox.",
    "Register for free to continue reading",
    "Already a subscriber? Log in",
    "Subscribe now",
    "read more",
    "READ MORE",
    "Click here to read more.",
    "Read the full story here.",
    "Continue reading below",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Follow us on Twitter.",
    "Follow Harbour News on Facebook and Instagram.",
    "Join our WhatsApp channel for breaking news.",
    "Our Standards: The Harbour News Trust Principles.",
    "Our Standards: The Harbour News Code of Conduct.",
    "Our Standards: The Harbour Charter of Ethics and Fairness.",
    "Donate today.",
    "Enjoying this article?",
    "This article is for information only and does not constitute investment advice.",
    "Nothing in this article should be taken as medical or legal advice.",
    "All rights reserved.",
    "We use cookies to improve your experience on our website.",
    "Your email address will not be published. Required fields are marked *",
    "This material may not be published, broadcast, rewritten or redistributed.",
]


@pytest.mark.parametrize("passage", INLINE)
@pytest.mark.parametrize("glue", ["", " "])
def test_furniture_between_sentences_is_cut_exactly(passage: str, glue: str) -> None:
    """In mid-paragraph, with or without a space before it, to the character."""
    document = from_text(f"{HEAD}\n\n{BODY.format(glue + passage, '')}", lang="en")
    assert cut(document) == [passage]
    assert document.sentences()[2:] == [
        "The ferry sailed again on Tuesday.",
        "Mayor Ida Brandt said the wall had held.",
    ]
    document = from_text(f"{HEAD}\n\n{BODY.format('', glue + passage)}", lang="en")
    assert cut(document) == [passage]


LINES = {
    "comments": [
        "12 Comments", "Comments (3)", "Leave a Reply", "Leave a Replay", "Depart a Reply", "Leave a Commment",
        "Be the first to comment", "No comments yet", "Load more comments", "Log in to leave a comment",
        "Did you find this article helpful? Yes No", "Was this page useful?", "How would you rate this story?",
    ],
    "share": ["Share this article", "Share on Facebook", "Facebook Twitter WhatsApp Email", "Follow us on Twitter @harbour"],
    "copyright": ["© 2023 Harbour News Ltd. All rights reserved.", "Copyright 2021 Harbour News", "All Rights Reserved"],
    "advertisement": ["Advertisement", "- Advertisement -", "Sponsored Content", "Anzeige", "Publicité", "广告"],
    "credit": ["[File: AP]", "(Photo: Jane Doe)", "Photo: Jane Doe/AFP", "Getty Images", "[Anders Lund/AFP]"],
    "agencies": ["Source: Harbour News and news agencies", "SOURCE: REUTERS", "With inputs from agencies", "来源：海港报"],
    "related": ["Other Topics of Interest", "Related Articles", "You may also like", "Most Read", "More from Harbour News"],
    "read-more": ["Read more: Storm closes three ports", "READ ALSO: Storm closes three ports", "Lire aussi : La tempête"],
    "navigation": ["Skip to main content", "Home > News > Local", "5 min read", "Back to top"],
    "legal": ["Privacy Policy | Terms of Use | Contact", "Terms of Service"],
    "notice": [
        "This article was originally published in Harbour News.",
        "This content was produced in partnership with the Tide Institute.",
        "This content was created in Norland, where the law restricts coverage of the fleet",
        "Have a news tip? Email us at tips@harbour.example.", "Got a story? Email our news desk",
        "Do you have a question about the ferries? Write to our editors.",
    ],
    "cookies": ["Cookie settings", "We use cookies to give you the best experience on our website."],
    "subscription": ["Sign up for our newsletter", "Subscribe", "Newsletter", "Stay up to date with the latest news",
        "Like what you’re reading? Support us with a monthly gift.", "Want more stories like this? Join thousands of readers",
    ],
    "standards": ["Our Standards: The Harbour Principles", "Our editorial standards"],
}  # fmt: skip


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, lines in LINES.items() for line in lines])
def test_lines_of_furniture_are_cut_with_their_reason(reason: str, line: str) -> None:
    """A paragraph that is furniture and nothing else, in the middle and at the end."""
    for text in (f"{HEAD}\n\n{BODY}\n\n{line}\n\n{LAST}", f"{HEAD}\n\n{BODY}\n\n{LAST}\n\n{line}"):
        document = from_text(text.replace("{}", ""), lang="en")
        assert "".join(cut(document)) == line
        assert {one.reason for one in document.boilerplate} == {reason}


STORY = [
    "Sign up for the army, they told him.",
    "He wanted to read more. “Books are cheap,” he said.",
    "“Subscribe to our newsletter,” the banner on the quay read.",
    "Subscribers to the paper fell by half.",
    "Read more books, the teacher told them.",
    "Study hard. Read more. Write less.",
    "Comments are welcome, the minister said.",
    "No comment.",
    "Sources close to the ministry said the wall had cracked.",
    "The source of the river lies in Brenna.",
    "Follow the river to Brenna and you will see the mill.",
    "Advertisement revenue fell 3% last year.",
    "Register to vote before October, the council urged.",
    "Copyright law is being rewritten in the capital.",
    "All rights reserved for the crown were abolished in 1848.",
    "Share prices fell on Monday.",
    "Leave a reply at the desk, the clerk told him.",
    "Our standards have slipped, the headmaster admitted.",
    "We use cookies to decorate the tree.",
    "Join the conversation, she told her students, or leave.",
    "More from the same barrel was drunk at night.",
    "Other topics of interest to the council included parking.",
    "Source: that was the word he used for the spring.",
    "Click here to open the panel.",
    "Log in to your account and open the settings page.",
    "Subscribe to the channel to receive messages.",
    "This report was published by the ministry in May.",
    "This story was first told in 1921.",
    "Was this story true? Nobody in Holm could say.",
    "Got a story? Every sailor has one, she said.",
    "Donate today what you will miss tomorrow, the vicar told them.",
    "This story is about the financial advice that ruined a town.",
    "This article of the treaty is no legal shield, the judge said.",
    "The information in the file was not legal advice, he said, and nobody had asked.",
    "Do you like this article of clothing? It was made in Holm.",
    "Become a member of parliament at 21? She did.",
    "Press [File] and then [Photo gallery](photos.html).",
    "The newsletter went out on Monday. Sign up, she had said, for the alerts of the harbour.",
]


@pytest.mark.parametrize("sentence", STORY)
def test_the_story_is_never_cut(sentence: str) -> None:
    """Sentences that speak of subscribing, reading, sources and comments stay, wherever they stand."""
    body = BODY.replace("{}", "")
    for text in (
        f"{HEAD}\n\n{BODY.format(' ' + sentence, '')}",
        f"{HEAD}\n\n{body}\n\n{sentence}\n\n{LAST}",
        f"{HEAD}\n\n{body}\n\n{sentence}",
        f"{sentence} {LAST}",
        sentence,
    ):
        assert cut(from_text(text, lang="en")) == []


@pytest.mark.parametrize("headline", [
    "Copyright law and the sea", "Home", "Privacy and power in the new state", "Sign up or ship out", "Read the room",
    "More in common than we think", "Comments by the mayor anger islanders", "Source of the river found", "Cookies",
    "Workers protest at Reuters", "Brexit: what now – and what next", "Latest news on the storm", "Follow the money",
    "Image of a nation", "Advertising in wartime", "Related companies fined over ferry",
])  # fmt: skip
def test_headlines_are_never_cut(headline: str) -> None:
    """A headline may speak of anything."""
    assert cut(from_text(f"{headline}\n\n{BODY}\n\n{LAST}".replace("{}", ""), lang="en")) == []


@pytest.mark.parametrize(("headline", "site"), [
    (f"{HEAD} | Harbour News", "| Harbour News"),
    (f"{HEAD} | Anna Berg – Sea and Trade", "| Anna Berg – Sea and Trade"),
    (f"{HEAD} - The Harbour Times", "- The Harbour Times"),
    (f"{HEAD} – harbour.com", "– harbour.com"),
    ("暴风雨后渡轮恢复航行_海港网", "_海港网"),
])  # fmt: skip
def test_the_site_behind_a_headline_is_cut(headline: str, site: str) -> None:
    """The headline stays, the name of the site goes."""
    document = from_text(f"{headline}\n\n{BODY}\n\n{LAST}".replace("{}", ""), lang="en")
    assert cut(document) == [site]
    assert headline.startswith(document.sentence(0))


def test_a_paragraph_that_occurs_twice_is_cut_once() -> None:
    """The copy goes, typographic differences aside; short paragraphs may repeat."""
    copy = LAST.replace(" and", "  AND")
    document = from_text(f"{HEAD}\n\n{LAST}\n\n“No.”\n\n“No.”\n\n{copy}", lang="en")
    assert cut(document) == [copy]
    assert document.boilerplate[0].reason == "duplicate"


def test_headlines_under_a_last_list_of_links_are_cut() -> None:
    """What follows "Related Articles" goes if it is bare headlines to the end, and stays if a story follows."""
    links = "Related Articles\n\nStorm closes three ports\n\nWall to be rebuilt in spring"
    body = f"{HEAD}\n\n{BODY}\n\n{LAST}".replace("{}", "")
    assert cut(from_text(f"{body}\n\n{links}\n\n© 2023 Harbour", lang="en")) == [*links.split("\n\n"), "© 2023 Harbour"]
    assert cut(from_text(f"{body}\n\n{links}\n\nThe night was cold.", lang="en")) == ["Related Articles"]


def test_the_only_paragraph_is_never_furniture() -> None:
    """A text of one line is compared, whatever it says."""
    assert from_text("Subscribe now", lang="en").sentences() == ["Subscribe now"]


@pytest.mark.parametrize("scope", ["LINE", "UNIT", "ANYWHERE"])
def test_every_row_of_the_table_compiles_and_matches_no_empty_text(scope: str) -> None:
    """The table is sound."""
    pattern = compiled(scope)
    assert pattern.fullmatch("") is None
    assert {row.reason for row in {"LINE": LINE, "UNIT": UNIT, "ANYWHERE": ANYWHERE}[scope]} == {
        name.replace("_", "-") for name in pattern.groupindex
    }


WORDS = st.sampled_from(
    "sign up subscribe to our newsletter for FREE access a.com Photo: Source AP Reuters Aa of by and the share Facebook , / . | "
    "home > #a 12 comments © 2020 continue reading Our Standards: [File ] ( ) this article was published in follow us on".split()
)


@settings(max_examples=150, deadline=2_000)
@given(st.lists(WORDS, min_size=20, max_size=90), st.sampled_from([" ", ""]))
def test_no_pattern_runs_away(words: list[str], glue: str) -> None:
    """Any mixture of the table's own words is looked through at once (the deadline is 2 s for one line)."""
    line = glue.join(words)[:319]
    for scope in ("LINE", "UNIT", "ANYWHERE"):
        compiled(scope).fullmatch(line)
        compiled(scope).match(line)
