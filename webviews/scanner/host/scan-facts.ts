/** What the page says of a project's last scans: the last good one, and that a later one failed or was stopped. Pure. */

import type { Scan } from '../../../src/api-client/index.ts';
import { isOfOthers, revisionText, whyNotOnRecord } from '../../../src/pages/findings/not-on-record.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { ScanFacts } from '../messages.ts';

export type EndedScan = Pick<
  Scan,
  'state' | 'finishedAt' | 'result' | 'error' | 'isOnRecord' | 'notOnRecord' | 'branch' | 'commit'
>;

/** Of the last good scan; what it suppressed is shown while the next one runs. */
export function suppressedIn(ended: readonly EndedScan[]): Pick<ScanFacts, 'suppressed'> {
  const suppressed = ended.find(({ state }) => state === 'done')?.result?.suppressedByArea;
  return suppressed === undefined ? {} : { suppressed };
}

/** `all` newest first, none of them under way; `ofWindow` is what this window alone has scanned. */
export function toScanFacts(
  all: readonly EndedScan[],
  { ofWindow, t }: { readonly ofWindow: ScanFacts | undefined; readonly t: Translate },
): ScanFacts {
  // What a colleague's scan found that is not on record is nothing to this person.
  const ended = all.filter((scan) => !isOfOthers(scan));
  const done = ended.find(({ state }) => state === 'done');
  const facts =
    done === undefined
      ? (ofWindow ?? { state: 'never' })
      : { ...factsOfDone(done), ...suppressedIn(ended), ...recordOf(ended, t) };
  const [newest] = ended;
  if (newest?.state !== 'failed' && newest?.state !== 'cancelled') return facts;
  const { state, finishedAt, error } = newest;
  const at = finishedAt === null ? {} : { at: finishedAt };
  const why = error === null || state === 'cancelled' ? {} : { why: error.message };
  return { ...facts, trouble: { state, ...at, ...why } };
}

/** Of the last scan, and of the last one on record. */
function recordOf(ended: readonly EndedScan[], t: Translate): Pick<ScanFacts, 'onRecord' | 'notOnRecord'> {
  const view = ended.find(({ state }) => state === 'done')?.notOnRecord ?? undefined;
  const recorded = ended.find(({ state, isOnRecord }) => state === 'done' && isOnRecord === true);
  const revision = recorded && revisionText(recorded, t);
  const at = recorded?.finishedAt ?? undefined;
  return {
    ...(view && { notOnRecord: whyNotOnRecord(view, t) }),
    ...(revision !== undefined && at !== undefined && { onRecord: { revision, at } }),
  };
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
