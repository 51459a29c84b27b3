"""Write the sentence encoder that ships in the package: one ONNX file and its tokenizer.

    python scripts/export_encoder.py WEIGHTS OUT [--storage int8|fp16|fp32]

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
import math
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

OPSET = 20
MAX_PIECES = 256

Array = NDArray[np.float32]


class Graph:
    """Nodes and constants in the order they are added; names are counted."""

    def __init__(self, storage: str) -> None:
        self.storage = storage
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, operator: str, *inputs: str, name: str | None = None, **attributes: object
    ) -> str:
        out = name or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [out], **attributes))
        return out

    def matrix(self, name: str, weight: Array) -> str:
        """A weight of shape (in, out), stored small and read back as float32."""
        if self.storage == "fp32":
            return self.constant(name, weight)
        if self.storage == "fp16":
            stored = self.constant(name, weight.astype(np.float16))
            return self.add("Cast", stored, to=TensorProto.FLOAT)
        codes, scale = quantised(weight, axis=0)
        whole = self.add("Cast", self.constant(name, codes), to=TensorProto.FLOAT)
        return self.add("Mul", whole, self.constant(f"{name}.scale", scale))

    def rows(self, name: str, table: Array, index: str) -> str:
        """Rows of an embedding table; only the rows asked for become float32."""
        if self.storage == "fp32":
            return self.add("Gather", self.constant(name, table), index)
        if self.storage == "fp16":
            stored = self.constant(name, table.astype(np.float16))
            return self.add("Cast", self.add("Gather", stored, index), to=TensorProto.FLOAT)
        codes, scale = quantised(table, axis=1)
        picked = self.add("Gather", self.constant(name, codes), index)
        whole = self.add("Cast", picked, to=TensorProto.FLOAT)
        return self.add(
            "Mul", whole, self.add("Gather", self.constant(f"{name}.scale", scale), index)
        )


def quantised(values: Array, *, axis: int) -> tuple[NDArray[np.int8], Array]:
    """Symmetric int8 codes with one scale along ``axis`` kept as a dimension of one."""
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-12) / 127.0
    codes = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
    return codes, scale.astype(np.float32)


def build(weights: dict[str, Array], config: dict[str, object], storage: str) -> onnx.ModelProto:
    """The encoder as a graph: (batch, pieces) ids and mask to (batch, size) unit vectors."""
    size, heads = int(str(config["hidden_size"])), int(str(config["num_attention_heads"]))
    layers, each = int(str(config["num_hidden_layers"])), size // heads
    epsilon = float(str(config["layer_norm_eps"]))
    graph = Graph(storage)

    def shape(name: str, *dims: int) -> str:
        return graph.constant(name, np.array(dims, dtype=np.int64))

    def norm(inputs: str, prefix: str) -> str:
        return graph.add(
            "LayerNormalization",
            inputs,
            graph.constant(f"{prefix}.weight", weights[f"{prefix}.weight"]),
            graph.constant(f"{prefix}.bias", weights[f"{prefix}.bias"]),
            axis=-1,
            epsilon=epsilon,
        )

    def dense(inputs: str, prefix: str) -> str:
        matrix = graph.matrix(f"{prefix}.weight", weights[f"{prefix}.weight"].T)
        product = graph.add("MatMul", inputs, matrix)
        return graph.add(
            "Add", product, graph.constant(f"{prefix}.bias", weights[f"{prefix}.bias"])
        )

    by_head, by_token = shape("by_head", 0, 0, heads, each), shape("by_token", 0, 0, size)
    one, two = shape("one", 1), shape("two", 2)
    words = graph.rows("words", weights["embeddings.word_embeddings.weight"], "input_ids")
    # The kind of every piece is 0 in a single sentence, so its row joins the places'.
    places = (
        weights["embeddings.position_embeddings.weight"][:MAX_PIECES]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    length = graph.add("Shape", "input_ids", start=1, end=2)
    zero = shape("zero", 0)
    place = graph.add("Slice", graph.constant("places", places), zero, length, zero)
    state = norm(graph.add("Add", words, place), "embeddings.LayerNorm")

    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    ones = graph.constant("ones", np.array(1.0, dtype=np.float32))
    far = graph.constant("far", np.array(-1e9, dtype=np.float32))
    hidden = graph.add("Mul", graph.add("Sub", ones, mask), far)
    hidden = graph.add("Unsqueeze", hidden, shape("mask_axes", 1, 2))
    scale = graph.constant("scale", np.array(1 / math.sqrt(each), dtype=np.float32))

    for layer in range(layers):
        prefix = f"encoder.layer.{layer}"
        parts = {}
        for part, order in (
            ("query", [0, 2, 1, 3]),
            ("key", [0, 2, 3, 1]),
            ("value", [0, 2, 1, 3]),
        ):
            flat = dense(state, f"{prefix}.attention.self.{part}")
            parts[part] = graph.add("Transpose", graph.add("Reshape", flat, by_head), perm=order)
        scores = graph.add("Mul", graph.add("MatMul", parts["query"], parts["key"]), scale)
        share = graph.add("Softmax", graph.add("Add", scores, hidden), axis=-1)
        mixed = graph.add(
            "Transpose", graph.add("MatMul", share, parts["value"]), perm=[0, 2, 1, 3]
        )
        joined = dense(graph.add("Reshape", mixed, by_token), f"{prefix}.attention.output.dense")
        state = norm(graph.add("Add", joined, state), f"{prefix}.attention.output.LayerNorm")
        wide = graph.add("Gelu", dense(state, f"{prefix}.intermediate.dense"))
        narrow = dense(wide, f"{prefix}.output.dense")
        state = norm(graph.add("Add", narrow, state), f"{prefix}.output.LayerNorm")

    shown = graph.add("Unsqueeze", mask, two)
    total = graph.add("ReduceSum", graph.add("Mul", state, shown), one, keepdims=0)
    count = graph.add("ReduceSum", mask, one, keepdims=1)
    mean = graph.add("Div", total, count)
    least = graph.constant("least", np.array(1e-12, dtype=np.float32))
    norm_of = graph.add("Max", graph.add("ReduceL2", mean, one, keepdims=1), least)
    graph.add("Div", mean, norm_of, name="sentence_embedding")

    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"])
        for name in ("input_ids", "attention_mask")
    ]
    out = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", size])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "minilm", ids, [out], graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="variorum",
    )
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


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
