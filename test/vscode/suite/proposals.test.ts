/** What assistants outside of the coach would do: told, listed, applied and taken back by clicks in the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, waitFor, whenReady } from './support/records.ts';

interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly state: string;
}

interface Row extends vscode.QuickPickItem {
  readonly proposal?: Proposal;
}

describe('proposals of other assistants', () => {
  const { showQuickPick, showInformationMessage, showWarningMessage } = vscode.window;
  const asker = { kind: 'mcp', name: 'Sample Client' };
  let projectId: string;
  /** Notifications, and what is pressed in each. */
  let told: string[];
  let press: (text: string, buttons: readonly string[]) => string | undefined;

  before(async () => {
    await whenReady();
    projectId = await createProject('Proposed');
  });

  beforeEach(() => {
    told = [];
    press = () => undefined;
    const show = async (text: string, ...more: readonly unknown[]) => {
      told.push(text);
      return press(
        text,
        more.filter((each) => typeof each === 'string'),
      );
    };
    Object.assign(vscode.window, { showInformationMessage: show, showWarningMessage: show });
  });

  afterEach(() =>
    Object.assign(vscode.window, { showQuickPick, showInformationMessage, showWarningMessage }),
  );

  const call = (date: string) =>
    ask<{ kind: string; proposal: Proposal }>('POST', '/ai/tools/add_time_entry/calls', {
      input: { projectId, date, start: '09:00', seconds: 3600, note: 'Review' },
      zone: 'UTC',
      locale: 'en',
      asker,
    });
  const stateOf = async (id: string) => (await ask<Proposal>('GET', `/ai/proposals/${id}`)).state;
  const becomes = (id: string, state: string) =>
    waitFor(`the proposal is ${state}`, async () => ((await stateOf(id)) === state ? true : undefined));
  const isTold = (pattern: RegExp) =>
    waitFor(`${pattern} is told`, () => told.find((text) => pattern.test(text)));

  /** Picks of one run of the command, in their order: each gets the rows that are shown. */
  async function review(...picks: readonly ((rows: readonly Row[]) => Row | undefined)[]): Promise<Row[][]> {
    const shown: Row[][] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (rows: readonly Row[]) => {
        shown.push([...rows]);
        return picks[shown.length - 1]?.(rows);
      },
    });
    await vscode.commands.executeCommand('vireo.reviewProposals');
    return shown;
  }
  const ofProposal = (id: string) => (rows: readonly Row[]) =>
    rows.find(({ proposal }) => proposal?.id === id);
  const labelled = (label: string) => (rows: readonly Row[]) => rows.find((row) => row.label.endsWith(label));

  it('are told with who asks, applied from there, and undone', async () => {
    const buttons: (readonly string[])[] = [];
    press = (text, offered) => {
      buttons.push(offered);
      return text.startsWith('Done: ') ? 'Undo' : 'Apply';
    };
    const { kind, proposal } = await call('2026-02-02');

    assert.equal(kind, 'proposed');
    await becomes(proposal.id, 'undone');
    const own = told.filter((text) => text.includes('Proposed'));
    assert.match(own[0] ?? '', /^Sample Client: Add time entry, Proposed\. .*1:00/);
    assert.match(own[1] ?? '', /^Done: Add time entry, Proposed$/);
    assert.deepEqual(buttons.slice(0, 2), [['Apply', 'Review'], ['Undo']]);
  });

  it('that come together are told together, and wait in a list where one is discarded', async () => {
    const { proposal: first } = await call('2026-02-03');
    const { proposal: second } = await call('2026-02-04');

    await isTold(/^2 proposals wait: Sample Client$/);
    const shown = await review(ofProposal(first.id), labelled('Discard'));

    assert.equal(await stateOf(first.id), 'discarded');
    const [before = [], acts = [], after = []] = shown;
    assert.equal(before[0]?.label, 'Waits for you');
    assert.match(ofProposal(first.id)(before)?.description ?? '', /^Sample Client, /);
    assert.match(ofProposal(first.id)(before)?.detail ?? '', /1:00/);
    assert.ok(acts.some(({ description }) => description?.includes('1:00')));
    assert.equal(ofProposal(first.id)(after), undefined);
    assert.notEqual(ofProposal(second.id)(after), undefined);
    await ask('POST', `/ai/proposals/${second.id}/discard`);
  });

  it('are shown anew, and not applied, where what would change is different by now', async () => {
    const { proposal } = await call('2026-02-05');
    await isTold(/^Sample Client: .*2026-02-05/);
    const shown = await review(ofProposal(proposal.id), (rows) => labelled('Apply')(rows));
    assert.equal(await stateOf(proposal.id), 'applied');
    assert.match(ofProposal(proposal.id)(shown[2] ?? [])?.label ?? '', /^\$\(check\) /);

    const { proposal: other } = await call('2026-02-06');
    await isTold(/^Sample Client: .*2026-02-06/);
    await ask('PATCH', `/projects/${projectId}`, { name: 'Renamed' });
    const again = await review(ofProposal(other.id), labelled('Apply'));

    assert.equal(await stateOf(other.id), 'waiting');
    await isTold(/look at it again/);
    assert.match(ofProposal(other.id)(again[2] ?? [])?.label ?? '', /Renamed$/);
    await ask('POST', `/ai/proposals/${other.id}/discard`);
  });

  it('wait no more once their client is always allowed, which is confirmed', async () => {
    const { proposal } = await call('2026-02-09');
    await isTold(/^Sample Client: /);
    await review(ofProposal(proposal.id), labelled('Always Allow This Client'));
    const { kind, proposal: other } = await call('2026-02-10');
    assert.equal(kind, 'proposed');
    await isTold(/^Sample Client: .*2026-02-10/);

    const undo = Promise.withResolvers<void>();
    const show = vscode.window.showInformationMessage;
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, ...buttons: readonly string[]) => {
        if (!text.includes('may change your records')) return await show(text, ...buttons);
        await undo.promise;
        return 'Undo';
      },
    });
    press = (_text, offered) => offered.find((button) => button === 'Always Allow');
    await review(ofProposal(proposal.id), labelled('Always Allow This Client'));
    const rules = async () => (await ask<{ own: { rules: unknown[] } }>('GET', '/ai/act-rules')).own.rules;
    try {
      assert.equal((await call('2026-02-11')).kind, 'done');
      undo.resolve();
      await waitFor('the rule is gone', async () => ((await rules()).length === 0 ? true : undefined));
    } finally {
      await ask('PUT', '/ai/act-rules', { of: 'own', rules: [] });
      for (const { id } of [proposal, other]) await ask('POST', `/ai/proposals/${id}/discard`);
    }
  });
});
