/** Sends a file to the records, with progress and a way to stop it. */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import { type CancelledImport, cancelUntilEnded, toCancelAnswer } from '../../../contract/cancel-import.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import type { TimeFile } from '../../platform/files/choose-file.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { findPresent } from './find-present.ts';
import type { Answers } from './import-answers.ts';

/** A hundred thousand rows take seconds; a busy machine takes its time. */
const timeoutMs = 10 * 60_000;
const lookEveryMs = 500;

export interface Sending {
  /** Of the whole wizard: looks leave no record, and what is taken in has the id that was looked at. */
  readonly id: string;
  readonly answers: Answers;
  readonly dryRun: boolean;
}

/** Undefined when the user stopped it; what became of it is told. */
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
  const { id } = sending;
  const body = { ...sending.answers, id, dryRun: sending.dryRun, file: file.text, fileName: file.name };
  // Cut off, so that what is still on its way does not arrive: all of it may have by then.
  const cutOff = new AbortController();
  const cancelling = token.onCancellationRequested(() => cutOff.abort());
  const ended = { yes: false };
  const watching = watch(services, id, { report, ended });
  try {
    return await backend.ask((api, options) =>
      api.createTimeImport({ ...options, body, timeout: timeoutMs, signal: cutOff.signal }),
    );
  } catch (error) {
    if (!token.isCancellationRequested) throw error;
    const outcome = await cancel(services, id);
    if (!sending.dryRun) tellCancelled({ services, file, sending }, id, outcome);
    return undefined;
  } finally {
    ended.yes = true;
    cancelling.dispose();
    await watching;
  }
}

async function cancel({ backend }: Services, id: string): Promise<CancelledImport> {
  return await cancelUntilEnded({
    cancel: async () => {
      try {
        await backend.ask((api, options) => api.cancelTimeImport({ ...options, path: { id } }));
        return toCancelAnswer(undefined);
      } catch (error) {
        return isApiFailure(error) ? toCancelAnswer(error.code) : 'none';
      }
    },
    wait: () => new Promise((resolve) => setTimeout(resolve, lookEveryMs)),
  });
}

/** What became of it, with a way back where it was faster. Not awaited: it is done, whether or not anybody looks. */
function tellCancelled({ services, file }: Work, id: string, outcome: CancelledImport): void {
  const { t, backend } = services;
  if (outcome === 'gone') {
    vscode.window.showInformationMessage(
      t('The import of {0} was stopped: nothing of it was kept.', file.name),
    );
    return;
  }
  if (outcome === 'unsure') {
    vscode.window.showWarningMessage(
      t(
        'Vireo service isn’t responding, so the import of {0} may be incomplete. Check Timesheets before you import again.',
        file.name,
      ),
    );
    return;
  }
  const undo = t('Undo Import');
  vscode.window
    .showWarningMessage(t('The import of {0} was done before it could be stopped.', file.name), undo)
    .then(async (chosen) => {
      if (chosen === undo && (await findPresent(services, id)) !== undefined)
        await backend.ask((api, options) => api.undoTimeImport({ ...options, path: { id } }));
    })
    .then(undefined, (error: unknown) => showFailure(services, error));
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
