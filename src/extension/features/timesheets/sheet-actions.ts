/** What is decided about a week, and how it is copied; in a bundle of its own. */
import * as vscode from 'vscode';
import type { Invoice, Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { classifyFailure, isApiFailure } from '../../../pages/failures.ts';
import { toCopyLine } from '../../../pages/time/entry-text.ts';
import { formatSpan } from '../../../pages/time/formats.ts';
import { today, weekOf } from '../../../pages/time/iso-week.ts';
import { runCommand } from '../../platform/commands.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { askReason, comment, nameSheet, reopen, showChanges } from './approval-actions.ts';
import { maySubmit } from './confirm-overlaps.ts';
import {
  approveIfUnchanged,
  rejectIfUnchanged,
  shownVersionOf,
  withdrawSheet,
} from './decide-if-unchanged.ts';
import { decideMany, isForMany } from './decide-many.ts';
import { findSheet, findSheetId, weekStartOf } from './find-sheet.ts';
import { loadOpenEntries, loadSheetRows } from './load-sheet-rows.ts';
import { nameWeek } from './outcomes/name-week.ts';
import { findWayToInvoice } from './outcomes/offer-invoice.ts';
import { showOutcome } from './outcomes/show-outcome.ts';
import {
  isStale,
  readWeek,
  type ShownWeek,
  sendIfUnchanged,
  submitWeek,
} from './submitting/submit-if-unchanged.ts';
import type { WeekRow } from './timesheet-rows.ts';

export { judgeEntries } from './judge-entries.ts';
export { submitOwnWeeks } from './submitting/submit-own-weeks.ts';

/** What the command answers; nothing where all was done or told. */
type Outcome = 'changed' | { readonly refused: string };

interface Act {
  readonly from: readonly Timesheet['state'][];
  /** Said where no week is in one of these states. */
  readonly none: (t: Services['t']) => string;
  /** Nobody does it to the week of another person. */
  readonly isOwn?: true;
  /** None of *Submit*, which reads more of a week. */
  readonly run?: (services: Services, sheet: Timesheet) => Promise<void>;
}

/** Of the states of a row, those of weeks that somebody has looked at; a draft of entries alone has no sheet. */
const withSheet = ['submitted', 'approved', 'rejected', 'invoiced'] as const;

const acts = {
  submit: {
    from: ['draft', 'rejected'],
    isOwn: true,
    none: (t) => t('There is no draft or rejected week to submit.'),
  },
  withdraw: {
    from: ['submitted'],
    none: (t) => t('There is no submitted week to withdraw.'),
    run: withdraw,
  },
  approve: {
    from: ['submitted'],
    none: (t) => t('There is no submitted week to approve.'),
    run: approve,
  },
  reject: {
    from: ['submitted'],
    none: (t) => t('There is no submitted week to reject.'),
    run: reject,
  },
  reopen: {
    from: ['approved'],
    none: (t) => t('There is no approved week to reopen.'),
    run: reopen,
  },
  comment: { from: withSheet, none: (t) => t('No week was submitted yet.'), run: comment },
  showChanges: { from: withSheet, none: (t) => t('No week was submitted yet.'), run: showChanges },
} as const satisfies Record<string, Act>;

export type ActId = keyof typeof acts;

const asksOfMany: readonly ActId[] = ['submit', 'approve', 'reject'];

/** Without a target, from the palette, it asks which week. A page is answered whether its week was another by then. */
export async function decide(
  services: Services,
  id: ActId,
  targets: readonly CommandTarget[],
): Promise<Outcome | undefined> {
  const act: Act = acts[id];
  const asksForMany = targets.length === 0 && asksOfMany.some((each) => each === id);
  const chosen = asksForMany ? await pickRows(services, act, id) : targets;
  if (asksForMany && chosen.length === 0) return undefined;
  if (chosen.length > 1 && isForMany(id)) await decideMany(services, id, chosen);
  else if (id === 'submit') return await submit(services, chosen[0]);
  else await decideOne(services, act, chosen[0]);
  return undefined;
}

async function decideOne(services: Services, act: Act, target: CommandTarget | undefined): Promise<void> {
  const meant = act === acts.reopen ? (approvedPartOf(target) ?? target) : target;
  const sheet = (await findSeen(services, meant)) ?? (await pickSheet(services, act));
  if (sheet !== undefined) await act.run?.(services, sheet);
}

async function findSeen(
  services: Services,
  target: CommandTarget | undefined,
): Promise<Timesheet | undefined> {
  const sheet = await findSheet(services, target);
  return sheet && shownVersionOf(sheet, target);
}

interface WeekItem extends vscode.QuickPickItem {
  readonly row: Row;
}

/** Weeks in a state that the act starts from; says so when there is none. */
async function listItems(services: Services, act: Act): Promise<readonly WeekItem[]> {
  const rows = await loadSheetRows(services);
  const items = rows
    .filter((row) => act.from.some((state) => isIn(row, state)))
    .filter((row) => act.isOwn !== true || !('isOthers' in row))
    .map((row) => ({ label: row.label, description: row.description ?? '', row }));
  if (items.length === 0) vscode.window.showInformationMessage(act.none(services.t));
  return items;
}

/** The state of the part of a week that the row stands for; or that of its approved part, which can be reopened. */
function isIn({ kind, ...row }: Row, state: Timesheet['state']): boolean {
  return kind.split('.')[1] === state || (state === 'approved' && approvedPartOf(row) !== undefined);
}

function approvedPartOf(target: Partial<WeekRow> | undefined): WeekRow['approved'] {
  return target?.approved;
}

async function pickSheet(services: Services, act: Act): Promise<Timesheet | undefined> {
  const row = await pickRow(services, act);
  if (row === undefined) return undefined;
  return await findSeen(services, act === acts.reopen ? (approvedPartOf(row) ?? row) : row);
}

/** From the palette: one of several is asked for, and a single one, too: which it is, is seen before. */
async function pickRow(services: Services, act: Act): Promise<Row | undefined> {
  const { t } = services;
  const items = await listItems(services, act);
  if (items.length === 0) return undefined;
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which week?') }))?.row;
}

/** As many as are ticked; a single one needs no tick. Weeks that are over are what one submits. */
async function pickRows(services: Services, act: Act, id: ActId): Promise<readonly Row[]> {
  const { t, clock } = services;
  const thisWeek = weekOf(today(clock.now())).start;
  const isOver = (row: Row) => (weekStartOf(row) ?? thisWeek) < thisWeek;
  const items = (await listItems(services, act)).map((item) => ({
    ...item,
    picked: id === 'submit' && isOver(item.row),
  }));
  const [first, second] = items;
  if (first === undefined) return [];
  const chosen =
    second === undefined
      ? await vscode.window.showQuickPick(items, { placeHolder: t('Which week?') })
      : await vscode.window.showQuickPick(items, { placeHolder: t('Which weeks?'), canPickMany: true });
  return [chosen ?? []].flat().map(({ row }) => row);
}

/** Where nobody else can sign in, what is submitted is approved with it. */
function sayDone({ state, week }: Timesheet, t: Services['t']): string {
  return state === 'approved' ? t('Week {0} submitted and approved.', week) : t('Week {0} submitted.', week);
}

async function submit(services: Services, target: CommandTarget | undefined): Promise<Outcome | undefined> {
  const { t } = services;
  const id = await findSheetId(services, target);
  if (id === undefined) return undefined;
  if (target?.isOnPage === true) return await submitOnPage(services, { ...target, id });
  const sheet = await submitWeek(services, id);
  if (sheet === undefined) return undefined;
  const back = { label: t('Withdraw'), run: () => withdrawSheet(services, sheet) };
  const next = await findWayToInvoice(services, [sheet]);
  showOutcome(services, { sentence: sayDone(sheet, t), refused: [], back, next });
  return undefined;
}

/** A page asks about overlapping time by itself, of what it shows. */
async function submitOnPage(services: Services, seen: ShownWeek): Promise<Outcome | undefined> {
  try {
    const week = await readWeek(services, seen.id);
    if ((await maySubmit(services, [week], { wasAskedOnPage: true })) === undefined) return undefined;
    const sheet = await sendIfUnchanged(services, seen);
    const next = await findWayToInvoice(services, [sheet]);
    const sentence = sayDone(sheet, services.t);
    if (next === undefined) showBriefly(sentence);
    else showOutcome(services, { sentence, refused: [], next });
    return undefined;
  } catch (error) {
    if (isStale(error)) return 'changed';
    const failure = classifyFailure(error);
    if (failure.kind === 'refused') return { refused: failure.sentence };
    throw error;
  }
}

async function withdraw(services: Services, sheet: Timesheet): Promise<void> {
  await withdrawSheet(services, sheet);
}

async function approve(services: Services, sheet: Timesheet): Promise<void> {
  const { t } = services;
  const { id } = sheet;
  const week = await nameWeek(services, sheet);
  await approveIfUnchanged(services, sheet);
  const draft = await findDraftWithout(services, id);
  if (draft === undefined) {
    const next = await findWayToInvoice(services, [{ id, state: 'approved' }]);
    showOutcome(services, { sentence: t('{0} approved.', week), refused: [], next });
  } else offerDraft(services, draft, week);
}

/** Whoever decides on time need not be somebody who sees invoices. */
async function listDrafts({ backend }: Services): Promise<readonly Invoice[]> {
  const query = { state: 'draft' as const, limit: 100 };
  try {
    return (await backend.ask((api, options) => api.listInvoices({ ...options, query }))).items;
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return [];
    throw error;
  }
}

/** A draft over the time of the week that was made before, and so leaves it out. */
async function findDraftWithout(services: Services, id: string): Promise<Invoice | undefined> {
  const { backend, records } = services;
  const items = await listDrafts(services);
  if (items.length === 0) return undefined;
  const sheet = await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
  const { projects } = await records.load();
  const entries = sheet.days.flatMap((day) => day.entries).filter(({ billable }) => billable);
  return items.find((draft) =>
    entries.some(
      ({ projectId, localDate }) =>
        projects.get(projectId)?.clientId === draft.clientId &&
        localDate >= draft.periodStart &&
        localDate <= draft.periodEnd,
    ),
  );
}

function offerDraft(services: Services, draft: Invoice, week: string): void {
  const { t } = services;
  const show = t('Preview Invoice');
  const sentence = t(
    '{0} approved. The draft for {1} was made before, and leaves it out.',
    week,
    draft.clientName,
  );
  Promise.resolve(vscode.window.showInformationMessage(sentence, show))
    .then(async (chosen) => {
      if (chosen === show) {
        await runCommand('vireo.previewInvoice', { record: { kind: 'invoice', ids: [draft.id] } });
      }
    })
    .catch((error: unknown) => showFailure(services, error));
}

async function reject(services: Services, sheet: Timesheet): Promise<void> {
  const { t } = services;
  const reason = await askReason(t, t('Reject {0}', await nameWeek(services, sheet)), [nameSheet(sheet, t)]);
  if (reason !== undefined) await rejectIfUnchanged(services, sheet, reason);
}

/** One line for each entry, the weeks in the order of their rows. */
export async function copySheets(services: Services, targets: readonly CommandTarget[]): Promise<void> {
  const lines: string[] = [];
  for (const row of targets) lines.push(...(await listLines(services, row)));
  await vscode.env.clipboard.writeText(lines.join('\n'));
}

async function listLines(services: Services, target: CommandTarget): Promise<readonly string[]> {
  const { backend, records } = services;
  const { covers, isOthers }: Partial<WeekRow> = target;
  const sheetIds = covers?.ids ?? idsOf(target);
  const directory = await records.load();
  const names = (projectId: string) => directory.projects.get(projectId)?.name ?? '';
  const weeks = await Promise.all(
    sheetIds.map((id) => backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }))),
  );
  const held = weeks.flatMap(({ days }) => days.flatMap((day) => day.entries));
  const known = new Set(held.map((entry) => entry.id));
  const isWhole = isOthers === true || (sheetIds.length > 0 && weekStartOf(target) === undefined);
  const loose = isWhole ? [] : (await readEntries(services, target)).filter(({ id }) => !known.has(id));
  const entries = [...held, ...loose].toSorted((one, other) => one.startedAt.localeCompare(other.startedAt));
  return entries.map((entry) =>
    toCopyLine({ ...entry, span: formatSpan(entry), name: names(entry.projectId) }),
  );
}

function idsOf(target: CommandTarget): readonly string[] {
  const id = recordIdOf(target, 'timesheet');
  return id === undefined ? [] : [id];
}

/** A week without a sheet holds what no other sheet has. */
async function readEntries(services: Services, target: CommandTarget) {
  const weekStart = weekStartOf(target);
  if (weekStart !== undefined) return (await loadOpenEntries(services, weekStart)).toReversed();
  const { backend } = services;
  return await Promise.all(
    target.record.ids.map((id) =>
      backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } })),
    ),
  );
}
