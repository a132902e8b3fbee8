/** A value with the place that says it. */

/** `api/src/server.ts:12`; no line where the file itself says it. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}

export interface Known<Value> {
  readonly value: Value;
  readonly place: Place;
}

export function placeOf({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
