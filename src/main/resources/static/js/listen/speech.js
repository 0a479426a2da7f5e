// How likely somebody speaks, for each 32 ms of sound at 16 kHz: the network of Silero VAD 6, computed here.
import { Fourier } from "./fourier.js";
import { WEIGHTS } from "./weights.js";

export { RATE } from "./rate.js";
export const STEP = 512;
const CONTEXT = 64, BINS = 129, HOP = 128, TIMES = 4, CELLS = 128;
const sigmoid = (x) => 1 / (1 + Math.exp(-x));

function read(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  let at = 0;
  const floats = (length) => {
    const found = new Float32Array(bytes.buffer, at, length);
    at += 4 * length;
    return found;
  };
  const matrix = (rows, columns) => {
    const scales = floats(rows), small = new Int8Array(bytes.buffer, at, rows * columns);
    at += Math.ceil((rows * columns) / 4) * 4;
    return Float32Array.from(small, (one, i) => one * scales[Math.floor(i / columns)]);
  };
  const convolutions = [[128, 129], [64, 128], [64, 64], [128, 64]].map(([rows, columns]) => ({ rows, columns, weights: matrix(rows, 3 * columns) }));
  const [input, hidden, out] = [matrix(512, 128), matrix(512, 128), matrix(1, 128)];
  for (const one of convolutions) one.bias = floats(one.rows);
  const [one, other] = [floats(512), floats(512)];
  return { convolutions, input, hidden, out, bias: one.map((value, i) => value + other[i]), last: floats(1)[0] };
}

// Row r of a matrix times a vector; four sums at once are twice as quick as one.
function dot(matrix, r, vector, length) {
  let a = 0, b = 0, c = 0, d = 0, i = 0, at = r * length;
  for (; i + 3 < length; i += 4, at += 4) {
    a += matrix[at] * vector[i];
    b += matrix[at + 1] * vector[i + 1];
    c += matrix[at + 2] * vector[i + 2];
    d += matrix[at + 3] * vector[i + 3];
  }
  for (; i < length; i++, at++) a += matrix[at] * vector[i];
  return a + b + c + d;
}

// Three neighbors in time at once, nothing before the first and after the last; what is below nothing becomes nothing.
function convolve({ rows, columns, weights, bias }, input, times, stride) {
  const made = Math.ceil(times / stride), output = new Float32Array(made * rows), near = new Float32Array(3 * columns);
  for (let t = 0; t < made; t++) {
    for (let k = 0; k < 3; k++) {
      const from = t * stride + k - 1;
      for (let c = 0; c < columns; c++) near[3 * c + k] = from >= 0 && from < times ? input[from * columns + c] : 0;
    }
    for (let r = 0; r < rows; r++) output[t * rows + r] = Math.max(0, bias[r] + dot(weights, r, near, 3 * columns));
  }
  return output;
}

export class Speech {
  constructor() {
    this.model = read(WEIGHTS);
    this.fourier = new Fourier(2 * HOP);
    this.sound = new Float32Array(CONTEXT + STEP + HOP / 2);
    this.spectrum = new Float32Array(TIMES * BINS);
    this.hidden = new Float32Array(CELLS);
    this.cell = new Float32Array(CELLS);
  }

  // samples: the next 512.
  step(samples) {
    const { sound, spectrum, fourier, model } = this;
    sound.copyWithin(0, STEP, STEP + CONTEXT);
    sound.set(samples, CONTEXT);
    const end = CONTEXT + STEP;
    for (let i = 0; i < HOP / 2; i++) sound[end + i] = sound[end - 2 - i];
    for (let t = 0; t < TIMES; t++) fourier.magnitudes(sound, t * HOP, spectrum, t * BINS);
    let layer = spectrum, times = TIMES;
    model.convolutions.forEach((one, i) => {
      const stride = i === 1 || i === 2 ? 2 : 1;
      layer = convolve(one, layer, times, stride);
      times = Math.ceil(times / stride);
    });
    return this.remember(layer);
  }

  // A long short-term memory cell; its gates lie one after the other: in, forget, new, out.
  remember(layer) {
    const { model, cell } = this, before = this.hidden.slice();
    let sum = model.last;
    const gate = (r) => model.bias[r] + dot(model.input, r, layer, CELLS) + dot(model.hidden, r, before, CELLS);
    for (let i = 0; i < CELLS; i++) {
      cell[i] = sigmoid(gate(CELLS + i)) * cell[i] + sigmoid(gate(i)) * Math.tanh(gate(2 * CELLS + i));
      this.hidden[i] = sigmoid(gate(3 * CELLS + i)) * Math.tanh(cell[i]);
      sum += model.out[i] * Math.max(0, this.hidden[i]);
    }
    return sigmoid(sum);
  }
}
