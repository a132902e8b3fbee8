/** Whether the records are still as a file was looked at by them, whatever else changed in the practice. */
import { isDeepStrictEqual } from 'node:util';
import { findHead } from '../../../../../platform/events/event-log.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import type { Reader } from '../../../../../schema.ts';
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

interface Records {
  readonly db: Reader;
  readonly reads: Reads;
}

export async function rememberRecords(records: Records, ports: Ports): Promise<LookedBy> {
  const { db, reads } = records;
  return { head: await findHead(db, reads.actor.organizationId), ...(await loadNames(records, ports)) };
}

async function loadNames({ db, reads }: Records, ports: Ports): Promise<Names> {
  const { organizationId } = reads.actor;
  return {
    known: await loadKnown(reads),
    practice: await ports.loadPractice(db, organizationId),
    rules: await ports.loadRuleBook(db, organizationId),
    decides: await ports.mayDecideOwn(db, organizationId),
  };
}

/** Entries and sheets are too many to compare: none of them may have changed. */
export async function areAsLookedBy(
  records: Records,
  ports: Ports,
  { head, ...names }: LookedBy,
): Promise<boolean> {
  const { db, reads } = records;
  if ((await findHead(db, reads.actor.organizationId)) === head) return true;
  const changed = await reads
    .whole('events', 'what others changed since a file was looked at')
    .select('type')
    .distinct()
    .where('seq', '>', head)
    .execute();
  if (changed.some(({ type }) => /^time(?:-entry|sheet)/.test(type))) return false;
  return isDeepStrictEqual(await loadNames(records, ports), names);
}
