/**
 * What a file would bring, as the practice is at this moment: for a preview by itself, for an import in the transaction
 * that writes it, so that two at once neither make a name twice nor count what the other wrote.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { createReads } from '../../../../platform/reach/reads.ts';
import type { Reader } from '../../../../schema.ts';
import type { RuleBook } from '../../../account/model/time-rule-fields.ts';
import { leaveOutInvalid } from '../readers/left-out/invalid-rows.ts';
import { phrase } from '../readers/phrase.ts';
import { Report } from '../readers/report.ts';
import type { Problem } from '../readers/source-row.ts';
import { loadKnown } from './imports.repository.ts';
import type { ImportResult } from './imports.schema.ts';
import type { Looking } from './looking.ts';
import { checkImportRules, rememberRules, warnFuture } from './resolve/check-import-rules.ts';
import { compareAgain } from './resolve/compare-again.ts';
import { type AgainRow, findExisting, type Resolving, type Told } from './resolve/find-existing.ts';
import { makeRoom } from './resolve/make-room.ts';
import { openOwnAgain, openOwnRows } from './resolve/open-own-rows.ts';
import { type NameProposals, proposeNames } from './resolve/propose-names.ts';
import { restOfPeople } from './resolve/resolve-people.ts';
import { resolveRows } from './resolve/resolve-rows.ts';
import type { HashedRow, Resolved } from './resolve/resolved-rows.ts';
import { summarise } from './resolve/summarise.ts';
import { warnLockedWeeks } from './resolve/warn-locked-weeks.ts';
import { warnOverlaps } from './resolve/warn-overlaps.ts';

/** Everything of an import that is not in the database yet. */
export interface Looked {
  readonly resolved: Resolved;
  /** Rows of earlier imports whose state is taken over. */
  readonly taken: readonly AgainRow[];
  readonly result: ImportResult;
}

export async function lookAt(db: Reader, looking: Looking): Promise<Looked> {
  const { ports, actor, input, file, read, signal } = looking;
  const { userId } = actor;
  // All of it as a whole, so that it needs no table's scope: the thread of a large file has none.
  const reads = createReads({ db, actor, scopes: {} });
  const report = new Report();
  const known = await loadKnown(reads);
  const practice = await ports.loadPractice();
  // Of the whole file: whose the new rows are does not depend on which of the others are here already.
  const rest = restOfPeople(read.rows, known.users);
  const resolving = { known, practice, map: input.map ?? {}, me: userId, rest };
  const there = await findExisting(reads, looking, resolving);
  sayThere(there, report);
  const decides = await ports.mayDecideOwn();
  const again = decides ? there.again : openOwnAgain(there.again, { me: userId, report });
  const compared = compareAgain(again, { report, takes: input.takeStates });
  const now = ports.clock();
  const book = await ports.loadRuleBook();
  const fresh = leaveOutClosed(
    there.fresh.filter((row) => !there.alike.has(row)),
    { input, resolving, report, book, now },
  );
  await nextTurn();
  const { rows, ...named } = resolveRows(fresh, { ...resolving, report });
  const opened = decides ? rows : openOwnRows(rows, { me: userId, report });
  const resolved = { ...named, rows: await makeRoom(reads, opened, { signal, report }) };
  await nextTurn();
  const rulesOf = rememberRules(book, now);
  checkImportRules(resolved.rows, { rulesOf, report });
  warnFuture(resolved.rows, report, now);
  await warnOverlaps(reads, { rows: resolved.rows, rulesOf, report, now });
  await warnLockedWeeks(reads, { rows: resolved.rows, report });
  const taken = input.takeStates ? compared.settled : [];
  const lines = await findLines(file, [...read.problems, ...report.problems]);
  const proposals = mayReadNames(actor) ? await proposeNames(resolved, known) : noProposals;
  const result = summarise({ read, resolved, proposals, report, again: { ...compared, taken }, lines });
  return { resolved: report.isRefused ? { ...resolved, rows: [] } : resolved, taken, result };
}

const noProposals: NameProposals = new Map();

/** Whoever imports time need not be somebody who reads clients and projects. */
function mayReadNames(actor: Person): boolean {
  return grantOf(actor, 'client:read') === 'all' && grantOf(actor, 'project:read') === 'all';
}

interface Closing {
  readonly input: Looking['input'];
  readonly resolving: Resolving;
  readonly report: Report;
  readonly book: RuleBook;
  readonly now: number;
}

/** Rows in closed time, where rows that cannot be imported are left out: before the others make any names. */
function leaveOutClosed(
  rows: readonly HashedRow[],
  { input, resolving, report, book, now }: Closing,
): readonly HashedRow[] {
  if (input.skipInvalid !== true) return rows;
  const found = new Report();
  const resolved = resolveRows(rows, { ...resolving, report: new Report() });
  checkImportRules(resolved.rows, { rulesOf: rememberRules(book, now), report: found });
  return leaveOutInvalid(rows, { rowOf: ({ source }) => source, found, report });
}

async function findLines(file: string, problems: readonly Problem[]): Promise<ReadonlyMap<number, number>> {
  const { findLinesInSteps } = await import('../readers/left-out/find-lines.ts');
  const steps = findLinesInSteps(file, new Set(problems.flatMap(({ row }) => row ?? [])));
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await nextTurn();
  }
}

function sayThere({ again, alike }: Told, report: Report): void {
  for (const { source } of [...again.map(({ row }) => row), ...alike]) {
    const message = phrase`These rows are here already: they are not added again.`;
    report.lose('already_there', message, { row: source.row });
  }
}
