"""An ONNX graph written node by node: a BERT-like encoder's sums, and weights stored small.

No training framework is needed, and the same weights give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 20

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

    def shape(self, name: str, *dims: int) -> str:
        return self.constant(name, np.array(dims, dtype=np.int64))

    def norm(self, inputs: str, prefix: str, weights: Mapping[str, Array], epsilon: float) -> str:
        return self.add(
            "LayerNormalization",
            inputs,
            self.constant(f"{prefix}.weight", weights[f"{prefix}.weight"]),
            self.constant(f"{prefix}.bias", weights[f"{prefix}.bias"]),
            axis=-1,
            epsilon=epsilon,
        )

    def dense(self, inputs: str, prefix: str, weights: Mapping[str, Array]) -> str:
        matrix = self.matrix(f"{prefix}.weight", weights[f"{prefix}.weight"].T)
        bias = self.constant(f"{prefix}.bias", weights[f"{prefix}.bias"])
        return self.add("Add", self.add("MatMul", inputs, matrix), bias)

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


def encoder(
    graph: Graph, weights: Mapping[str, Array], config: Mapping[str, object], state: str, mask: str
) -> str:
    """The layers over an embedded text; ``weights`` has BERT's own names.

    ``state`` is (batch, pieces, size), ``mask`` a float of (batch, pieces) with 1 for pieces.
    """
    size, heads = int(str(config["hidden_size"])), int(str(config["num_attention_heads"]))
    layers, each = int(str(config["num_hidden_layers"])), size // heads
    by_head = graph.shape("by_head", 0, 0, heads, each)
    by_token = graph.shape("by_token", 0, 0, size)
    ones = graph.constant("ones", np.array(1.0, dtype=np.float32))
    far = graph.constant("far", np.array(-1e9, dtype=np.float32))
    hidden = graph.add("Mul", graph.add("Sub", ones, mask), far)
    hidden = graph.add("Unsqueeze", hidden, graph.shape("mask_axes", 1, 2))
    scale = graph.constant("scale", np.array(1 / math.sqrt(each), dtype=np.float32))
    epsilon = float(str(config["layer_norm_eps"]))

    def norm(inputs: str, prefix: str) -> str:
        return graph.norm(inputs, prefix, weights, epsilon)

    def dense(inputs: str, prefix: str) -> str:
        return graph.dense(inputs, prefix, weights)

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
    return state


def finished(
    graph: Graph, inputs: list[str], outputs: Mapping[str, list[str | int]], name: str
) -> onnx.ModelProto:
    """The graph as a checked model; every input is int64 of (batch, pieces)."""
    ids = [
        helper.make_tensor_value_info(each, TensorProto.INT64, ["batch", "pieces"])
        for each in inputs
    ]
    outs = [
        helper.make_tensor_value_info(each, TensorProto.FLOAT, shape)
        for each, shape in outputs.items()
    ]
    model = helper.make_model(
        helper.make_graph(graph.nodes, name, ids, outs, graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="variorum",
    )
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model
