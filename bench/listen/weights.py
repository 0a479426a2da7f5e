#!/usr/bin/env python3
"""Makes src/main/resources/static/js/listen/weights.js from the Silero voice-activity model (16 kHz branch).

Usage: python3 bench/listen/weights.py path/to/silero_vad_v6.onnx
The file is in the npm package @ricky0123/vad-web 0.0.31 (npm pack @ricky0123/vad-web@0.0.31), dist/silero_vad_v6.onnx.
Each row of a matrix becomes bytes from -127 to 127 and one scale; biases stay as they are. The filters of the model's first
layer are the Hann-windowed Fourier transform (to 1e-7), which the page computes itself. Needs numpy alone.
"""
import base64, hashlib, struct, sys
import numpy as np

PINNED = "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3"
MATRICES = ["encoder.0.reparam_conv.weight", "encoder.1.reparam_conv.weight", "encoder.2.reparam_conv.weight",
            "encoder.3.reparam_conv.weight", "decoder.rnn.weight_ih", "decoder.rnn.weight_hh", "decoder.decoder.2.weight"]
BIASES = ["encoder.0.reparam_conv.bias", "encoder.1.reparam_conv.bias", "encoder.2.reparam_conv.bias",
          "encoder.3.reparam_conv.bias", "decoder.rnn.bias_ih", "decoder.rnn.bias_hh", "decoder.decoder.2.bias"]


def varint(b, i):
    value = shift = 0
    while True:
        c = b[i]
        i += 1
        value |= (c & 127) << shift
        shift += 7
        if c < 128:
            return value, i


def fields(b):
    """Numbers and values of a protocol buffer message."""
    i = 0
    while i < len(b):
        tag, i = varint(b, i)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            value, i = varint(b, i)
        elif kind == 2:
            length, i = varint(b, i)
            value, i = b[i:i + length], i + length
        else:
            size = 8 if kind == 1 else 4
            value, i = b[i:i + size], i + size
        yield number, value


def constants(graph, found):
    """Every constant of an ONNX graph and of the graphs inside it, by the name of what it gives."""
    for node in (value for number, value in fields(graph) if number == 1):
        parts = list(fields(node))
        name = next((value.decode() for number, value in parts if number == 2), "")
        for attribute in (value for number, value in parts if number == 5):
            for number, value in fields(attribute):
                if number == 6:
                    constants(value, found)
                if number == 5:
                    tensor = list(fields(value))
                    if (2, 1) in tensor:
                        found[name] = np.frombuffer(b"".join(v for n, v in tensor if n == 9), "<f4")
    return found


def main():
    model = open(sys.argv[1], "rb").read()
    assert hashlib.sha256(model).hexdigest() == PINNED, "another model than the one that was measured"
    found = {}
    for number, value in fields(model):
        if number == 7:
            constants(value, found)
    at16 = {name.split("Inline_0__")[-1]: values for name, values in found.items() if "_then_branch__Inline_0__" in name}
    rows = dict(zip(MATRICES, [128, 64, 64, 128, 512, 512, 1]))
    packed = b""
    for name in MATRICES:
        matrix = at16[name].reshape(rows[name], -1)
        scale = np.abs(matrix).max(axis=1, keepdims=True) / 127
        packed += scale.astype("<f4").tobytes() + np.round(matrix / scale).astype("i1").tobytes()
        packed += b"\0" * (-len(packed) % 4)
    for name in BIASES:
        packed += at16[name].astype("<f4").tobytes()
    text = base64.b64encode(packed).decode()
    print("// Silero VAD 6, 16 kHz, (c) 2020-present Silero Team, MIT (LICENSE-silero.txt); rows as bytes with one scale each.")
    print("// Made by bench/listen/weights.py from silero_vad_v6.onnx, sha256 " + PINNED + ".")
    print(f'export const WEIGHTS = "{text}";')


main()
