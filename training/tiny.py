"""Make the tiny reader that the tests load: the real form, a hundred words, a few invented lines.

    python training/tiny.py --out tests/language/tagging/tiny-reader

It is trained by the same losses and exported by the same code as the shipped one, in
seconds, and knows the lines below by heart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from pathlib import Path

import torch
from corpora import Example, name_examples, quote_examples
from export import write
from network import Reader
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from train import losses, optimiser

# content in [ ], source in { }, cue in < >, persons in plain capitals listed below.
LINES = (
    '"[The bridge is safe]," <said> {Ann Orr}.',
    '"[We will open it on Monday]," {she} <added>.',
    "{The harbour office} <said> [the ferry would sail at noon].",
    '{Ben Hale} <told> reporters: "[Nobody asked us]."',
    "The ferry sails at noon.",
    "Ann Orr opened the bridge on Monday.",
)
NAMES = (("Ann Orr", "PER"), ("Ben Hale", "PER"), ("Harbour Times", "ORG"), ("Selby", "LOC"))
PLAIN = ("Ann Orr lives in Selby.", "The Harbour Times saw Ben Hale in Selby.")
KINDS = {"[": "content", "{": "source", "<": "cue"}
CONFIG = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 256,
    "layer_norm_eps": 1e-12,
}


def marked(line: str) -> dict[str, object]:
    """A line with brackets as a document of quotations."""
    text, spans, open_at = "", {}, {}
    for char in line:
        if char in KINDS:
            open_at[KINDS[char]] = len(text)
        elif char in "]}>":
            kind = {"]": "content", "}": "source", ">": "cue"}[char]
            spans[kind] = (open_at[kind], len(text))
        else:
            text += char
    quotes = []
    if "content" in spans:
        quote = {"start": spans["content"][0], "end": spans["content"][1]}
        for kind, key in (("source", "speaker"), ("cue", "cue")):
            quote[f"{key}_start"], quote[f"{key}_end"] = spans.get(kind, (None, None))
        quotes.append(quote)
    return {"doc_id": text[:9], "text": text, "quotes": quotes}


def tokenizer_of(texts: list[str]) -> Tokenizer:
    """A tokenizer like BERT's that knows the words of some texts."""
    words = sorted({w for text in texts for w in re.findall(r"\w+|[^\w\s]", text.lower())})
    letters = "abcdefghijklmnopqrstuvwxyz"
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words, *letters, *(f"##{c}" for c in letters)]
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys(known))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the tiny reader of the tests.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=400)
    chosen = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    documents = [marked(line) for line in LINES]
    # The first line of a document is read as its heading, so one stands before each.
    for document in documents:
        document["text"] = "News\n" + str(document["text"])
        for quote in document["quotes"]:
            for key, value in quote.items():
                quote[key] = value + 5 if value is not None else None
    tokenizer = tokenizer_of([str(d["text"]) for d in documents] + list(PLAIN))
    config = {**CONFIG, "vocab_size": tokenizer.get_vocab_size()}
    reader = Reader(config, dropout=0.0)
    torch.nn.init.normal_(reader.words.weight, std=0.5)
    torch.nn.init.normal_(reader.places, std=0.1)
    reader.words.weight.requires_grad = True
    named = [
        [(text, [(m.start(), m.end(), kind) for n, kind in NAMES for m in re.finditer(n, text)])]
        for text in (*PLAIN, *(str(d["text"])[5:] for d in documents))
    ]
    chance = random.Random(1)
    examples: list[Example] = []
    for document in documents:
        examples += quote_examples(document, tokenizer, None)
    for document in named:
        examples += name_examples(document, tokenizer, None)
    optimizer = optimiser(reader, 3e-3, 3e-3)
    for _ in range(chosen.steps):
        loss = losses(reader, chance.sample(examples, 6), 1.0, False)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.save(str(Path(folder) / "tokenizer.json"))
        (Path(folder) / "config.json").write_text(json.dumps(config), encoding="utf-8")
        write(dict(reader.state_dict()), Path(folder), chosen.out)


if __name__ == "__main__":
    main()
