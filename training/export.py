"""Write a trained reader as the folder that the package reads.

    python training/export.py --base WEIGHTS --weights OUT/weights.pt --out FOLDER [--fp32]

The sums of the encoder are written as ONNX node by node (graph.py). Matrices are stored as
int8 with a scale for each output channel, and multiplied as integers; word embeddings as
int8 with a scale for each word. The heads that link and chain stay outside the graph
(heads.npz): they are small and run over few spans.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from corpora import NAME_TAGS, QUOTE_TAGS
from export_encoder import slim_tokenizer
from graph import Array, Graph, encoder, finished
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from variorum.language.tagging.windows import FEATURES, MAX_PIECES, PLACES, QUOTED

FORM = 1
LINKERS = ("source", "cue")


def berts_names(weights: dict[str, Array], layers: int) -> dict[str, Array]:
    """The layers' weights under BERT's own names."""
    named: dict[str, Array] = {}
    for number in range(layers):
        mine, theirs = f"layers.{number}", f"encoder.layer.{number}"
        for end in ("weight", "bias"):
            parts = np.split(weights[f"{mine}.qkv.{end}"], 3)
            for part, value in zip(("query", "key", "value"), parts, strict=True):
                named[f"{theirs}.attention.self.{part}.{end}"] = value
            for old, new in (
                ("out", "attention.output.dense"),
                ("norm", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                named[f"{theirs}.{new}.{end}"] = weights[f"{mine}.{old}.{end}"]
    return named


def build(weights: dict[str, Array], config: dict[str, object]) -> onnx.ModelProto:
    """(batch, pieces) ids, features and mask to scores of tags and states."""
    size, layers = int(str(config["hidden_size"])), int(str(config["num_hidden_layers"]))
    graph = Graph("fp32")
    small = Graph("int8")
    small.nodes, small.constants = graph.nodes, graph.constants
    words = small.rows("words", weights["words.weight"], "input_ids")
    # The three small tables as one, so that one number picks the sum of their rows.
    index = np.arange(FEATURES)
    table = (
        weights["case.weight"][index // (QUOTED * PLACES)]
        + weights["quoted.weight"][index // PLACES % QUOTED]
        + weights["place.weight"][index % PLACES]
    )
    given = graph.add("Gather", graph.constant("features_table", table), "features")
    length = graph.add("Shape", "input_ids", start=1, end=2)
    zero = graph.shape("zero", 0)
    places = graph.constant("places", weights["places"][:MAX_PIECES])
    place = graph.add("Slice", places, zero, length, zero)
    summed = graph.add("Add", graph.add("Add", words, place), given)
    named = berts_names(weights, layers)
    named["embedded.weight"], named["embedded.bias"] = weights["norm.weight"], weights["norm.bias"]
    epsilon = float(str(config["layer_norm_eps"]))
    state = graph.norm(summed, "embedded", named, epsilon)
    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    state = encoder(graph, named, config, state, mask)
    graph.add("Identity", state, name="states")
    outputs: dict[str, list[str | int]] = {"states": ["batch", "pieces", size]}
    for head, tags in (("quotes", QUOTE_TAGS), ("names", NAME_TAGS)):
        matrix = graph.constant(f"{head}.weight", weights[f"{head}.weight"].T)
        bias = graph.constant(f"{head}.bias", weights[f"{head}.bias"])
        graph.add("Add", graph.add("MatMul", state, matrix), bias, name=head)
        outputs[head] = ["batch", "pieces", len(tags)]
    return finished(graph, ["input_ids", "features", "attention_mask"], outputs, "reader")


def heads(weights: dict[str, Array]) -> dict[str, np.ndarray]:
    """The linkers and chains, half precision."""
    kept = {
        "quote_move": weights["quote_chain.move"],
        "quote_begin": weights["quote_chain.begin"],
        "name_move": weights["name_chain.move"],
        "name_begin": weights["name_chain.begin"],
    }
    for name in LINKERS:
        kept[f"{name}_content"] = weights[f"{name}.content.weight"].T
        kept[f"{name}_content_bias"] = weights[f"{name}.content.bias"]
        kept[f"{name}_candidate"] = weights[f"{name}.candidate.weight"].T
        kept[f"{name}_geometry"] = weights[f"{name}.geometry.weight"]
        kept[f"{name}_between"] = weights[f"{name}.between.weight"]
        kept[f"{name}_nobody"] = weights[f"{name}.nobody"]
        kept[f"{name}_score"] = weights[f"{name}.score.weight"][0]
    return {name: value.astype(np.float16) for name, value in kept.items()}


def write(
    stored: Mapping[str, torch.Tensor],
    base: Path,
    out: Path,
    *,
    fp32: bool = False,
    full_range: bool = False,
) -> None:
    """Write the folder; ``base`` has the config and the tokenizer."""
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    weights = {name: value.detach().float().numpy() for name, value in stored.items()}
    model = build(weights, config)
    out.mkdir(parents=True, exist_ok=True)
    target = out / "model.onnx"
    if fp32:
        target.write_bytes(model.SerializeToString(deterministic=True))
    else:
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "whole.onnx"
            whole.write_bytes(model.SerializeToString(deterministic=True))
            # Seven bits: processors without dot products of bytes would overflow with eight.
            quantize_dynamic(
                whole,
                target,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=not full_range,
                weight_type=QuantType.QInt8,
            )
    np.savez_compressed(out / "heads.npz", **heads(weights))
    tokenizer = slim_tokenizer(base / "tokenizer.json")
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    digest = hashlib.sha256(target.read_bytes())
    digest.update((out / "heads.npz").read_bytes())
    about = {
        "form": FORM,
        "version": digest.hexdigest()[:16],
        "pieces": MAX_PIECES,
        "quote_tags": QUOTE_TAGS,
        "name_tags": NAME_TAGS,
    }
    (out / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a trained reader for the package.")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument(
        "--weights", type=Path, required=True, nargs="+", help="weights.pt of train.py; averaged"
    )
    parser.add_argument(
        "--name-caution", type=float, default=0.5, help="added to the score of what is no name"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="keep the matrices as float32")
    parser.add_argument("--full-range", action="store_true", help="8 bits of weights, not 7")
    chosen = parser.parse_args()
    runs = [torch.load(path, weights_only=True) for path in chosen.weights]
    stored = {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}
    stored["names.bias"][0] += chosen.name_caution
    write(stored, chosen.base, chosen.out, fp32=chosen.fp32, full_range=chosen.full_range)


if __name__ == "__main__":
    main()
