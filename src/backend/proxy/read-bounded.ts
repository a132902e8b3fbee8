/** Undefined where the answer is longer than `longestBytes`, or breaks off: a server is not trusted with our memory. */
export async function readBounded({ body }: Response, longestBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of body ?? []) {
      bytes += part.length;
      if (bytes > longestBytes) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return undefined;
  }
}
