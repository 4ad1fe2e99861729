"""The place of every value, by file and dotted key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plantrack.model.problem import Place
from plantrack.store.dotted import dotted
from plantrack.store.spots import Positions
from plantrack.store.toml_text import Document

_Offsets = dict[str, int]


class Places(Mapping[tuple[str, str], Place]):
    """A view of where everything stands in some documents.

    The dotted keys of a file are put together when the first one is asked for:
    a run without problems never pays for them.
    """

    __slots__ = ("_documents", "_offsets")

    def __init__(self, documents: tuple[Document, ...]) -> None:
        """Look into ``documents``, whose file names differ."""
        self._documents = {document.file: document for document in documents}
        self._offsets: dict[str, _Offsets] = {}

    def __getitem__(self, address: tuple[str, str]) -> Place:
        file, key = address
        document = self._documents[file]
        offset = self._offsets_in(document)[key]
        return Place(file, *document.positions.line_and_column(offset))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for file, document in self._documents.items():
            for key in self._offsets_in(document):
                yield file, key

    def __len__(self) -> int:
        documents = self._documents.values()
        return sum(len(self._offsets_in(document)) for document in documents)

    def _offsets_in(self, document: Document) -> _Offsets:
        if document.file not in self._offsets:
            self._offsets[document.file] = _offsets(document.positions)
        return self._offsets[document.file]


def _offsets(positions: Positions) -> _Offsets:
    return {dotted(spot.path()): spot.start for spot in positions.walk()}
