import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, waitFor, whenReady } from './records.ts';

interface Entry {
  readonly projectId: string;
  readonly seconds: number | null;
}

const minute = 60_000;

describe('forgotten time', () => {
  before(async () => await whenReady());

  it('is proposed with its evidence, and recorded when it is accepted', async () => {
    const projectId = await createProject('Forgotten');
    const noon = new Date();
    noon.setDate(noon.getDate() - 1);
    noon.setHours(12, 0, 0, 0);
    const date = `${noon.getFullYear()}-${String(noon.getMonth() + 1).padStart(2, '0')}-${String(noon.getDate()).padStart(2, '0')}`;
    const body = {
      items: [
        {
          id: crypto.randomUUID(),
          projectId,
          startedAt: noon.toISOString(),
          endedAt: new Date(noon.getTime() + 20 * minute).toISOString(),
        },
      ],
    };
    await ask('POST', '/activity', body);
    const list = async () =>
      (await ask<{ items: readonly Entry[] }>('GET', `/time-entries?projectId=${projectId}`)).items;
    assert.deepEqual(await list(), []);

    const running = vscode.commands.executeCommand('vireo.findForgottenTime', date);
    const [entry] = await waitFor('the entry', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const found = await list();
      return found.length > 0 ? found : undefined;
    });
    await waitFor('the list is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return await Promise.race([
        Promise.resolve(running).then(() => true),
        new Promise<undefined>((resolve) => setTimeout(resolve, 200)),
      ]);
    });

    assert.equal(entry?.projectId, projectId);
    assert.equal(entry?.seconds, 20 * 60);
  });
});
