/** What a result is known by from one log of its tool to the next. */
import { createHash } from 'node:crypto';
import type { SarifResult } from './sarif-schema.ts';

/** Under this name our own logs keep our own fingerprints, which are taken as they are. */
const ownName = 'vireo/v1';

/** Some tools write a sentence ("requires login") where a fingerprint would stand. */
function isFingerprint(value: string): boolean {
  return value.length >= 4 && value.length <= 1_000 && !/\s/.test(value);
}

/**
 * The tool's own fingerprints where it gives any; else the rule with what the result is about: its line without what a
 * formatter changes, or where that cannot be read, its message.
 */
export function fingerprintOf(
  { fingerprints, partialFingerprints }: SarifResult,
  { ruleId, line, message }: { readonly ruleId: string; readonly line: string; readonly message: string },
): string {
  const own = partialFingerprints.get(ownName);
  if (own !== undefined && /^[\w:-]{1,200}$/.test(own)) return own;
  const stable = [...fingerprints].filter(([, value]) => isFingerprint(value));
  const partial = [...partialFingerprints].filter(([, value]) => isFingerprint(value));
  const given = stable.length > 0 ? stable : partial;
  const bare = line.replace(/\s+/g, '');
  const content =
    given.length > 0 ? given.sort(([a], [b]) => (a < b ? -1 : 1)) : [bare === '' ? message : bare];
  return createHash('sha256')
    .update(JSON.stringify([ruleId, content]))
    .digest('hex')
    .slice(0, 32);
}

/** The second of one fingerprint in one file is another finding: `…:2`. */
export function createFingerprints(): (path: string, fingerprint: string) => string {
  const counts = new Map<string, number>();
  return (path, fingerprint) => {
    const key = `${fingerprint} ${path}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? fingerprint : `${fingerprint.slice(0, 180)}:${count}`;
  };
}
