/** *Release Waiting Mail…*: what rests after a restore or on a copied data folder, and one click that lets it go. */
import * as vscode from 'vscode';
import { describeOutgoing } from '../../../pages/mail/describe-outgoing.ts';
import { showBriefly } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';

/** `isAsked`: by the user, who then hears, too, that nothing rests. */
export async function releaseOutgoing(services: Services, isAsked: boolean): Promise<void> {
  const { backend, t } = services;
  const outgoing = await backend.ask((api, options) => api.getOutgoing({ ...options }));
  const described = describeOutgoing(outgoing, t);
  if (described === undefined) {
    if (isAsked) vscode.window.showInformationMessage(t('Nothing waits to be released.'));
    return;
  }
  if (!isAsked && !described.canRelease) return;
  const { sentence, detail, canRelease } = described;
  const show = t('Show What Waits…');
  if (!isAsked && (await vscode.window.showWarningMessage(sentence, show)) !== show) return;
  const release = t('Release');
  const buttons = canRelease ? [release] : [];
  if ((await vscode.window.showWarningMessage(sentence, { modal: true, detail }, ...buttons)) !== release)
    return;
  await backend.ask((api, options) => api.releaseOutgoing({ ...options }));
  showBriefly(t('What waited is sent now.'));
}
