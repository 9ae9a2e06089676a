"""What a web page says about itself: JSON-LD first, then `meta` elements, then what is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final
from urllib.parse import urlsplit

from kg.read.dates import parse_date
from kg.read.taken import Found, clean, clean_all

_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|NewsItem|WebPage|PressRelease|LiveBlogPosting|CreativeWork)$", re.IGNORECASE)
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_SITES: Final = (
    "og:site_name",
    "publisher",
    "article:publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
)
_DATES: Final = tuple(
    "article:published_time datepublished date pubdate publishdate publish-date publish_date publication_date dc.date dc.date.issued "
    "dcterms.issued dcterms.date dcterms.created citation_publication_date citation_date parsely-pub-date sailthru.date og:published_time "
    "article.published release_date datecreated".split()
)
_UPDATES: Final = ("article:modified_time", "datemodified", "last-modified", "og:updated_time", "dcterms.modified")
_SITE_AFTER_TITLE: Final = re.compile(r"\s+(?:[|•·»]|[–—-])\s+")
_MOST_NODES: Final = 2_000


def page_metadata(tree: Any) -> Found:
    """Return what a page says about itself."""
    from_article = _from_json_ld(tree)
    named = _meta(tree)
    from_meta = Found(
        title=_first(named, _TITLES),
        authors=_authors(named),
        publisher=next(filter(_is_name, _values(named, _SITES)), None),
        issued=_date(_values(named, _DATES)),
        language=clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or _first(named, ("og:locale", "content-language")),
        url=_url(tree, named),
    )
    found = from_article.or_else(from_meta).or_else(_shown(tree)).or_else(Found(issued=_date(_values(named, _UPDATES))))
    title, site = _without_site(found.title, found.publisher, tree)
    return Found(title=title, publisher=site).or_else(found)


def _meta(tree: Any) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = clean(element.get("content"))
        if name and content:
            named.setdefault(name.strip().lower(), []).append(content)
    return named


def _values(named: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (value for name in names for value in named.get(name, ()))


def _first(named: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(_values(named, names), None)


def _authors(named: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the authors of the first name that gives any: different names give the same authors in different words."""
    groups = (clean_all(value for value in named.get(name, ()) if _is_name(value)) for name in _AUTHORS)
    return next((group for group in groups if group), ())


def _is_name(value: str) -> bool:
    return "://" not in value and not value.startswith("@") and len(value) <= 100


def _date(values: Iterator[str]) -> str | None:
    return next((date for value in values if (date := parse_date(value))), None)


def _url(tree: Any, named: dict[str, list[str]]) -> str | None:
    links = (element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split())
    return next(filter(None, map(web_url, (*links, *_values(named, ("og:url", "twitter:url"))))), None)


def web_url(value: object) -> str | None:
    """Return an absolute web address, None for anything else.

    >>> web_url(" https://daily.example/a "), web_url("/a"), web_url("javascript:alert(1)")
    ('https://daily.example/a', None, None)
    """
    text = (clean(value) or "").replace(" ", "%20")
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


def _shown(tree: Any) -> Found:
    """Return what the page shows: its title, its heading, its marked date and author."""
    times = (element.get("datetime") or element.text_content() for element in tree.iter("time"))
    marked = (element.get("content") or element.get("datetime") for element in tree.xpath("//*[@itemprop='datePublished']"))
    authors = clean_all(element.text_content() for element in tree.xpath("//a[@rel='author'] | //*[@itemprop='author']"))
    title = next(filter(None, (clean(element.text_content()) for name in ("title", "h1") for element in tree.iter(name))), None)
    names = tuple(re.sub(r"^(?:by|par)\s+", "", author, flags=re.IGNORECASE) for author in authors if _is_name(author))
    return Found(title=title, authors=names, issued=_date(filter(None, chain(marked, times))))


def _without_site(title: str | None, publisher: str | None, tree: Any) -> tuple[str | None, str | None]:
    """Return a title without the name of the site behind it, and the site: what is known, or else that name."""
    if not title:
        return None, publisher
    headings = {clean(element.text_content()) for element in tree.iter("h1", "h2")}
    for cut in reversed(list(_SITE_AFTER_TITLE.finditer(title))):
        before, after = title[: cut.start()], title[cut.end() :]
        if before in headings or (publisher and after.casefold() == publisher.casefold()):
            return before, publisher or after
    return title, publisher


def _from_json_ld(tree: Any) -> Found:
    found = Found()
    for node in _nodes(tree):
        types = node.get("@type")
        if any(isinstance(type, str) and _ARTICLE.search(type) for type in (types if isinstance(types, list) else [types])):
            found = found.or_else(_from_node(node))
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, outer ones first."""
    queue: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            try:
                queue.append(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue  # broken metadata says nothing; the page is read all the same
    for count, node in enumerate(queue):  # grows while it is walked
        if count >= _MOST_NODES:
            return
        if isinstance(node, dict):
            yield node
            queue.extend(value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))
        elif isinstance(node, list):
            queue.extend(node)


def _from_node(node: dict[str, Any]) -> Found:
    return Found(
        title=clean(node.get("headline")) or clean(node.get("name")),
        authors=_names(node.get("author") or node.get("creator")),
        publisher=next(iter(_names(node.get("publisher") or node.get("sourceOrganization"))), None),
        issued=parse_date(clean(node.get("datePublished")) or clean(node.get("dateCreated"))),
        language=next(iter(_names(node.get("inLanguage"))), None),
        url=web_url(node.get("url")),
    )


def _names(value: Any) -> tuple[str, ...]:
    """Return the names in a JSON-LD value: a string, an object with a name, or a list of them."""
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in clean_all(one.get("name") if isinstance(one, dict) else one for one in values) if _is_name(name))
