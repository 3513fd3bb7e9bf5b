"""Questions that were parsed and found valid, by their text. Nothing of who asked, or with what, is in them."""

from collections import OrderedDict

from graphql import DocumentNode

CHARACTERS = 100_000
"""Of all texts together: parsed, one takes up to 400 bytes for each of its characters."""


class Documents:
    """The one that was asked longest ago leaves first. Parsed documents are read and never changed."""

    def __init__(self, characters: int = CHARACTERS) -> None:
        self._most = characters
        self._held = 0
        self._documents: OrderedDict[str, DocumentNode] = OrderedDict()

    def get(self, text: str) -> DocumentNode | None:
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def keep(self, text: str, document: DocumentNode) -> None:
        """One that is longer than all of them may be is not kept."""
        if text in self._documents or len(text) > self._most:
            return
        self._documents[text] = document
        self._held += len(text)
        while self._held > self._most:
            oldest, _ = self._documents.popitem(last=False)
            self._held -= len(oldest)
