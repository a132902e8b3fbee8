/** `vireo.openRecord`: where links to records lead. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

export function registerRecordLinks(services: Services): Disposable {
  const { openers, t } = services;
  return registerRecordCommand(services, 'vireo.openRecord', async (target) => {
    const picked =
      target === undefined
        ? undefined
        : await (await import('./pick-record.ts')).pickRecord(services, target.record);
    if (picked?.state === 'left') return;
    if (picked?.state === 'chosen' && (await openers.open(picked.record))) return;
    vscode.window.showInformationMessage(t('It is not in this view. It may be older or deleted.'));
  });
}
