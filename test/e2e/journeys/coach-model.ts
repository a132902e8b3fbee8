/**
 * The coach with a model, in the installed .vsix, before a scripted provider: set up in three inputs, it answers with
 * figures that open their records, marks the one that is from nowhere, reads a file without its secret, and what it
 * would change waits for a click and can be taken back.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import {
  type FaultServer,
  openAiBytes,
  type RecordedAnswer,
  send,
  startFaultServer,
} from '../../../src/backend/testing/models/fault-server.ts';
import type { InstalledWindow } from '../../support/vscode/installed.ts';
import { clearWindow, type Journey } from '../shared-window.ts';

const dayMs = 86_400_000;
/** Six weeks ago: no other journey has time there. */
const monday = (() => {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  return today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs - 6 * 7 * dayMs;
})();
const dayOf = (offset: number): string => new Date(monday + offset * dayMs).toISOString().slice(0, 10);
/** Its letters are no key of anybody's. */
const secret = ['AKIA', 'Q7RM2XW9KD4TZP3L'].join('');

export const coachWithModel: Journey = (window) => {
  describe('the coach with a model', () => {
    let provider: FaultServer;
    let coach: Frame;
    let projectId: string;

    before(async () => {
      provider = await startFaultServer();
      await clearWindow(window());
      const file = path.join(window().workspace, 'deploy.txt');
      writeFileSync(file, `region eu-central-1\nAWS_KEY=${secret}\n`);
      projectId = await seedWeek(window());
    });
    after(() => provider?.close());

    /** One for each call of the model. */
    const play = (...answers: readonly RecordedAnswer[]): void =>
      provider.play(
        ...answers.map((each) => send(openAiBytes({ usage: { input: 900, output: 60 }, ...each }))),
      );

    async function ask(question: string): Promise<void> {
      const field = coach.getByRole('textbox', { name: 'Message' });
      await field.fill(question);
      await field.press('Enter');
      await coach.locator('vireo-exchange').getByText(question).first().waitFor();
    }

    it('is set up by an address and a model, and tested at once', async () => {
      const { workbench } = window();
      play({ text: ['OK'] });
      await workbench.runCommand('Vireo: Set Up a Model…');
      await workbench.pick('Another Address…');
      await workbench.page.getByText('Address of the endpoint').waitFor();
      await workbench.answer(provider.url);
      await workbench.page.getByText('Ids of the models').waitFor();
      await workbench.answer('scripted');

      // A command would close the box that still looks at what was typed.
      await workbench.waitFor(async () => provider.calls.length === 1, 'the test of the model');
      await workbench.findNotification(/answered in \d+ ms/);
      await workbench.hideNotifications();
    });

    it('answers from the records, and marks the figure that is from nowhere', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Open Coach');
      coach = await workbench.webview('vireo-coach');
      const input = JSON.stringify({ from: dayOf(0), to: dayOf(6), by: 'project' });
      play(
        { calls: [{ tool: 'sum_hours', input: [input.slice(0, 20), input.slice(20)] }] },
        { text: ['You worked 20:00 hours on Orders', ' service. The year before it was 31:15 hours.'] },
      );
      await ask('How was that week?');

      const mark = coach.locator('vireo-exchange .unfound', { hasText: '31:15' });
      await coach.locator('vireo-exchange').getByRole('button', { name: '20:00' }).first().waitFor();
      await mark.waitFor();
      assert.match((await mark.getAttribute('title')) ?? '', /not from your records/i);
      assert.match(provider.calls.at(-1)?.body ?? '', /sum_hours[\s\S]*72000/, 'the tool told nothing');
      assert.deepEqual(await workbench.findAxeViolations(), []);
      await workbench.screenshot('coach-model');
    });

    it('opens the records of a figure', async () => {
      const { workbench } = window();
      await coach.locator('vireo-exchange').getByRole('button', { name: '20:00' }).first().click();
      await workbench.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await workbench.page.keyboard.press('Escape');
    });

    it('reads a file that is named, without the secret in it', async () => {
      play({ text: ['It deploys to eu-central-1.'] });
      const field = coach.getByRole('textbox', { name: 'Message' });
      await field.pressSequentially('Where to? #deploy');
      await coach.getByRole('option', { name: /deploy\.txt/ }).click();
      await field.press('Enter');
      await coach.locator('vireo-exchange').getByText('It deploys to eu-central-1.').first().waitFor();

      const { body } = provider.calls.at(-1) ?? assert.fail('it was asked');
      assert.ok(body.includes('region eu-central-1'), 'the file was not sent');
      assert.ok(!body.includes(secret), 'the secret left');
    });

    it('lets what it would change wait for a click, and takes it back', async () => {
      const { workbench } = window();
      const input = JSON.stringify({
        projectId,
        date: dayOf(5),
        start: '10:00',
        seconds: 3600,
        note: 'Review',
      });
      play({ calls: [{ tool: 'add_time_entry', input: [input] }] }, { text: ['It waits for your click.'] });
      await ask('Log an hour of review on Saturday.');
      const card = coach.locator('vireo-exchange section.card').last();
      await card.waitFor();
      assert.equal(await countEntries(window(), projectId), 5, 'it was done without a click');

      await card.locator('vscode-button').first().click();
      await workbench.waitFor(async () => (await countEntries(window(), projectId)) === 6, 'the entry');
      await workbench.screenshot('coach-model-proposal');
      await card.locator('vscode-button', { hasText: 'Undo' }).click();
      await workbench.waitFor(
        async () => (await countEntries(window(), projectId)) === 5,
        'the entry to be gone',
      );
    });

    it('is whole after a reload, with what was typed, what it cost and what was sent', async () => {
      const { workbench } = window();
      await coach.getByRole('textbox', { name: 'Message' }).fill('half a thought');
      await workbench.openFile('deploy.txt');
      await workbench.reload('deploy.txt');
      coach = await workbench.webview('vireo-coach');
      const field = coach.getByRole('textbox', { name: 'Message' });
      await workbench.waitFor(async () => (await field.inputValue()) === 'half a thought', 'what was typed');
      const asked = coach.locator('vireo-exchange', { hasText: 'Where to?' });
      await asked.getByRole('button', { name: 'What Was Sent' }).click();

      // The file itself is open as well: what was sent begins with what a model is told.
      await workbench.page.locator('.view-line', { hasText: 'You are the coach of Vireo' }).first().waitFor();
      const { items } = await window().ask<{ items: readonly unknown[] }>('GET', '/ai/spending/calls');
      assert.equal(items.length, provider.calls.length);
      await workbench.runCommand('Vireo: Open Models and Spending');
      await (await workbench.webview('vireo-models')).getByText('scripted').first().waitFor();
      await workbench.screenshot('models-spending');
    });
  });
};

async function countEntries({ ask }: InstalledWindow, projectId: string): Promise<number> {
  const { items } = await ask<{ items: readonly unknown[] }>('GET', `/time-entries?projectId=${projectId}`);
  return items.length;
}

/** Five days of four hours in one week; the project. */
async function seedWeek({ ask }: InstalledWindow): Promise<string> {
  const { items } = await ask<{ items: readonly { id: string }[] }>('GET', '/organizations');
  await ask('PATCH', `/organizations/${items[0]?.id}`, { zone: 'UTC' });
  const client = await ask<{ id: string }>('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
  const project = await ask<{ id: string }>('POST', '/projects', {
    name: 'Orders service',
    clientId: client.id,
    hourlyRate: { minor: 10_000, currency: 'EUR' },
  });
  for (let day = 0; day < 5; day += 1) {
    await ask('POST', '/time-entries', {
      projectId: project.id,
      note: 'Order search',
      zone: 'UTC',
      startedAt: `${dayOf(day)}T09:00`,
      endedAt: `${dayOf(day)}T13:00`,
    });
  }
  return project.id;
}
