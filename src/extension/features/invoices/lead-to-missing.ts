/** From *Create Invoice…* to what its time still waits for. */
import * as vscode from 'vscode';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { findNextStep, type WaitingTime } from './waiting-time.ts';

/** Who submitted or approved is offered the invoice there. */
export async function leadToMissing(services: Services, waiting: WaitingTime): Promise<void> {
  const { backend, rights, t } = services;
  const next = findNextStep(waiting, (await rights.load()).id);
  switch (next.does) {
    case 'approve': {
      const rows = await Promise.all(
        next.timesheetIds.map(async (id) => {
          const sheet = await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
          return { record: { kind: 'timesheet' as const, ids: [id] }, version: sheet.version };
        }),
      );
      await runCommand('vireo.approveTimesheet', rows[0], rows);
      return;
    }
    case 'submit': {
      const week = { record: { kind: 'entries' as const, ids: [] }, weekStart: next.weekStart };
      await runCommand('vireo.submitTimesheet', week);
      return;
    }
    case 'submitSeveral':
      await runCommand('vireo.submitTimesheet');
      return;
    case 'wait':
      vscode.window.showInformationMessage(
        t('This time waits until {0} submits it.', next.people.join(', ')),
      );
  }
}
