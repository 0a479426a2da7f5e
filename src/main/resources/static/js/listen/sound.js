// What a voice sounds like in 32 ms: 16 numbers for the shape of its spectrum (mel cepstrum) and one for its pitch.
import { Fourier } from "./fourier.js";
import { RATE, STEP } from "./speech.js";

export const NUMBERS = 17;
const BANDS = 26, LOW = 100, HIGH = 3800, HIGHEST = 420, LOWEST = 70, VOICED = 0.45;
const mel = (hertz) => 1127 * Math.log(1 + hertz / 700);

export class Sound {
  constructor() {
    this.fourier = new Fourier(STEP);
    this.spectrum = new Float32Array(STEP / 2 + 1);
    this.half = new Float32Array(STEP / 2);
    this.bands = new Float32Array(BANDS);
    const step = (mel(HIGH) - mel(LOW)) / (BANDS + 1);
    this.weights = Array.from({ length: BANDS }, (_, band) => Float32Array.from(this.spectrum, (_, bin) => {
      const away = (mel((bin * RATE) / STEP) - mel(LOW)) / step - band - 1;
      return Math.max(0, 1 - Math.abs(away));
    }));
  }

  // Null where no pitch is heard: only voiced sounds tell voices apart.
  of(samples) {
    const pitch = this.pitch(samples);
    if (!pitch) return null;
    this.fourier.magnitudes(samples, 0, this.spectrum);
    for (let band = 0; band < BANDS; band++) {
      let sum = 1e-9;
      for (let bin = 0; bin < this.spectrum.length; bin++) sum += this.weights[band][bin] * this.spectrum[bin] ** 2;
      this.bands[band] = Math.log(sum);
    }
    const numbers = new Float32Array(NUMBERS);
    for (let k = 1; k < NUMBERS; k++)
      for (let band = 0; band < BANDS; band++) numbers[k - 1] += (this.bands[band] * Math.cos((Math.PI * k * (band + 0.5)) / BANDS)) / BANDS;
    numbers[NUMBERS - 1] = Math.log(pitch);
    return numbers;
  }

  // In hertz, from how well the sound is like itself a little later; 0 where it is not.
  pitch(samples) {
    const { half } = this, rate = RATE / 2, first = Math.floor(rate / HIGHEST), last = Math.ceil(rate / LOWEST);
    for (let i = 0; i < half.length; i++) half[i] = samples[2 * i] + samples[2 * i + 1];
    let best = 0, found = 0;
    for (let lag = first; lag <= last; lag++) {
      let both = 0, one = 1e-9, other = 1e-9;
      for (let i = lag; i < half.length; i++) {
        both += half[i] * half[i - lag];
        one += half[i] * half[i];
        other += half[i - lag] * half[i - lag];
      }
      const like = both / Math.sqrt(one * other);
      // A longer one has to be clearly better: twice the time of a pitch is like itself, too.
      if (like > best + 0.02) [best, found] = [like, lag];
    }
    return best > VOICED ? rate / found : 0;
  }
}
