/** What a call of a model costs, in whole millionths of a US dollar, and the most that it could. */

/** Of a million tokens, in whole millionths of a US dollar. */
export interface ModelPrice {
  readonly inputMicroUsd: number;
  readonly outputMicroUsd: number;
}

/** Of a local model. */
export const freePrice: ModelPrice = { inputMicroUsd: 0, outputMicroUsd: 0 };

const perPrice = 1_000_000n;

/** Rounded up to a whole millionth: what is booked is never less than what is owed. Takes whole numbers only. */
export function modelCost(
  { inputMicroUsd, outputMicroUsd }: ModelPrice,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): number {
  const sum = BigInt(inputTokens) * BigInt(inputMicroUsd) + BigInt(outputTokens) * BigInt(outputMicroUsd);
  return Number((sum + perPrice - 1n) / perPrice);
}

/**
 * The most tokens that a text could be in any of today's tokenizers: a letter or a space counts half, any other sign
 * of ASCII one, every other letter its bytes in UTF-8. About twice what prose really is.
 */
export function mostTokens(text: string): number {
  let halves = 0;
  for (let at = 0; at < text.length; at += 1) halves += halvesOf(text.charCodeAt(at));
  return Math.ceil(halves / 2);
}

function halvesOf(unit: number): number {
  const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 32;
  if (isLetter) return 1;
  if (unit < 0x80) return 2;
  if (unit < 0x800) return 4;
  // Half of a surrogate pair: two of them are four bytes.
  return unit >= 0xd800 && unit <= 0xdfff ? 4 : 6;
}

/** About how many tokens a text is: for the router and the bound of the context, never for money. */
export function likelyTokens(text: string): number {
  return Math.ceil(text.length / 3.5);
}
