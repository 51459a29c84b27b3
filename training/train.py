"""Train the reader of quotations and names.

    python training/train.py --base WEIGHTS --data SHARED/benchmarks --out FOLDER

WEIGHTS is a folder with a BERT-like encoder's ``model.safetensors``, ``config.json`` and
``tokenizer.json``; see training/README.md for where to get it and for the libraries needed.
Only the train parts are read. After each round the figures on ``--check`` (a slice held
back from the train part; never the development part) are printed, and the state is kept, so
that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from corpora import (
    IGNORED,
    Example,
    lexicon_of,
    name_examples,
    quote_examples,
    read_lines,
    read_names,
)
from network import Linker, Reader, load_base
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from variorum.language.tagging.geometry import between, geometry


def batches(examples: list[Example], pieces: int, chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, at most so many pieces with padding."""
    ordered = sorted(examples, key=lambda e: len(e.window.ids) + chance.random() * 24)
    found: list[list[Example]] = [[]]
    for example in ordered:
        longest = max([len(example.window.ids), *(len(e.window.ids) for e in found[-1])])
        if found[-1] and longest * (len(found[-1]) + 1) > pieces:
            found.append([])
        found[-1].append(example)
    chance.shuffle(found)
    return found


def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *([fill] * (longest - len(row)))] for row in rows])


