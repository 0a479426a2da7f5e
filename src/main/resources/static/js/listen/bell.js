// A bell curve over the numbers of a voice, with how each goes with each other.
export function middle(points) {
  const d = points[0].length, mean = new Float64Array(d), spread = square(d);
  for (const point of points) for (let i = 0; i < d; i++) mean[i] += point[i] / points.length;
  for (const point of points)
    for (let i = 0; i < d; i++) for (let j = 0; j <= i; j++) spread[i][j] += ((point[i] - mean[i]) * (point[j] - mean[j])) / points.length;
  return { mean, spread };
}

const square = (d) => Array.from({ length: d }, () => new Float64Array(d));

// shared: part of the spread is that of all voices, so that a few seconds are enough to learn from.
export class Bell {
  constructor(points, all, shared) {
    const { mean, spread } = middle(points), d = mean.length;
    this.mean = mean;
    this.root = square(d);
    this.constant = 0;
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = (1 - shared) * spread[i][j] + shared * all[i][j] + (i === j ? 1e-6 : 0);
        for (let k = 0; k < j; k++) sum -= this.root[i][k] * this.root[j][k];
        this.root[i][j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / this.root[j][j];
      }
      this.constant -= Math.log(this.root[i][i]);
    }
    this.away = new Float64Array(d);
  }

  // The logarithm of how likely a point is, but for what is the same for all points.
  likely(point) {
    const { mean, root, away } = this;
    let sum = 0;
    for (let i = 0; i < mean.length; i++) {
      let one = point[i] - mean[i];
      for (let k = 0; k < i; k++) one -= root[i][k] * away[k];
      away[i] = one / root[i][i];
      sum += away[i] * away[i];
    }
    return this.constant - 0.5 * sum;
  }
}
