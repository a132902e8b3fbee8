/**
 * How a health score is written, on every screen and in every document: of 1, with two decimals and a point, whatever the
 * language. It is a score, not a quantity.
 */

const decimals = 2;
/** A gain below what is shown is still one. */
const leastShown = 0.005;

/** `0.41`. */
export function healthText(score: number): string {
  return score.toFixed(decimals);
}

/** `+0.03`, `−0.15`, and `0.00` for what would be shown as no change. */
export function healthChangeText(change: number): string {
  const text = healthText(Math.abs(change));
  if (text === healthText(0)) return text;
  return `${change < 0 ? '−' : '+'}${text}`;
}

/** What a piece of advice brings: `+0.15`, and `< +0.01` for one that would be shown as nothing. */
export function healthGainText(gain: number): string {
  return gain < leastShown ? '< +0.01' : `+${healthText(gain)}`;
}

/** As a figure for programs and models: what `healthText` shows, as a number. */
export function shownHealth(score: number): number {
  return Number(healthText(score));
}
