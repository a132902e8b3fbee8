/**
 * Signing a mail account in by XOAUTH2: the browser returns to a port of this machine that listens for that one answer; in a remote
 * window, where it could not, a code is typed at the provider.
 */
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { CompletedMailSignIn, MailAccount } from '../../../api-client/index.ts';
import { listenForReturn } from '../../../connection/loopback/listen-for-return.ts';
import { openInBrowser } from '../../platform/rights/open-in-browser.ts';
import type { Services } from '../../platform/services.ts';
import { storePassword } from './mail-passwords.ts';

type Ended = CompletedMailSignIn | undefined;

/** False when the user turned away, or it was refused, which is shown. */
export async function signInByBrowser(services: Services, account: MailAccount): Promise<boolean> {
  const { t } = services;
  const title = t('Waiting for your sign-in in the browser');
  const progress = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const isRemote = vscode.env.remoteName !== undefined;
  const ended = await vscode.window.withProgress(progress, async (_progress, cancel) =>
    isRemote ? await byDevice(services, account, cancel) : await byLoopback(services, account, cancel),
  );
  if (ended?.state === 'signed_in') {
    if (ended.secret !== null) await storePassword(services, account, ended.secret);
    return true;
  }
  if (ended === undefined) return false;
  const sentence = ended.message ?? t('The sign-in has expired: set up email again.');
  vscode.window.showWarningMessage(sentence);
  return false;
}

async function byDevice(
  { backend, t }: Services,
  { id }: MailAccount,
  cancel: vscode.CancellationToken,
): Promise<Ended> {
  const path = { id };
  const started = await backend.ask((api, options) =>
    api.startMailSignIn({ ...options, path, body: { flow: 'device' } }),
  );
  const code = started.userCode ?? '';
  const open = t('Copy Code and Open');
  if (
    (await vscode.window.showInformationMessage(
      t('Type {0} at the provider.', code),
      { modal: true },
      open,
    )) !== open
  )
    return undefined;
  await vscode.env.clipboard.writeText(code);
  if (!(await openInBrowser(started.url))) return undefined;
  while (!cancel.isCancellationRequested) {
    await wait((started.intervalSeconds ?? 5) * 1_000);
    const ended = await backend.ask((api, options) => api.completeMailSignIn({ ...options, path, body: {} }));
    if (ended.state !== 'pending') return ended;
  }
  return undefined;
}

async function byLoopback(
  { backend, t }: Services,
  { id }: MailAccount,
  cancel: vscode.CancellationToken,
): Promise<Ended> {
  const path = { id };
  const listener = await listenForReturn(t('You can close this page.'));
  try {
    const started = await backend.ask((api, options) =>
      api.startMailSignIn({ ...options, path, body: { flow: 'loopback', redirectUrl: listener.url } }),
    );
    if (!(await openInBrowser(started.url))) return undefined;
    const body = await Promise.race([listener.returned, cancelled(cancel)]);
    if (body === undefined) return undefined;
    return await backend.ask((api, options) => api.completeMailSignIn({ ...options, path, body }));
  } finally {
    listener.close();
  }
}

function cancelled(cancel: vscode.CancellationToken): Promise<undefined> {
  return new Promise((resolve) => cancel.onCancellationRequested(() => resolve(undefined)));
}
