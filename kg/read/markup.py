"""HTML as a tree, and the text of its blocks; trees are made here only, so that none is made unsafely."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kg.errors import DocumentError
from kg.read.encoding import decode, decode_declared

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD: Final = 4096
_SILENT: Final = frozenset(
    "script style noscript template head nav footer aside button select svg math iframe object canvas audio video".split()
)
_BLOCKS: Final = frozenset(
    "address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li "
    "main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BREAK: Final = "\0"  # stands for the end of a block while text is put together; decoded text holds none


def decode_html(data: bytes, source: str) -> str:
    """Return the text of an HTML file: in the encoding its byte-order mark, its own `meta` or its bytes say, in that order."""
    declared = _CHARSET.search(data[:_HEAD])
    has_mark = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
    text = decode_declared(data, declared[1].decode("ascii")) if declared and not has_mark and b"\0" not in data else None
    return decode(data, source) if text is None else text


def parse_html(text: str, source: str) -> Any:
    """Return the tree of HTML; raises DocumentError when there is none in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentError(source, f"no HTML that can be read: {error}") from error
    return tree


def block_text(tree: Any) -> str:
    """Return the text of a tree, one paragraph a block, without scripts, navigation and the like.

    >>> block_text(parse_html("<p>Acme <b>owns</b>\\n Globex.</p><script>x()</script><p>Yes.", "a"))
    'Acme owns Globex.\\n\\nYes.'
    """
    text = "".join(_pieces(tree))
    blocks = (" ".join(block.split()) for block in text.split(_BREAK))
    return "\n\n".join(block for block in blocks if block)


def _pieces(tree: Any) -> Iterator[str]:
    """Yield text and block ends in document order, without recursion: a hostile page is nested as deep as it likes."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, is_end = stack.pop()
        if is_end:
            yield _BREAK if element.tag in _BLOCKS else ""
            yield element.tail or ""
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and element.tag not in _SILENT:
            yield _BREAK if element.tag in _BLOCKS else ""
            yield element.text or ""
            stack.extend((child, False) for child in reversed(element))


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Keep other packages' complaints about a bad file off the user's screen: our own error says what is wrong."""
    levels = [(logger, logger.level) for logger in map(logging.getLogger, loggers)]
    for logger, _ in levels:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in levels:
            logger.setLevel(level)
