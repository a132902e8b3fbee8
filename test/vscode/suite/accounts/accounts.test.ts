/** A window signs in to a server by its code, shows its account, and returns to the practice of this machine. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { SignInServer } from '../../../support/sign-in-server.ts';
import { ask, createProject, whenReady } from '../support/records.ts';

const {
  showInformationMessage,
  showInputBox,
  showQuickPick,
  showWarningMessage,
  showErrorMessage,
  withProgress,
} = vscode.window;
const { executeCommand } = vscode.commands;

describe('accounts in the editor', () => {
  const server = new SignInServer();
  const reloads: string[] = [];
  const shown: string[] = [];
  const errors: string[] = [];
  const own = process.env['VIREO_DATA'] ?? '';
  const fileOf = () =>
    path.join(own, 'accounts', `${new URL(server.url).host.replace(':', '_')}-nordwind`, 'account.json');

  before(async () => {
    await whenReady();
    await server.start();
    Object.assign(vscode.window, {
      showInputBox: async () => server.url,
      showErrorMessage: async (message: string) => void errors.push(message),
    });
    // A window that reloads would end the suites.
    Object.assign(vscode.commands, {
      executeCommand: async (id: string, ...args: unknown[]) =>
        id === 'workbench.action.reloadWindow' ? void reloads.push(id) : await executeCommand(id, ...args),
    });
  });
  after(async () => {
    Object.assign(vscode.window, {
      showInformationMessage,
      showInputBox,
      showQuickPick,
      showWarningMessage,
      showErrorMessage,
      withProgress,
    });
    Object.assign(vscode.commands, { executeCommand });
    await server.stop();
  });

  /** @param cancels true: the user presses Cancel as soon as the code is there */
  function watchProgress(cancels: boolean): void {
    Object.assign(vscode.window, {
      withProgress: async (
        _options: vscode.ProgressOptions,
        task: (progress: vscode.Progress<{ message: string }>, token: vscode.CancellationToken) => unknown,
      ) => {
        const cancelling = new vscode.CancellationTokenSource();
        const report = ({ message }: { readonly message: string }) => {
          shown.push(message);
          if (cancels) cancelling.cancel();
          else server.approved = true;
        };
        return await task({ report }, cancelling.token);
      },
    });
  }

  it('are not made where the user cancels', async () => {
    watchProgress(true);
    await executeCommand('vireo.signIn');

    assert.deepEqual([reloads, errors, existsSync(fileOf())], [[], [], false]);
  });

  it('are made once the code was approved, and shown by this window', async () => {
    watchProgress(false);
    await executeCommand('vireo.signIn');

    assert.deepEqual([errors, reloads.length], [[], 1]);
    const message = shown.at(-1) ?? '';
    assert.ok(
      message.includes('BCDF-GHJK') && message.includes(`](${server.url}/device#BCDF-GHJK)`),
      message,
    );
    assert.match(message, /\]\(command:vireo\.copySignInCode\?/);
    const kept = readFileSync(fileOf(), 'utf8');
    assert.ok(JSON.parse(kept).isSealed === true && !kept.includes('refresh-token'));
    await executeCommand('vireo.copySignInCode', 'BCDF-GHJK');
    assert.equal(await vscode.env.clipboard.readText(), 'BCDF-GHJK');
  });

  it('link a folder once what leaves this machine was shown, which is once', async () => {
    const id = await createProject('Linked');
    await ask('PATCH', `/projects/${id}`, { folder: null });
    const folderOf = async () => (await ask<{ folder: string | null }>('GET', `/projects/${id}`)).folder;
    const details: string[] = [];
    let answers = [false, true];
    Object.assign(vscode.window, {
      showInformationMessage: async (_message: string, options: vscode.MessageOptions, link: string) => {
        details.push(options.detail ?? '');
        const [answer = false, ...more] = answers;
        answers = more;
        return answer ? link : undefined;
      },
    });
    const link = async () =>
      await executeCommand('vireo.linkFolder', { record: { kind: 'project', ids: [id] } });
    await link();
    assert.equal(await folderOf(), null);
    await link();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.equal(await folderOf(), folder);
    await link();

    assert.equal(details.length, 2);
    const [detail = ''] = details;
    assert.match(
      detail,
      /may ask for at any time:\n.*lines of files.*masked\n.*dependencies.*\n.*commits.*remote\n.*runs.*models\n.*name of this machine\n/,
    );
    assert.ok(detail.split('\n').length <= 8, detail);
    await ask('PATCH', `/projects/${id}`, { archived: true });
  });

  it('are left for the practice of this machine, and signed out', async () => {
    let labels: readonly string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        labels = items.map(({ label }) => label);
        return items[0];
      },
      showWarningMessage: async (_message: string, _options: object, confirm: string) => confirm,
    });
    // While the window shows the account: signing out is of that one.
    await executeCommand('vireo.signOut');
    assert.ok(server.asked.includes('POST /api/v1/auth/logout'), server.asked.join('\n'));
    assert.equal(JSON.parse(readFileSync(fileOf(), 'utf8')).refreshToken, null);
    await executeCommand('vireo.switchAccount');

    assert.match(labels[1] ?? '', /^\$\(check\) Nordwind · 127\.0\.0\.1:\d+$/);
    assert.equal(reloads.length, 2);
    await executeCommand('vireo.switchAccount');
    assert.match(labels[0] ?? '', /^\$\(check\) /);
    assert.equal(reloads.length, 2);
  });
});
