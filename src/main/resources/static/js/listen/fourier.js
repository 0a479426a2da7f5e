// Magnitudes of the Fourier transform of real numbers, as many as a power of two, under a Hann window.
export class Fourier {
  constructor(size) {
    this.size = size;
    this.window = Float32Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    this.cos = Float32Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.sin = Float32Array.from({ length: size / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / size));
    const bits = Math.log2(size);
    this.order = Uint16Array.from({ length: size }, (_, i) => {
      let turned = 0;
      for (let bit = 0; bit < bits; bit++) turned |= ((i >> bit) & 1) << (bits - 1 - bit);
      return turned;
    });
    this.re = new Float32Array(size);
    this.im = new Float32Array(size);
  }

  magnitudes(samples, from, into, at = 0) {
    const { size, re, im } = this;
    for (let i = 0; i < size; i++) re[this.order[i]] = samples[from + i] * this.window[i];
    im.fill(0);
    for (let half = 1; half < size; half *= 2) this.butterflies(half);
    for (let k = 0; k <= size / 2; k++) into[at + k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
  }

  butterflies(half) {
    const { size, re, im, cos, sin } = this, step = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = cos[k * step], s = sin[k * step], a = start + k, b = a + half;
        const real = re[b] * c + im[b] * s, imaginary = im[b] * c - re[b] * s;
        re[b] = re[a] - real;
        im[b] = im[a] - imaginary;
        re[a] += real;
        im[a] += imaginary;
      }
    }
  }
}
