/** Rates in the installed .vsix: time without a rate gets one, by keyboard, and a later rate says what it changes. */
import assert from 'node:assert/strict';
import { clearWindow, type Journey } from '../shared-window.ts';

interface Identified {
  readonly id: string;
}

interface Entry extends Identified {
  readonly rate: { readonly minor: number };
}

export const rates: Journey = (window) => {
  describe('rates', () => {
    let entryId: string;

    before(async () => {
      await clearWindow(window());
      const client = await window().ask<Identified>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
      const project = { name: 'Lists', clientId: client.id, hourlyRate: { minor: 0, currency: 'EUR' } };
      const { id: projectId } = await window().ask<Identified>('POST', '/projects', project);
      const today = new Date().toISOString().slice(0, 10);
      const times = { startedAt: `${today}T00:00`, endedAt: `${today}T02:00`, zone: 'UTC' };
      entryId = (await window().ask<Identified>('POST', '/time-entries', { projectId, ...times })).id;
    });

    const rateOf = async () => (await window().ask<Entry>('GET', `/time-entries/${entryId}`)).rate.minor;

    it('are set for time that has none', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Show Rates');

      const page = await workbench.webview('vireo-rates');
      await page.getByRole('row', { name: /^Acme · Lists 2:00 1 / }).waitFor();
      await page.getByRole('button', { name: 'Set Rate… Lists' }).press('Enter');
      await page.getByLabel('Rate an hour').pressSequentially('90');
      await page.getByRole('button', { name: 'Apply to 1 Entry' }).press('Enter');
      await page.getByText('Saved. 1 entry has the new rate.').waitFor();

      await page.getByText('All billable time has a rate.').waitFor();
      await page.getByRole('row', { name: /^Project Lists Everyone .*90\.00 The beginning/ }).waitFor();
      assert.equal(await rateOf(), 9_000);
      await workbench.screenshot('rates');
      assert.deepEqual(await workbench.findAxeViolations(), []);
    });

    it('are edited with a look at what that changes, and refused beside their field', async () => {
      const page = await window().workbench.webview('vireo-rates');

      await page.getByRole('button', { name: /^Edit .*90\.00/ }).press('Enter');
      await page.getByLabel('Rate an hour').fill('ninety');
      await page.getByText('Enter an amount of EUR, such as 110.00.').waitFor();
      await page.getByLabel('Rate an hour').fill('100');
      await page.getByText(/^\+.*20\.00$/).waitFor();
      await page.getByRole('button', { name: 'Apply to 1 Entry' }).press('Enter');
      await page.getByText('Saved. 1 entry has the new rate.').waitFor();

      assert.equal(await rateOf(), 10_000);
    });
  });
};
