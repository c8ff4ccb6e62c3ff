"""The default model in integer arithmetic: about half the time, cosines that differ by a hundredth or two."""

from __future__ import annotations

from pairs.embedding.integer_products import overflows, with_integer_products
from pairs.embedding.packaged import PackagedEmbedder, identity

IDENTITY = identity("all-MiniLM-L6-v2-int8", "int8 rows")


class IntegerEmbedder(PackagedEmbedder):
    """all-MiniLM-L6-v2 with whole numbers, on one thread; see :mod:`pairs.embedding.integer_products`.

    Attributes:
        name: the model's name, which says so.
        version: never that of the default, so that vectors of the two don't mix.
    """

    name = IDENTITY.name
    version = IDENTITY.version

    @staticmethod
    def _graph(content: bytes) -> bytes:
        return with_integer_products(content, shifted=overflows())
