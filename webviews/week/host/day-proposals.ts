/**
 * Proposals for the gaps of the day that is shown: found anew when they are asked for, merged and set aside here. A proposal
 * is kept nowhere else, and none is an entry before it is accepted.
 */

import type { TimeProposal, TimeProposals, Week } from '../../../src/api-client/index.ts';
import { fail, type Result, succeed } from '../../../src/domain/result.ts';
import { parseTypedTime } from '../../../src/domain/typed-time.ts';
import { type SeenCommit, toGitFacts } from '../../../src/pages/time/evidence-git.ts';
import { findNext, mergeProposals } from '../../../src/pages/time/proposal-items.ts';
import type { CellFault } from '../grid/cell-faults.ts';
import type { WeekProposals } from '../messages.ts';
import type { WeekViewMessage } from '../view-messages.ts';
import { toInstant } from './copy-week.ts';
import { resolveOver } from './plan-cell.ts';
import type { EntryFields } from './write-entries.ts';

export interface ProposalPorts {
  find(date: string): Promise<FoundProposals>;
  /** Nothing is proposed for these any more, or again. */
  ignore(keys: readonly string[]): Promise<void>;
  restore(keys: readonly string[]): Promise<void>;
}

export interface FoundProposals {
  readonly told: TimeProposals;
  readonly problem: string | null;
  /** Commits that the proposals may go by. */
  readonly seen: readonly SeenCommit[];
  readonly projects: WeekProposals['projects'];
}

export type ProposalChange = Extract<WeekViewMessage, { type: 'acceptProposal' }>['change'];

export type GapTime = Omit<Extract<WeekViewMessage, { type: 'addEntry' }>, 'type' | 'editId'>;

export class DayProposals {
  private readonly ports: ProposalPorts;
  private found: FoundProposals | undefined;
  /** What the backend told, to see whether it tells something else by now: then what was merged is given up. */
  private raw = '';

  constructor(ports: ProposalPorts) {
    this.ports = ports;
  }

  async find(date: string): Promise<WeekProposals> {
    const found = await this.ports.find(date);
    const raw = JSON.stringify(found.told);
    const merged = raw === this.raw ? this.found?.told : undefined;
    this.found = merged === undefined ? found : { ...found, told: merged };
    this.raw = raw;
    return toMessage(this.found);
  }

  /** Undefined where there is none to merge with any more. */
  merge(id: string): WeekProposals | undefined {
    const { found } = this;
    const proposal = this.get(id);
    if (found === undefined || proposal === undefined) return undefined;
    const next = findNext(found.told, proposal);
    if (next === undefined) return undefined;
    const items = found.told.items
      .filter((one) => one !== next)
      .map((one) => (one === proposal ? mergeProposals(one, next) : one));
    this.found = { ...found, told: { ...found.told, items } };
    return toMessage(this.found);
  }

  async ignore(id: string): Promise<void> {
    const keys = this.get(id)?.evidence.map(({ key }) => key) ?? [];
    if (keys.length > 0) await this.ports.ignore(keys);
  }

  /** All that was ignored of the day, by whatever. */
  async restore(date: string): Promise<void> {
    const keys = this.found?.told.date === date ? this.found.told.ignoredKeys : [];
    if (keys.length > 0) await this.ports.restore(keys);
  }

  /** The entry that is recorded when it is accepted, with what was changed of it. */
  toEntry(id: string, change: ProposalChange): Result<EntryFields, CellFault> {
    const proposal = this.get(id);
    if (this.found === undefined || proposal === undefined) return fail('changed');
    const { told, seen } = this.found;
    const { zone } = told;
    const projectId = change.projectId ?? proposal.projectId;
    if (projectId === null) return fail('no_project');
    const times = readTimes(proposal, change.times, zone);
    if (!times.ok) return times;
    const note = change.note ?? proposal.note;
    const git = toGitFacts({ projectId, evidence: proposal.evidence }, seen);
    const fields = { projectId, taskId: null, zone, note, billable: true, tags: [], git };
    return succeed({ ...fields, ...times.value });
  }

  private get(id: string): TimeProposal | undefined {
    return this.found?.told.items.find((one) => idOf(one) === id);
  }
}

/** The entry that fills a gap, or a part of it. */
export function toGapEntry({ projectId, taskId, gap, times, note }: GapTime): Result<EntryFields, CellFault> {
  const read = readTimes(gap, times, gap.zone);
  if (!read.ok) return read;
  const fields = { projectId, taskId, zone: gap.zone, note, billable: true, tags: [], git: null };
  return succeed({ ...fields, ...read.value });
}

/** It was accepted before: asked for twice, or in another window. */
export function isRecorded(
  { rows }: Pick<Week, 'rows'>,
  { projectId, startedAt, endedAt }: EntryFields,
): boolean {
  const isSame = (one: string | null, other: string) => one !== null && Date.parse(one) === Date.parse(other);
  return rows
    .filter((row) => row.projectId === projectId)
    .flatMap(({ cells }) => cells.flat())
    .some((entry) => isSame(entry.startedAt, startedAt) && isSame(entry.endedAt, endedAt));
}

type Times = Pick<EntryFields, 'startedAt' | 'endedAt'>;

function readTimes(
  { startedAt, endedAt }: Times,
  typed: string | undefined,
  zone: string,
): Result<Times, CellFault> {
  if (typed === undefined) return succeed({ startedAt, endedAt });
  const parsed = parseTypedTime(typed);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (value.kind === 'change' || value.seconds === 0) return fail('not_a_time');
  if (value.kind === 'length') {
    return succeed({ startedAt, endedAt: toInstant(Date.parse(startedAt) + value.seconds * 1000) });
  }
  const span = resolveOver(value, { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt), zone });
  if (!span.ok) return span;
  return succeed({ startedAt: toInstant(span.value.startMs), endedAt: toInstant(span.value.endMs) });
}

/** None shares time with another, so that the span is its name. */
function idOf({ startedAt, endedAt }: TimeProposal): string {
  return `${startedAt}/${endedAt}`;
}

function toMessage({ told, problem, projects }: FoundProposals): WeekProposals {
  const { date, zone } = told;
  const items = told.items.map((proposal) => {
    const { evidence, ...rest } = proposal;
    const shown = evidence.map(({ kind, from, to, text }) => ({ kind, from, to, text }));
    const canMerge = findNext(told, proposal) !== undefined;
    return { id: idOf(proposal), ...rest, evidence: shown, canMerge };
  });
  const canRestore = told.ignoredKeys.length > 0;
  return { type: 'proposals', date, zone, items, canRestore, problem, projects };
}
