/** *Always Allow This Client*: a rule of the person's own, which is confirmed and can be undone. */
import * as vscode from 'vscode';
import type { ActProposal, GetActRulesResponse } from '../../../api-client/index.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { mayBeAllowed } from './proposal-rows.ts';
import { nameAsker } from './proposal-words.ts';

type Rules = GetActRulesResponse['own'];

export async function allowClient(services: Services, { asker }: ActProposal): Promise<void> {
  if (!mayBeAllowed(asker)) return;
  const { backend, t } = services;
  const client = nameAsker(asker, t);
  const sure = t('Always Allow');
  const detail = t(
    'Its changes are then applied at once and can be undone in Review Proposals. What leaves this machine still waits. A client chooses its own name: allow it only if you trust the programs that you start.',
  );
  const message = t('Always allow {0} to change your records?', client);
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, sure);
  if (answer !== sure) return;
  const { own: before } = await backend.ask((api, options) => api.getActRules(options));
  const { kind, name } = asker;
  const { own: after } = await backend.ask((api, options) =>
    api.allowAsker({ ...options, body: { asker: { kind, name } } }),
  );
  offerUndo(services, { client, before, after });
}

interface Allowed {
  readonly client: string;
  readonly before: Rules;
  readonly after: Rules;
}

/** Nobody waits for the button. Rules that were changed since are left as they are, and that is said. */
function offerUndo(services: Services, { client, before, after }: Allowed): void {
  const { backend, log, t } = services;
  const undo = t('Undo');
  const sentence = t('{0} may change your records. What waits already still needs a click.', client);
  const body = { of: 'own', version: after.version, rules: before.rules } as const;
  Promise.resolve(vscode.window.showInformationMessage(sentence, undo))
    .then((chosen) =>
      chosen === undo ? backend.ask((api, options) => api.putActRules({ ...options, body })) : undefined,
    )
    .catch((error: unknown) => showFailure(services, error))
    .catch((error: unknown) => log.error(String(error)));
}
