/** Whether the records are still as a file was looked at by them, whatever else changed in the practice. */
import { isDeepStrictEqual } from 'node:util';
import { findHead } from '../../../../../platform/events/event-log.ts';
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

export async function rememberRecords(db: Reader, ports: Ports, organizationId: string): Promise<LookedBy> {
  return { head: await findHead(db, organizationId), ...(await loadNames(db, ports, organizationId)) };
}

async function loadNames(db: Reader, ports: Ports, organizationId: string): Promise<Names> {
  return {
    known: await loadKnown(db, organizationId),
    practice: await ports.loadPractice(db, organizationId),
    rules: await ports.loadRuleBook(db, organizationId),
    decides: await ports.mayDecideOwn(db, organizationId),
  };
}

/** Entries and sheets are too many to compare: none of them may have changed. */
export async function areAsLookedBy(
  db: Reader,
  { ports, organizationId }: { readonly ports: Ports; readonly organizationId: string },
  { head, ...names }: LookedBy,
): Promise<boolean> {
  if ((await findHead(db, organizationId)) === head) return true;
  const changed = await db
    .selectFrom('events')
    .select('type')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('seq', '>', head)
    .execute();
  if (changed.some(({ type }) => /^time(?:-entry|sheet)/.test(type))) return false;
  return isDeepStrictEqual(await loadNames(db, ports, organizationId), names);
}
