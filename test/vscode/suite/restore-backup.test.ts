import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, ask, waitFor, whenReady } from './support/records.ts';

interface Client {
  readonly id: string;
  readonly name: string;
}

const { showQuickPick, showInformationMessage, showWarningMessage } = vscode.window;

async function clientNames(): Promise<readonly string[] | undefined> {
  try {
    return (await ask<{ items: readonly Client[] }>('GET', '/clients')).items.map(({ name }) => name);
  } catch {
    // Between two backends nobody answers.
    return undefined;
  }
}

async function waitForClients(what: string, has: boolean): Promise<void> {
  const api = await activateExtension();
  await waitFor(what, async () => {
    const names = api.phase() === 'ready' ? await clientNames() : undefined;
    return names?.includes('Made after the backup') === has ? true : undefined;
  });
}

describe('backups in the editor', () => {
  before(async () => await whenReady());
  afterEach(() =>
    Object.assign(vscode.window, { showQuickPick, showInformationMessage, showWarningMessage }),
  );

  it('are made, listed with what is in them, restored after a question, and undone', async () => {
    const told: string[] = [];
    const questions: string[] = [];
    const offered: vscode.QuickPickItem[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (message: string, ...buttons: readonly string[]) => {
        told.push(message);
        if (!message.includes('was restored')) return undefined;
        await waitForClients('the restored practice', false);
        return buttons[0];
      },
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        offered.push(...items);
        return items.find(({ description = '' }) => description.includes('on demand'));
      },
      showWarningMessage: async (message: string, _options: object, confirm: string) => {
        questions.push(message);
        return confirm;
      },
    });

    await vscode.commands.executeCommand('vireo.backUpNow');
    await ask('POST', '/clients', { name: 'Made after the backup', currency: 'EUR' });
    await vscode.commands.executeCommand('vireo.restoreBackup');
    await waitForClients('the practice of before', true);

    assert.match(told[0] ?? '', /^Backed up: \d+ clients?, /);
    assert.match(offered[0]?.detail ?? '', /\d+ clients?, \d+ projects?, \d+ entr(?:y|ies), \d+ invoices?/);
    // What rests after a restore is another question, where an account for mail is set up.
    const ofRestoring = questions.filter((question) => !question.includes('nothing is sent by itself'));
    assert.equal(ofRestoring.length, 1);
    assert.ok(told.includes('The backup was restored.'));
  });
});
