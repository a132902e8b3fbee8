/**
 * Applies a decision to the version of the record that the user saw: when someone else decided since, theirs is kept and
 * shown. A change by a run, such as of the line, is no conflict. Free of `vscode`.
 */
import { isApiFailure } from '../../../pages/failures.ts';
import type { ShownRecord } from '../../../pages/findings/listed-finding.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import type { Translate } from '../../../pages/words.ts';

/** Records that this window changed: a row may still show the old version. */
export class OwnChanges {
  readonly #byId = new Map<string, ShownRecord>();

  note(record: ShownRecord): void {
    this.#byId.set(record.id, record);
  }

  newest(seen: ShownRecord): ShownRecord {
    const own = this.#byId.get(seen.id);
    return own !== undefined && own.version > seen.version ? own : seen;
  }
}

export interface RecordPorts {
  /** Changes the record when it is the one that the headers name. */
  readonly send: (headers: { readonly 'If-Match': string }) => Promise<unknown>;
  readonly load: () => Promise<ShownRecord>;
}

function isSame(one: ShownRecord, other: ShownRecord): boolean {
  const columns = ['state', 'reason', 'decidedAt', 'assignee'] as const;
  return columns.every((column) => one[column] === other[column]);
}

/** The record as someone else changed it, if so: then nothing was written. */
export async function decideIfUnchanged(
  seen: ShownRecord,
  { send, load }: RecordPorts,
): Promise<ShownRecord | undefined> {
  try {
    await send(ifMatch(seen));
    return undefined;
  } catch (error) {
    if (!isApiFailure(error, 'stale_version')) throw error;
  }
  const now = await load();
  if (!isSame(seen, now)) return now;
  await send(ifMatch(now));
  return undefined;
}

/** What they have decided, and why. */
export function tellConflict({ state, reason }: ShownRecord, t: Translate): string {
  const decision = wordOf(state, t);
  return t(
    'Someone else already decided: {0}. That decision was kept.',
    reason === null || reason === '' ? decision : `${decision}, “${reason}”`,
  );
}

function wordOf(state: ShownRecord['state'], t: Translate): string {
  switch (state) {
    case 'open':
      return t('open again');
    case 'confirmed':
      return t('confirmed');
    case 'dismissed':
      return t('dismissed');
    case 'resolved':
      return t('resolved');
  }
}
