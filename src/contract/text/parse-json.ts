/** Undefined where it is no JSON, for who has no use for a reason: a schema refuses it then. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
