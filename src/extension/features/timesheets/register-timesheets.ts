/** The Timesheets view, and what is decided about a week. */
import type * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { type Row, targetsOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { registerEntryCommands } from './entry-commands.ts';
import type { ActId } from './sheet-actions.ts';

const decisions = ['submit', 'withdraw', 'approve', 'reject', 'reopen', 'comment'] as const;

export function registerTimesheets(services: Services): Disposable {
  const tree = new RowTree(services, {
    view: 'vireo.timesheets',
    resources: ['time-entry', 'timesheet', 'project'],
    load: async () => (await import('./load-sheet-rows.ts')).loadSheetRows(services),
    badge: (rows) => badgeOf(rows, services),
    canSelectMany: true,
  });
  const act = (id: ActId) => async (target?: CommandTarget, selected?: unknown) =>
    (await import('./sheet-actions.ts')).decide(services, id, targetsOf(target, selected));
  const judge = (verdict: 'approved' | 'rejected') => async (target?: CommandTarget, selected?: unknown) =>
    (await import('./sheet-actions.ts')).judgeEntries(services, verdict, targetsOf(target, selected));
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    tree,
    registerEntryCommands(services, tree),
    ...decisions.map((name) => registerRecordCommand(services, `vireo.${name}Timesheet`, act(name))),
    registerCommand(services, 'vireo.submitOwnWeeks', async () =>
      (await import('./sheet-actions.ts')).submitOwnWeeks(services),
    ),
    registerRecordCommand(services, 'vireo.showTimesheetChanges', act('showChanges')),
    registerRecordCommand(services, 'vireo.approveEntry', judge('approved')),
    registerRecordCommand(services, 'vireo.rejectEntry', judge('rejected')),
    registerRecordCommand(services, 'vireo.copyTimesheet', async (target, selected) =>
      (await import('./sheet-actions.ts')).copySheets(services, targetsOf(target, selected)),
    ),
  );
}

/** Only what waits for the user: weeks to approve, and weeks that came back. */
function badgeOf(rows: readonly Row[], { t }: Services): vscode.ViewBadge | undefined {
  const value = rows.filter(({ kind }) => /^timesheet\.(submitted|rejected)/.test(kind)).length;
  return value === 0 ? undefined : { value, tooltip: t('Timesheets waiting for you: {0}', value) };
}
