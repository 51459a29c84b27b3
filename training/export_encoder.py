"""Write the sentence encoder that ships in the package: one ONNX file and its tokenizer.

    python training/export_encoder.py WEIGHTS OUT [--storage int8|fp16|fp32]

WEIGHTS is a folder with the published all-MiniLM-L6-v2 files ``model.safetensors``,
``config.json`` and ``tokenizer.json``. The graph is built node by node, so no training
framework is needed: numpy, onnx and safetensors are enough. The same input files give
the same output bytes.

With ``int8`` every matrix is stored as int8 with one scale for each output channel, the
word embeddings with one scale for each word. They are turned back to float32 when the
model is loaded; the arithmetic is float32 throughout. Mean pooling and normalisation are
in the graph.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from graph import Array, Graph, encoder, finished
from onnx import TensorProto
from safetensors.numpy import load_file

MAX_PIECES = 256


def build(weights: dict[str, Array], config: dict[str, object], storage: str) -> onnx.ModelProto:
    """The encoder as a graph: (batch, pieces) ids and mask to (batch, size) unit vectors."""
    size = int(str(config["hidden_size"]))
    graph = Graph(storage)
    one, two = graph.shape("one", 1), graph.shape("two", 2)
    words = graph.rows("words", weights["embeddings.word_embeddings.weight"], "input_ids")
    # The kind of every piece is 0 in a single sentence, so its row joins the places'.
    places = (
        weights["embeddings.position_embeddings.weight"][:MAX_PIECES]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    length = graph.add("Shape", "input_ids", start=1, end=2)
    zero = graph.shape("zero", 0)
    place = graph.add("Slice", graph.constant("places", places), zero, length, zero)
    epsilon = float(str(config["layer_norm_eps"]))
    state = graph.norm(graph.add("Add", words, place), "embeddings.LayerNorm", weights, epsilon)
    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    state = encoder(graph, weights, config, state, mask)

    shown = graph.add("Unsqueeze", mask, two)
    total = graph.add("ReduceSum", graph.add("Mul", state, shown), one, keepdims=0)
    count = graph.add("ReduceSum", mask, one, keepdims=1)
    mean = graph.add("Div", total, count)
    least = graph.constant("least", np.array(1e-12, dtype=np.float32))
    norm_of = graph.add("Max", graph.add("ReduceL2", mean, one, keepdims=1), least)
    graph.add("Div", mean, norm_of, name="sentence_embedding")
    return finished(
        graph, ["input_ids", "attention_mask"], {"sentence_embedding": ["batch", size]}, "minilm"
    )


def slim_tokenizer(path: Path) -> str:
    """The tokenizer without padding, cut at the encoder's length, on one line."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["padding"] = None
    settings["truncation"] = {
        "max_length": MAX_PIECES,
        "strategy": "LongestFirst",
        "stride": 0,
        "direction": "Right",
    }
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the sentence encoder as ONNX.")
    parser.add_argument("weights", type=Path, help="folder of the published model")
    parser.add_argument("out", type=Path, help="folder to write model.onnx, tokenizer.json")
    parser.add_argument("--storage", choices=("int8", "fp16", "fp32"), default="int8")
    chosen = parser.parse_args()
    weights = load_file(str(chosen.weights / "model.safetensors"))
    config = json.loads((chosen.weights / "config.json").read_text(encoding="utf-8"))
    model = build(weights, config, chosen.storage)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "model.onnx").write_bytes(model.SerializeToString(deterministic=True))
    tokenizer = slim_tokenizer(chosen.weights / "tokenizer.json")
    (chosen.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")


if __name__ == "__main__":
    main()