def span_vectors(states: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """First, last and mean state of each span, side by side."""
    return torch.stack(
        [torch.cat([states[a], states[b - 1], states[a:b].mean(0)]) for a, b in spans]
    )


def link_loss(linker: Linker, kind: str, which: int, example: Example, states: Tensor) -> Tensor:
    contents = [(a, b) for k, a, b in example.spans if k == "content"]
    rivals = [(a, b) for k, a, b in example.spans if k == kind]
    wanted = [link for link in example.links if link[which] != -2]
    if not wanted:
        return states.sum() * 0
    numbers = [i for i, span in enumerate(example.spans) if span[0] == kind]
    column = {number: place for place, number in enumerate(numbers)}
    heads = [example.spans[link[0]][1:] for link in wanted]
    gold = torch.tensor([column.get(link[which], len(rivals)) for link in wanted])
    paragraphs = example.window.paragraphs
    where = torch.tensor(
        [[geometry(c, r, paragraphs[c[0]] == paragraphs[r[0]]) for r in rivals] for c in heads],
        dtype=torch.long,
    ).view(len(heads), len(rivals))
    middle = torch.tensor(
        [[between(c, r, contents, rivals) for r in rivals] for c in heads], dtype=torch.long
    ).view(len(heads), len(rivals))
    left = span_vectors(states, heads)
    right = span_vectors(states, rivals) if rivals else states.new_zeros(0, left.shape[1])
    scores = linker(left, right, where, middle)
    return torch.nn.functional.cross_entropy(scores, gold, reduction="sum")


def losses(reader: Reader, batch: list[Example], silver: float, bf16: bool) -> Tensor:
    ids = padded([e.window.ids for e in batch], 0)
    features = padded([e.window.features for e in batch], 0)
    mask = padded([[1] * len(e.window.ids) for e in batch], 0).bool()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        states = reader.states(ids, features, mask)
    total = states.new_zeros(())
    with_quotes = [i for i, e in enumerate(batch) if e.quotes is not None]
    if with_quotes:
        gold = padded([batch[i].quotes or [] for i in with_quotes], IGNORED)
        known = gold != IGNORED
        scores = reader.quotes(states[with_quotes][:, : gold.shape[1]])
        total = total + reader.quote_chain.loss(scores, gold, known) / known.sum()
        linked = states.new_zeros(())
        count = 1
        for i in with_quotes:
            count += len(batch[i].links)
            linked = linked + link_loss(reader.source, "source", 1, batch[i], states[i])
            linked = linked + 0.5 * link_loss(reader.cue, "cue", 2, batch[i], states[i])
        total = total + 0.06 * linked / count
    with_names = [i for i, e in enumerate(batch) if e.names is not None]
    if with_names:
        gold = padded([batch[i].names or [] for i in with_names], IGNORED)
        known = gold != IGNORED
        scores = reader.names(states[with_names][:, : gold.shape[1]])
        weight = silver if batch[with_names[0]].silver else 1.0
        total = total + weight * reader.name_chain.loss(scores, gold, known) / known.sum()
    return total


def optimiser(reader: Reader, rate: float, head_rate: float) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in reader.named_parameters():
        if not weight.requires_grad:
            continue
        encoder = name.startswith(("layers", "norm", "places"))
        decay = 0.01 if weight.ndim > 1 and encoder else 0.0
        groups.setdefault((rate if encoder else head_rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": w, "lr": r, "peak": r, "weight_decay": d} for (r, d), w in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader of quotations and names.")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--data", type=Path, required=True, help="folder with quotes/ and names/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the state of the run")
    parser.add_argument("--silver", type=Path, help="names of the train documents, from silver.py")
    parser.add_argument("--rounds", type=int, default=6, help="rounds over the train parts")
    parser.add_argument(
        "--name-rounds", type=float, default=1.0, help="rounds over the names, each round"
    )
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate, encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak learning rate, heads")
    parser.add_argument("--pieces", type=int, default=2048, help="pieces in a batch")
    parser.add_argument("--held", type=int, default=20, help="train documents held back to watch")
    parser.add_argument("--start", type=Path, help="weights.pt of a run to go on from afresh")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the quotations, each round"
    )
    parser.add_argument("--silver-weight", type=float, default=0.3)
    parser.add_argument("--rename", action="store_true", help="change names for others of a kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try things out)")
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    tokenizer = Tokenizer.from_file(str(chosen.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    config = json.loads((chosen.base / "config.json").read_text(encoding="utf-8"))
    reader = Reader(config)
    load_base(reader, load_file(str(chosen.base / "model.safetensors")))
    if chosen.start:
        reader.load_state_dict(torch.load(chosen.start, weights_only=True))
    documents = read_lines(chosen.data / "quotes" / "polnear-train.jsonl.gz")
    train = documents[chosen.held :]
    silver = {}
    if chosen.silver:
        silver = {d["id"]: [tuple(n) for n in d["names"]] for d in read_lines(chosen.silver)}
    names = read_names(chosen.data / "names" / "train.iob2.gz")
    print(len(train), "documents of quotations,", len(names), "of names", flush=True)
    texts = {d["doc_id"]: d["text"] for d in train}
    marks = {name: found for name, found in silver.items() if name in texts}
    lexicon = lexicon_of(names, marks, texts) if chosen.rename else None
    chosen.out.mkdir(parents=True, exist_ok=True)
    state_path = chosen.out / "state.pt"
    optimizer = optimiser(reader, chosen.rate, chosen.head_rate)
    average = {k: v.clone() for k, v in reader.state_dict().items()}
    begin, step = 0, 0
    if state_path.exists():
        state = torch.load(state_path, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        average, begin, step = state["average"], state["round"], state["step"]
        print("going on after round", begin, flush=True)
    total = None
    for turn in range(begin, chosen.rounds):
        chance = random.Random(chosen.seed * 1000 + turn)
        taken = chance.sample(train, int(len(train) * chosen.share))
        examples = [
            e for d in taken for e in quote_examples(d, tokenizer, chance, silver.get(d["doc_id"]))
        ]
        drawn = names[:]
        chance.shuffle(drawn)
        whole, part = divmod(chosen.name_rounds, 1)
        drawn = drawn * int(whole) + drawn[: int(len(drawn) * part)]
        named = [e for d in drawn for e in name_examples(d, tokenizer, chance, lexicon=lexicon)]
        ready = batches(examples, chosen.pieces, chance) + batches(named, chosen.pieces, chance)
        chance.shuffle(ready)
        total = total or len(ready) * chosen.rounds
        reader.train()
        seen, running, begun = 0, 0.0, time.time()
        for number, batch in enumerate(ready):
            share = min(step / total, 1.0)
            warm = min(1.0, (step + 1) / 100)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * warm * max(0.02, 1 - share)
            weight = chosen.silver_weight * (1 if share < 0.6 else 0.5)
            loss = losses(reader, batch, weight, not chosen.fp32)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            with torch.no_grad():
                keep = min(0.998, 1 - 10 / (10 + step))
                for key, value in reader.state_dict().items():
                    if key != "words.weight":
                        average[key].lerp_(value, 1 - keep)
            running = 0.98 * running + 0.02 * loss.item()
            seen += sum(len(e.window.ids) for e in batch)
            if number % 50 == 49:
                print(
                    f"round {turn + 1} step {number + 1}/{len(ready)} loss {running:.3f} "
                    f"{seen / (time.time() - begun):.0f} pieces/s",
                    flush=True,
                )
            if chosen.steps and step >= chosen.steps:
                return
        torch.save(
            {
                "reader": reader.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "round": turn + 1,
                "step": step,
            },
            state_path.with_suffix(".new"),
        )
        state_path.with_suffix(".new").replace(state_path)
        torch.save(average, chosen.out / "weights.pt")
        print(f"round {turn + 1} kept after {math.ceil(time.time() - begun)} s", flush=True)


if __name__ == "__main__":
    main()
