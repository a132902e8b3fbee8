import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ask, waitFor, whenReady } from './records.ts';

interface TimeImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly added: number;
  readonly detected: { readonly dateOrder: string };
}

const header =
  'Project,Client,Description,Task,User,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)';

async function listImports(): Promise<readonly TimeImport[]> {
  return (await ask<{ items: TimeImport[] }>('GET', '/imports')).items;
}

/** Presses Enter on whatever list is open, until what is waited for is there. */
async function acceptUntil<Value>(what: string, find: () => Promise<Value | undefined>): Promise<Value> {
  return await waitFor(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return await find();
  });
}

describe('the wizard of imports', () => {
  let folder: string;

  before(async () => {
    await whenReady();
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-import-'));
  });

  after(async () => await rm(folder, { recursive: true, force: true }));

  it('asks how an ambiguous date is meant, shows what comes, and takes it in', async () => {
    const file = path.join(folder, 'clockify.csv');
    const row =
      'Site,Wizard Ltd,Plan,,Jo,jo@example.org,,Yes,03/04/2026,09:00,03/04/2026,10:30,01:30:00,1.50';
    await writeFile(file, `${header}\n${row}\n`);

    const running = vscode.commands.executeCommand('vireo.importTime', vscode.Uri.file(file));
    const told = await acceptUntil('the import', async () =>
      (await listImports()).find(({ fileName }) => fileName === 'clockify.csv'),
    );
    await running;

    assert.equal(told.added, 1);
    assert.equal(told.detected.dateOrder, 'dmy');
    const { items } = await ask<{ items: { startedAt: string; seconds: number; note: string }[] }>(
      'GET',
      '/time-entries?from=2026-04-03&to=2026-04-03',
    );
    assert.deepEqual(
      items.filter(({ note }) => note === 'Plan').map(({ seconds }) => seconds),
      [5400],
    );

    // *Undo Import* asks with a question that is modal: test/e2e/time-import.test.ts has keys for that.
    await ask('DELETE', `/imports/${told.id}`);
  });

  it('imports nothing of a file that is wrong', async () => {
    const file = path.join(folder, 'broken.csv');
    await writeFile(
      file,
      `${header}\nSite,Wizard Ltd,Plan,,Jo,,,Yes,31/31/2026,09:00,31/31/2026,10:30,01:30:00,1.50\n`,
    );

    await vscode.commands.executeCommand('vireo.importTime', vscode.Uri.file(file));

    assert.deepEqual(
      (await listImports()).filter(({ fileName }) => fileName === 'broken.csv'),
      [],
    );
  });
});
