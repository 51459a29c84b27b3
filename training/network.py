"""The network: a small BERT encoder with heads for quotations, names and links.

Written out plainly, so that the export (export.py) can write the same sums as an ONNX graph
node by node. The word embeddings are kept as they came: they are more than half of the
weights, and rare words would only be forgotten.
"""

from __future__ import annotations

import torch
from corpora import NAME_TAGS, QUOTE_TAGS
from torch import Tensor, nn
from torch.nn import functional

from variorum.language.tagging.geometry import BETWEEN, GEOMETRIES
from variorum.language.tagging.windows import CASES, PLACES, QUOTED

HIDDEN = 128


class Layer(nn.Module):
    def __init__(self, size: int, heads: int, wide: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, wide)
        self.down = nn.Linear(wide, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = state.shape
        qkv = self.qkv(state).view(batch, length, 3, self.heads, size // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        state = self.norm(state + self.drop(self.out(mixed)))
        return self.norm2(state + self.drop(self.down(functional.gelu(self.up(state)))))


class Linker(nn.Module):
    """Scores a content against a candidate: relu(U content + V candidate + geometry) · w."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.content = nn.Linear(3 * size, HIDDEN)
        self.candidate = nn.Linear(3 * size, HIDDEN, bias=False)
        self.geometry = nn.Embedding(GEOMETRIES, HIDDEN)
        self.between = nn.Embedding(BETWEEN, HIDDEN)
        self.nobody = nn.Parameter(torch.zeros(HIDDEN))
        self.score = nn.Linear(HIDDEN, 1, bias=False)

    def forward(
        self, contents: Tensor, candidates: Tensor, geometry: Tensor, between: Tensor
    ) -> Tensor:
        """Scores of shape (contents, candidates + 1); the last column is for nobody."""
        left = self.content(contents)[:, None, :]
        right = self.candidate(candidates)[None, :, :]
        pair = left + right + self.geometry(geometry) + self.between(between)
        nobody = left + self.nobody
        return self.score(functional.relu(torch.cat([pair, nobody], dim=1))).squeeze(-1)


class Chain(nn.Module):
    """A linear chain over tags: scores of neighbours, likelihood of a sequence."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.move = nn.Parameter(torch.zeros(tags, tags))
        self.begin = nn.Parameter(torch.zeros(tags))

    def loss(self, scores: Tensor, gold: Tensor, known: Tensor) -> Tensor:
        """Negative log likelihood, summed. Places that are not known are stepped over.

        Shapes: scores (batch, length, tags); gold, known (batch, length).
        """
        # Bring the known places of each row to its front, so that one loop serves all.
        order = torch.argsort((~known).int(), dim=1, stable=True)
        lengths = known.sum(1)
        longest = int(lengths.max())
        order = order[:, :longest]
        scores = torch.gather(scores, 1, order[..., None].expand(-1, -1, scores.shape[-1]))
        gold = torch.gather(gold.clamp(min=0), 1, order)
        inside = torch.arange(longest)[None] < lengths[:, None]
        emitted = torch.gather(scores, 2, gold[..., None]).squeeze(-1)
        moved = self.move[gold[:, :-1], gold[:, 1:]]
        path = (
            (emitted * inside).sum() + (moved * inside[:, 1:]).sum() + self.begin[gold[:, 0]].sum()
        )
        total = self.begin + scores[:, 0]
        for step in range(1, longest):
            new = torch.logsumexp(total[:, :, None] + self.move, dim=1) + scores[:, step]
            total = torch.where(inside[:, step, None], new, total)
        return torch.logsumexp(total, dim=1).sum() - path


class Reader(nn.Module):
    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], size)
        self.words.weight.requires_grad = False
        self.places = nn.Parameter(torch.zeros(config["max_position_embeddings"], size))
        self.case = nn.Embedding(CASES, size)
        self.quoted = nn.Embedding(QUOTED, size)
        self.place = nn.Embedding(PLACES, size)
        for table in (self.case, self.quoted, self.place):
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.quotes = nn.Linear(size, len(QUOTE_TAGS))
        self.names = nn.Linear(size, len(NAME_TAGS))
        self.quote_chain = Chain(len(QUOTE_TAGS))
        self.name_chain = Chain(len(NAME_TAGS))
        self.source = Linker(size)
        self.cue = Linker(size)

    def states(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        state = (
            self.words(ids)
            + self.places[: ids.shape[1]]
            + self.case(features // (QUOTED * PLACES))
            + self.quoted(features // PLACES % QUOTED)
            + self.place(features % PLACES)
        )
        state = self.drop(self.norm(state))
        far = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        far = far.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else far
        if torch.is_autocast_enabled("cpu"):
            state = state.to(torch.bfloat16)
        for layer in self.layers:
            state = layer(state, far)
        return state.float()


def load_base(reader: Reader, weights: dict[str, Tensor]) -> None:
    """Take over the weights of a published BERT-like encoder."""
    with torch.no_grad():
        reader.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        reader.places.copy_(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        reader.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        reader.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(reader.layers):
            old = f"encoder.layer.{number}"
            parts = [f"{old}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
            for mine, theirs in (
                (layer.out, "attention.output.dense"),
                (layer.norm, "attention.output.LayerNorm"),
                (layer.up, "intermediate.dense"),
                (layer.down, "output.dense"),
                (layer.norm2, "output.LayerNorm"),
            ):
                mine.weight.copy_(weights[f"{old}.{theirs}.weight"])
                mine.bias.copy_(weights[f"{old}.{theirs}.bias"])
