from __future__ import annotations

import pytest

from kg.errors import DocumentError
from kg.read import read_bytes

MARKUP = """---
title: "Acme buys Globex"
author: [Jane Doe, John Roe]
date: 2022-06-22
lang: en
url: https://daily.example/acme
publisher: The Daily
---
# Acme buys Globex

Acme **has bought** the battery maker
[Globex](https://globex.example "title") for *30 million* euros. ![A picture](x.png)

- Globex keeps its plant.
- The `acme` brand stays.

> The deal is done.

```python
Initech = owns(Hooli)
```

    Hooli owns Initech

| Company | Seat |
|---------|------|
| Acme    | Lyon |

<div><script>x()</script><p>Globex is <b>small</b>.</p></div>
"""


def test_words_without_marks() -> None:
    assert read_bytes(MARKUP.encode(), "a.md")[0].text.split("\n\n") == [
        "Acme buys Globex",
        "Acme has bought the battery maker Globex for 30 million euros.",
        "Globex keeps its plant.",
        "The acme brand stays.",
        "The deal is done.",
        "Company | Seat",
        "Acme | Lyon",
        "Globex is small.",
    ]


def test_front_matter_is_metadata() -> None:
    metadata = read_bytes(MARKUP.encode(), "a.md")[0].metadata
    assert (metadata.title, metadata.authors, metadata.publisher) == ("Acme buys Globex", ("Jane Doe", "John Roe"), "The Daily")
    assert (metadata.issued, metadata.url, metadata.media_type) == ("2022-06-22", "https://daily.example/acme", "text/markdown")


def test_lists_in_front_matter() -> None:
    metadata = read_bytes(b"---\r\nauthors:\r\n  - Jane Doe\r\n  - 'John Roe'\r\n---\r\nAcme owns Globex.\r\n", "a.md")[0].metadata
    assert metadata.authors == ("Jane Doe", "John Roe")


def test_heading_is_the_title() -> None:
    assert read_bytes(b"# Acme buys *Globex*\n\nIt did.\n", "a.md")[0].metadata.title == "Acme buys Globex"


def test_a_rule_is_no_front_matter() -> None:
    assert read_bytes(b"Acme owns Globex.\n\n---\n\nGlobex: a company.\n", "a.md")[0].text == "Acme owns Globex.\n\nGlobex: a company."


def test_only_code() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read_bytes(b"```\nacme()\n```\n", "a.md")
