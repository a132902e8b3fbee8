/** What the page says of a project's last scans: the last good one, and that a later one failed or was stopped. Pure. */

import type { Scan } from '../../../src/api-client/index.ts';
import type { ScanFacts } from '../messages.ts';

export type EndedScan = Pick<Scan, 'state' | 'finishedAt' | 'result' | 'error'>;

/** Of the last good scan; what it suppressed is shown while the next one runs. */
export function suppressedIn(ended: readonly EndedScan[]): Pick<ScanFacts, 'suppressed'> {
  const suppressed = ended.find(({ state }) => state === 'done')?.result?.suppressedByArea;
  return suppressed === undefined ? {} : { suppressed };
}

/** `ended` newest first, none of them under way; `ofWindow` is what this window alone has scanned. */
export function toScanFacts(ended: readonly EndedScan[], ofWindow: ScanFacts | undefined): ScanFacts {
  const done = ended.find(({ state }) => state === 'done');
  const facts =
    done === undefined ? (ofWindow ?? { state: 'never' }) : { ...factsOfDone(done), ...suppressedIn(ended) };
  const [newest] = ended;
  if (newest?.state !== 'failed' && newest?.state !== 'cancelled') return facts;
  const { state, finishedAt, error } = newest;
  const at = finishedAt === null ? {} : { at: finishedAt };
  const why = error === null || state === 'cancelled' ? {} : { why: error.message };
  return { ...facts, trouble: { state, ...at, ...why } };
}

function factsOfDone({ finishedAt, result }: EndedScan): ScanFacts {
  return {
    state: 'done',
    ...(finishedAt === null ? {} : { at: finishedAt }),
    ...(result === null
      ? {}
      : { files: result.files, durationMs: result.durationMs, left: result.notes.length }),
  };
}
