import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, waitFor, whenReady } from './support/records.ts';

interface Evidence {
  readonly kind: string;
  readonly key: string;
}

const minute = 60_000;

// Before the suites that make projects: what is seen here belongs to none, and is one stretch.
describe('what the editor sees of work', function () {
  // The first sign of a minute counts: whoever has just begun one waits for the next.
  this.timeout(240_000);

  before(async () => {
    await whenReady();
    // What is shorter than five minutes is not proposed: this is what the minute of the test goes on from.
    const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
    await ask('POST', '/activity', {
      items: [{ id: crypto.randomUUID(), startedAt: at(-9), endedAt: at(-1) }],
    });
  });

  after(async () => {
    await remember(undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is on record, unless that is turned off', async () => {
    const given = await listKeys();
    await typeUntil('the activity', async () => (await listKeys()).length > given.length);

    const known = new Set(await listKeys());
    const findNew = async () => (await listKeys()).filter((key) => !known.has(key));
    await remember(false);
    await type('off');
    await remember(true);
    await typeUntil('activity after it was turned on', async () => (await findNew()).length > 0);

    // One more would be what was seen while it was off.
    assert.equal((await findNew()).length, 1);
  });
});

/** Blocks of the activity on record, in a zone where it is noon: no day begins or ends meanwhile. */
async function listKeys(): Promise<readonly string[]> {
  const now = new Date();
  const offset = 12 - now.getUTCHours();
  const zone = offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  const body = { date: now.toISOString().slice(0, 10), zone };
  const { items } = await ask<{ items: readonly { evidence: readonly Evidence[] }[] }>(
    'POST',
    '/time-proposals',
    body,
  );
  const evidence = items.flatMap((item) => item.evidence);
  const keys = evidence.filter(({ kind }) => kind === 'activity').map(({ key }) => key);
  // Without the stretch, which grows.
  return [...new Set(keys.map((key) => key.replace(/:\d+-\d+$/, '')))];
}

async function remember(value: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update('vireo.time.rememberActivity', value, vscode.ConfigurationTarget.Global);
}

async function typeUntil(what: string, isThere: () => Promise<boolean>): Promise<void> {
  await waitFor(
    what,
    async () => {
      await type('on ');
      return (await isThere()) || undefined;
    },
    90_000,
  );
}

async function type(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: 'activity' }),
  );
  await vscode.window.showTextDocument(document);
  // As by hand: what is edited for an extension is a program's work.
  await vscode.commands.executeCommand('type', { text });
}
