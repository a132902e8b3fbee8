/** So many bytes are arguments of one call; engines allow some 60,000. */
const atOnce = 8192;

/** As a data URI and the API have it; by what browsers have, too. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += atOnce)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + atOnce)));
  return btoa(parts.join(''));
}
