"""Mail: the body, with subject, sender and date; quoted replies and signatures are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Final

from kg.errors import DocumentError
from kg.model import Document, Skip
from kg.read.assemble import to_document
from kg.read.encoding import decode, decode_declared, is_binary
from kg.read.html import take_html
from kg.read.limits import LIMITS, Limits
from kg.read.markup import decode_html
from kg.read.taken import Found, Taken, clean, clean_all

_MEDIA_TYPE: Final = "message/rfc822"
_QUOTED: Final = re.compile(r"^[ \t]*>.*(?:\n[ \t]*>.*)*", re.MULTILINE)
_QUOTE_LEAD: Final = re.compile(r"^(?:On|Le) [^\n]{5,200}(?:wrote|a écrit) ?:[ \t]*$", re.MULTILINE)
_SIGNATURE: Final = re.compile(r"^-- ?$(?s:.*)", re.MULTILINE)
_ANSWER: Final = re.compile(r"^(?:(?:re|fwd?|tr|réf?)\s*:\s*)+", re.IGNORECASE)


class EmailReader:
    """Reads one mail; attachments are not read."""

    media_types: tuple[str, ...] = (_MEDIA_TYPE,)
    suffixes: tuple[str, ...] = (".eml",)

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError when the mail has no body of text."""
        if not data:
            raise DocumentError(source, "the file is empty")
        try:
            taken = _take(data, source)
        except DocumentError:
            raise
        except Exception as error:  # the email package has no one error for broken mail
            raise DocumentError(source, f"the mail is broken ({type(error).__name__})") from error
        yield to_document(taken, source, self._limits)


def _take(data: bytes, source: str) -> Taken:
    message = BytesParser(policy=policy.default).parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise DocumentError(source, "the mail has no body of text")
    content = _bytes(body)
    if body.get_content_type() == "text/html":
        page = take_html(decode_html(content, source), source)
        return Taken(page.text, _MEDIA_TYPE, _found(message).or_else(page.found), captions=page.captions)
    text = _text(content, body.get_content_charset(), source).replace("\r\n", "\n")
    return Taken(text, _MEDIA_TYPE, _found(message), tuple(_quoted(text)))


def _bytes(body: EmailMessage) -> bytes:
    content = body.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(content: bytes, charset: str | None, source: str) -> str:
    declared = decode_declared(content, charset)
    text = decode(content, source) if declared is None else declared
    if is_binary(text):
        raise DocumentError(source, "binary data, not text")
    return text


def _quoted(text: str) -> Iterator[Skip]:
    for reason, pattern in (("quoted-reply", _QUOTED), ("quoted-reply", _QUOTE_LEAD), ("signature", _SIGNATURE)):
        yield from (Skip(match.start(), match.end(), reason) for match in pattern.finditer(text))


def _found(message: EmailMessage) -> Found:
    senders = getattr(message["from"], "addresses", ())
    title = clean(str(message["subject"] or ""))
    return Found(
        title=_ANSWER.sub("", title) or None if title else None,
        authors=clean_all(sender.display_name or sender.addr_spec for sender in senders),
        issued=_date(message),
        language=clean(str(message["content-language"] or "")),
    )


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"] or "")).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None
