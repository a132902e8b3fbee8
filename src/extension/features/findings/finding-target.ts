/** Which finding a command is about: code actions of the language server and rows of the view name it differently. */

import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import type { ListedFinding } from '../../../pages/findings/listed-finding.ts';

/** Id of the record: `{ id }` from a code action, or the record of a row. */
export function findFindingId(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  if ('id' in target && !('record' in target)) return typeof target.id === 'string' ? target.id : undefined;
  return 'record' in target ? idOfRecord(target.record) : undefined;
}

function idOfRecord(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  if (!('kind' in record) || record.kind !== 'finding' || !('ids' in record)) return undefined;
  const first: unknown = Array.isArray(record.ids) ? record.ids[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** What commands are handed for a listed finding: the record, the place and the rule, whichever one goes by. */
export interface FindingTarget extends CommandTarget {
  readonly type: 'finding';
  readonly finding: ListedFinding;
  readonly uri: string;
  readonly fingerprint: string;
  readonly ruleId: string;
}

export function targetOf(finding: ListedFinding): FindingTarget {
  const { uri, fingerprint, ruleId, recordIds } = finding;
  const record: RecordLink = { kind: 'finding', ids: recordIds.slice(0, 1) };
  return { type: 'finding', finding, record, uri, fingerprint, ruleId };
}

/** The listed finding that a command was handed; undefined for whatever else it was. */
export function findListed(target: unknown): ListedFinding | undefined {
  return isFindingTarget(target) ? target.finding : undefined;
}

function isFindingTarget(target: unknown): target is FindingTarget {
  return typeof target === 'object' && target !== null && 'type' in target && target.type === 'finding';
}
