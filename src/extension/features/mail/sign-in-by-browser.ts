/**
 * Signing a mail account in by XOAUTH2: the browser returns to a port of this machine that listens for that one answer; in a remote
 * window, where it could not, a code is typed at the provider.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { CompletedMailSignIn, MailAccount } from '../../../api-client/index.ts';
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
  await vscode.env.openExternal(vscode.Uri.parse(started.url, true));
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
  const server = createServer();
  try {
    const redirectUrl = await listen(server);
    const started = await backend.ask((api, options) =>
      api.startMailSignIn({ ...options, path, body: { flow: 'loopback', redirectUrl } }),
    );
    const returned = waitForReturn(server, cancel, t('You can close this page.'));
    await vscode.env.openExternal(vscode.Uri.parse(started.url, true));
    const body = await returned;
    if (body === undefined) return undefined;
    return await backend.ask((api, options) => api.completeMailSignIn({ ...options, path, body }));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

interface Returned {
  readonly code?: string;
  readonly state?: string;
}

/** Undefined when the user turned away. What is no answer of a provider is not listened to. */
function waitForReturn(
  server: Server,
  cancel: vscode.CancellationToken,
  sentence: string,
): Promise<Returned | undefined> {
  return new Promise((resolve) => {
    cancel.onCancellationRequested(() => resolve(undefined));
    server.on('request', (request, reply) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const state = searchParams.get('state');
      if (state === null) {
        reply.writeHead(404).end();
        return;
      }
      reply.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(sentence);
      const code = searchParams.get('code');
      resolve({ state, ...(code === null ? {} : { code }) });
    });
  });
}
