/** What a tool answers, as an assistant reads it: hours beside seconds, and ids only where it asked for them. */
import { formatDuration } from '../../domain/duration.ts';

/** `workedSeconds: 5400` gets `workedHours: '1:30'` beside it: a model should not convert. */
export function toPlain(output: unknown, { withIds }: { readonly withIds: boolean }): unknown {
  if (Array.isArray(output)) return output.map((item) => toPlain(item, { withIds }));
  if (typeof output !== 'object' || output === null) return output;
  const fields = Object.entries(output).filter(([key, value]) => withIds || !isReference(key, value));
  return Object.fromEntries(
    fields.flatMap(([key, value]) => [[key, toPlain(value, { withIds })], ...hoursOf(key, value)]),
  );
}

function hoursOf(key: string, value: unknown): readonly [string, string][] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return [];
  if (key === 'seconds') return [['hours', formatDuration(value)]];
  return key.endsWith('Seconds') ? [[key.replace(/Seconds$/, 'Hours'), formatDuration(value)]] : [];
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** By its name, or since it is nothing else: the `key` of a row may be a project or a day. */
function isReference(key: string, value: unknown): boolean {
  if (/^(?:ids?|links?)$|Ids?$/.test(key)) return true;
  return typeof value === 'string' && uuid.test(value);
}
