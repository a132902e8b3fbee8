/** What is written down of each step of a finding, in the transaction of the step itself. */
import { v7 as newId } from 'uuid';
import type { FindingAction } from '../../../../contract/findings.ts';
import type { FindingHistoryRow } from './finding-history.repository.ts';
import { sourcesOf } from './finding-sources.ts';
import type { FindingRow } from './findings.repository.ts';
import type { FindingHistoryStep } from './findings.schema.ts';

type Told = FindingHistoryStep['changes'][number];

/**
 * What a person wants to know the old value of, by its name on the wire. Lines are not among it: they move with every
 * edit above.
 */
const tracked = {
  state: 'state',
  reason: 'reason',
  assignee: 'assignee',
  path: 'path',
  severity: 'severity',
  confidence: 'confidence',
  message: 'message',
} as const satisfies Partial<Record<keyof FindingRow, Told['field']>>;
const trackedColumns = Object.keys(tracked) as (keyof typeof tracked)[];

function newness(row: FindingRow): boolean | null {
  return row.is_new === null ? null : row.is_new === 1;
}

function sourceNames(row: FindingRow): string {
  const names = sourcesOf(row).map(({ source }) => source);
  return names.sort().join(', ');
}

/** What a finding was before the step, undefined where it is new, and what it is since. */
export interface Changed {
  readonly before: FindingRow | undefined;
  readonly after: FindingRow;
}

/** Where the two differ; of one that is new, only what is unusual: that its source has set it aside. */
export function changesOf({ before, after }: Changed): readonly Told[] {
  if (before === undefined) {
    const { state, reason } = after;
    return state === 'open'
      ? []
      : [
          { field: 'state', from: null, to: state },
          { field: 'reason', from: null, to: reason },
        ];
  }
  const columns = trackedColumns
    .filter((column) => before[column] !== after[column])
    .map((column) => ({ field: tracked[column], from: before[column], to: after[column] }));
  const derived = [
    { field: 'isNew', from: newness(before), to: newness(after) },
    { field: 'sources', from: sourceNames(before), to: sourceNames(after) },
  ];
  return [...columns, ...derived.filter(({ from, to }) => from !== to)];
}

export interface Step {
  readonly action: FindingAction;
  readonly at: number;
  readonly actor: string | null;
  /** The run that did it, if one did, and whose it was. */
  readonly run?: { readonly id: string; readonly source: string };
  /** What the finding itself does not hold. */
  readonly more?: readonly Told[];
}

function isStanding(row: FindingRow | undefined): boolean {
  return row?.state === 'open' || row?.state === 'confirmed';
}

export function toHistoryRow(changed: Changed, step: Step): FindingHistoryRow {
  const { before, after } = changed;
  return {
    id: newId(),
    organization_id: after.organization_id,
    finding_id: after.id,
    at: step.at,
    actor: step.actor,
    run_id: step.run?.id ?? null,
    source: step.run?.source ?? null,
    action: step.action,
    changes: JSON.stringify([...changesOf(changed), ...(step.more ?? [])]),
    standing: Number(isStanding(after)) - Number(isStanding(before)),
    version: after.version,
  };
}
