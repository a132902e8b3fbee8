import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, whenReady } from './records.ts';

interface Timer {
  readonly entry: { readonly id: string; readonly projectId: string; readonly note: string } | null;
}

describe('the timer through commands', () => {
  before(async () => {
    await whenReady();
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', false, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', undefined, vscode.ConfigurationTarget.Global);
  });

  it('starts on the project of a row', async () => {
    const projectId = await createProject('Timer');

    await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));

    const timer = await ask<Timer>('GET', '/timer');
    assert.equal(timer.entry?.projectId, projectId);
  });

  it('switches in place of starting a second one', async () => {
    const other = await createProject('Other');
    const before = await ask<Timer>('GET', '/timer');

    await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', other));

    const timer = await ask<Timer>('GET', '/timer');
    assert.equal(timer.entry?.projectId, other);
    const ended = await ask<{ endedAt: string | null }>('GET', `/time-entries/${before.entry?.id}`);
    assert.notEqual(ended.endedAt, null);
  });

  it('stops, whoever started it', async () => {
    const projectId = await createProject('Elsewhere');
    await ask('POST', '/timer', { projectId, note: 'from the command line' });

    await vscode.commands.executeCommand('vireo.stopTimer');

    const { entry } = await ask<Timer>('GET', '/timer');
    assert.equal(entry, null);
  });

  it('discards what runs', async () => {
    const projectId = await createProject('Discarded');
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId });

    await vscode.commands.executeCommand('vireo.discardTimer');

    await assert.rejects(ask('GET', `/time-entries/${id}`), /404/);
  });
});
