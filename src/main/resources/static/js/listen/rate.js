export const RATE = 16_000;
