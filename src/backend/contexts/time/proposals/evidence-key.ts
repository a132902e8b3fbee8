/** What evidence is known by when it is ignored. */
import { createHash } from 'node:crypto';
import type { TimeSpan } from '../../../../domain/spans.ts';
import { evidenceKeySchema } from './proposals.schema.ts';

/**
 * A subject or UID may hold what the API takes in no key, or takes otherwise: control characters, spaces at the end, more
 * letters than there is room for. Such a key is a hash; the others say what they are of, as those do that are stored.
 */
export function toEvidenceKey(kind: 'commit' | 'event', ...parts: readonly (string | number)[]): string {
  const key = [kind, ...parts].join(':');
  if (evidenceKeySchema.safeParse(key).data === key) return key;
  return `${kind}:sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** Of all that the editor saw in a block. */
export function toActivityKey(id: string): string {
  return `activity:${id}`;
}

/** Of a stretch of it alone: a block goes on, and what was not shown was not ignored. */
export function toStretchKey({ key, startMs, endMs }: TimeSpan & { readonly key: string }): string {
  return `${key}:${startMs}-${endMs}`;
}

export interface IgnoredEvidence {
  readonly keys: ReadonlySet<string>;
  /** Of activity, by its key. */
  readonly stretches: ReadonlyMap<string, readonly TimeSpan[]>;
}

export function readIgnored(keys: ReadonlySet<string>): IgnoredEvidence {
  const stretches = new Map<string, TimeSpan[]>();
  for (const each of keys) {
    const [, key, start, end] = /^(activity:[^:]+):(\d+)-(\d+)$/.exec(each) ?? [];
    if (key === undefined) continue;
    const span = { startMs: Number(start), endMs: Number(end) };
    stretches.set(key, [...(stretches.get(key) ?? []), span]);
  }
  return { keys, stretches };
}
