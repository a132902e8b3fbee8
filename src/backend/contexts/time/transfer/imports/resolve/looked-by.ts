/** Whether the records are still as a file was looked at by them, whatever else changed in the practice. */
import { isDeepStrictEqual } from 'node:util';
import { eventsSince, findHead } from '../../../../../platform/events/event-log.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import type { RuleBook } from '../../../../account/model/time-rule-fields.ts';
import type { Practice, TimeImportPorts } from '../imports.ports.ts';
import { loadKnown } from '../imports.repository.ts';
import type { Known } from './directory.ts';

type Ports = Pick<TimeImportPorts, 'loadPractice' | 'loadRuleBook' | 'mayDecideOwn'>;

interface Names {
  readonly known: Known;
  readonly practice: Practice;
  readonly rules: RuleBook;
  readonly decides: boolean;
}

/** What was there before the look. */
export interface LookedBy extends Names {
  /** Number of the last change. */
  readonly head: number;
}

export async function rememberRecords(reads: Reads, ports: Ports): Promise<LookedBy> {
  return { head: await findHead(reads), ...(await loadNames(reads, ports)) };
}

async function loadNames(reads: Reads, ports: Ports): Promise<Names> {
  return {
    known: await loadKnown(reads),
    practice: await ports.loadPractice(reads),
    rules: await ports.loadRuleBook(reads),
    decides: await ports.mayDecideOwn(reads),
  };
}

/** Entries and sheets are too many to compare: none of them may have changed. */
export async function areAsLookedBy(
  reads: Reads,
  ports: Ports,
  { head, ...names }: LookedBy,
): Promise<boolean> {
  if ((await findHead(reads)) === head) return true;
  const changed = await eventsSince(reads, head).select('type').distinct().execute();
  if (changed.some(({ type }) => /^time(?:-entry|sheet)/.test(type))) return false;
  return isDeepStrictEqual(await loadNames(reads, ports), names);
}
