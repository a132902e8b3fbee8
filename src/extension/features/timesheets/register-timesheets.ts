/** The Timesheets view, and what is decided about a week. */
import * as vscode from 'vscode';
import type { Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { treeViews } from '../../../contract/views.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showFailure } from '../../platform/notify.ts';
import { loadAll } from '../../platform/pages.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { openEntry, registerEntryCommands } from './entry-commands.ts';
import { toCopyLine } from './entry-text.ts';
import { formatDay, formatTime } from './formats.ts';
import { addDays, today } from './iso-week.ts';
import { buildTimesheetRows } from './timesheet-rows.ts';

/** Time that was never submitted is looked for this far back. */
const openDays = 92;
const mostSheets = 60;
const mostEntries = 2_000;

export function registerTimesheets(services: Services): Disposable {
  const tree = new RowTree(services, {
    view: treeViews.timesheets,
    resources: ['time-entry', 'timesheet', 'project'],
    load: () => loadRows(services),
    badge: (rows) => badgeOf(rows, services),
  });
  const act = (id: keyof typeof acts) => (target?: CommandTarget) => decide(services, acts[id], target);
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    tree,
    registerEntryCommands(services),
    services.openers.add(['timesheet', 'entries'], (record) => tree.reveal(record)),
    // Weeks of long ago have no row.
    services.openers.add(
      ['entry'],
      async (record) => (await tree.reveal(record)) || (await openEntry(services, record)),
    ),
    registerRecordCommand(services, 'vireo.submitTimesheet', act('submit')),
    registerRecordCommand(services, 'vireo.withdrawTimesheet', act('withdraw')),
    registerRecordCommand(services, 'vireo.approveTimesheet', act('approve')),
    registerRecordCommand(services, 'vireo.rejectTimesheet', act('reject')),
    registerRecordCommand(services, 'vireo.copyTimesheet', (target) => copy(services, target)),
  );
}

async function loadRows({ backend, records, clock, t }: Services): Promise<readonly Row[]> {
  const date = today(clock.now());
  const [directory, sheets, entries] = await Promise.all([
    records.load(),
    backend.ask((api, options) => api.listTimesheets({ ...options, query: { limit: mostSheets } })),
    loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listTimeEntries({
            ...options,
            query: { from: addDays(date, -openDays), limit: 500, ...cursor },
          }),
        ),
      mostEntries,
    ),
  ]);
  return buildTimesheetRows(
    { sheets: sheets.items, entries, directory },
    {
      t,
      today: date,
      formatTime,
      formatDay: (day) => formatDay(day, userLocale()),
      loadWeek: (id) => backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } })),
    },
  );
}

/** Only what waits for the user: weeks to approve, and weeks that came back. */
function badgeOf(rows: readonly Row[], { t }: Services): vscode.ViewBadge | undefined {
  const value = rows.filter(
    ({ kind }) => kind === 'timesheet.submitted' || kind === 'timesheet.rejected',
  ).length;
  return value === 0 ? undefined : { value, tooltip: t('Timesheets waiting for you: {0}', value) };
}

interface Act {
  readonly from: readonly Timesheet['state'][];
  /** Said where no week is in one of these states. */
  readonly none: (t: Services['t']) => string;
  readonly run: (services: Services, sheet: Timesheet) => Promise<void>;
}

const acts = {
  submit: {
    from: ['draft', 'rejected'],
    none: (t) => t('There is no draft or rejected week to submit.'),
    run: submit,
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
} as const satisfies Record<string, Act>;

async function decide(services: Services, act: Act, target: CommandTarget | undefined): Promise<void> {
  const sheet = (await findSheet(services, target)) ?? (await pickSheet(services, act));
  if (sheet !== undefined) await act.run(services, sheet);
}

/** A week that was never submitted has a row but no sheet: it gets one now. */
async function findSheet(
  { backend }: Services,
  target: CommandTarget | undefined,
): Promise<Timesheet | undefined> {
  const id = recordIdOf(target, 'timesheet');
  if (id !== undefined) {
    return await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
  }
  const weekStart = weekStartOf(target);
  if (weekStart === undefined) return undefined;
  return await backend.ask((api, options) =>
    api.createTimesheet({ ...options, body: { id: api.newId(), weekStart } }),
  );
}

function weekStartOf(target: CommandTarget | undefined): string | undefined {
  if (target === undefined || !('weekStart' in target)) return undefined;
  return typeof target.weekStart === 'string' ? target.weekStart : undefined;
}

interface WeekItem extends vscode.QuickPickItem {
  readonly row: Row;
}

/** From the palette: weeks in a state that the act starts from. */
async function pickSheet(services: Services, act: Act): Promise<Timesheet | undefined> {
  const { t } = services;
  const rows = await loadRows(services);
  const items: WeekItem[] = rows
    .filter(({ kind }) => act.from.some((state) => kind === `timesheet.${state}`))
    .map((row) => ({ label: row.label, description: row.description ?? '', row }));
  if (items.length === 0) {
    vscode.window.showInformationMessage(act.none(t));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('Which week?') });
  return chosen === undefined ? undefined : await findSheet(services, chosen.row);
}

async function submit(services: Services, sheet: Timesheet): Promise<void> {
  const { backend, t } = services;
  const { id, week } = sheet;
  await backend.ask((api, options) => api.submitTimesheet({ ...options, path: { id } }));
  offerWithdrawal(services, sheet, t('Week {0} submitted.', week));
}

/** Not awaited: the week is submitted, whether or not anybody looks at the notification. */
function offerWithdrawal(services: Services, sheet: Timesheet, sentence: string): void {
  const undo = services.t('Withdraw');
  Promise.resolve(vscode.window.showInformationMessage(sentence, undo))
    .then((chosen) => (chosen === undo ? withdraw(services, sheet) : undefined))
    .catch((error: unknown) => showFailure(services, error));
}

async function withdraw({ backend }: Services, { id }: Timesheet): Promise<void> {
  await backend.ask((api, options) => api.withdrawTimesheet({ ...options, path: { id } }));
}

async function approve({ backend, t }: Services, { id, week }: Timesheet): Promise<void> {
  await backend.ask((api, options) => api.approveTimesheet({ ...options, path: { id } }));
  vscode.window.showInformationMessage(t('Week {0} approved.', week));
}

async function reject({ backend, t }: Services, { id, week }: Timesheet): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: t('Reject Week {0}', week),
    prompt: t('Why? Its author reads this.'),
    validateInput: (text) => (text.trim() === '' ? t('A reason is needed.') : undefined),
  });
  if (reason === undefined) return;
  await backend.ask((api, options) => api.rejectTimesheet({ ...options, path: { id }, body: { reason } }));
}

async function copy({ backend, records }: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'timesheet');
  const directory = await records.load();
  const names = (projectId: string) => directory.projects.get(projectId)?.name ?? '';
  const entries =
    id === undefined
      ? await readEntries(backend, target?.record.ids ?? [])
      : (await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }))).days.flatMap(
          (day) => day.entries,
        );
  const lines = entries.map((entry) =>
    toCopyLine({
      ...entry,
      span: [entry.startedAt, entry.endedAt ?? entry.startedAt]
        .map((instant) => formatTime(instant, entry.zone))
        .join('–'),
      name: names(entry.projectId),
    }),
  );
  await vscode.env.clipboard.writeText(lines.join('\n'));
}

async function readEntries(backend: Services['backend'], ids: readonly string[]) {
  return await Promise.all(
    ids.map((id) => backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }))),
  );
}
