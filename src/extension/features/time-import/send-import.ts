/** Sends a file to the records, with progress and a way to stop it. */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import { classifyFailure } from '../../platform/failures.ts';
import type { Services } from '../../platform/services.ts';
import type { TimeFile } from './choose-file.ts';
import type { Answers } from './import-answers.ts';

/** A hundred thousand rows take seconds; a busy machine takes its time. */
const timeoutMs = 10 * 60_000;
const lookEveryMs = 500;

export interface Sending {
  readonly answers: Answers;
  readonly dryRun: boolean;
}

/** Undefined when the user stopped it: nothing of it is kept then. */
export async function sendImport(
  services: Services,
  file: TimeFile,
  sending: Sending,
): Promise<TimeImport | undefined> {
  const { t } = services;
  const title = sending.dryRun ? t('Looking at {0}', file.name) : t('Importing {0}', file.name);
  const location = vscode.ProgressLocation.Notification;
  return await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) =>
    send({ services, file, sending }, { report: (message) => progress.report({ message }), token }),
  );
}

interface Work {
  readonly services: Services;
  readonly file: TimeFile;
  readonly sending: Sending;
}

interface Shown {
  readonly report: (message: string) => void;
  readonly token: vscode.CancellationToken;
}

async function send(
  { services, file, sending }: Work,
  { report, token }: Shown,
): Promise<TimeImport | undefined> {
  const { backend } = services;
  const { newId } = await import('../../../api-client/index.ts');
  const id = newId();
  const body = { ...sending.answers, id, dryRun: sending.dryRun, file: file.text, fileName: file.name };
  const cancelling = token.onCancellationRequested(() => {
    backend
      .ask((api, options) => api.cancelTimeImport({ ...options, path: { id } }))
      .then(undefined, () => undefined);
  });
  const ended = { yes: false };
  const watching = watch(services, id, { report, ended });
  try {
    return await backend.ask((api, options) =>
      api.createTimeImport({ ...options, body, timeout: timeoutMs }),
    );
  } catch (error) {
    const failure = classifyFailure(error);
    if (token.isCancellationRequested && failure.kind === 'refused') return undefined;
    throw error;
  } finally {
    ended.yes = true;
    cancelling.dispose();
    await watching;
  }
}

/** How far it is, as long as it goes on; that nobody knows yet is no failure. */
async function watch(
  { backend, t }: Services,
  id: string,
  { report, ended }: { readonly report: Shown['report']; readonly ended: { readonly yes: boolean } },
): Promise<void> {
  const words = { reading: t('reading'), writing: t('writing'), done: t('done') };
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    if (ended.yes) return;
    const told = await backend
      .ask((api, options) => api.getTimeImportProgress({ ...options, path: { id } }))
      .catch(() => undefined);
    if (told !== undefined) report(`${words[told.step]} ${Math.round(told.fraction * 100)} %`);
  }
}
