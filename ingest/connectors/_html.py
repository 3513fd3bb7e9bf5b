"""Mastodon's HTML as plain text. Patterns rather than html.parser: its time is quadratic on hostile input in 3.11."""

import html
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>")
_ANCHOR = re.compile(r"<a\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(href|class|rel)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_GAP = re.compile(r"\n{3,}")
_BLOCKS = frozenset({"p", "blockquote", "pre", "ul", "ol"})
_NOT_A_LINK = frozenset({"mention", "hashtag", "tag"})


def plain_text(content: str) -> str:
    """Paragraphs are apart by an empty line, links are their text."""
    return _GAP.sub("\n\n", html.unescape(_TAG.sub(_without_tag, content))).strip()


def links(content: str) -> list[str]:
    """Where the anchors lead that are neither a mention nor a hashtag."""
    found = []
    for anchor in _ANCHOR.finditer(content):
        told = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(anchor[1])}
        roles = set(f"{told.get('class', '')} {told.get('rel', '')}".split())
        if told.get("href") and not roles & _NOT_A_LINK:
            found.append(html.unescape(told["href"]))
    return found


def _without_tag(tag: re.Match[str]) -> str:
    closing, name = tag[1], tag[2].lower()
    if name == "br":
        return "\n"
    if closing and name in _BLOCKS:
        return "\n\n"
    return "\n" if closing and name == "li" else ""
