/** What the page *Account* says to who operates the server: the organizations that they look into, and the end of that. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { teamRows } from '../../src/backend/team-schema.ts';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('looks of an operator by the pages of a server', () => {
  let server: ServerPages;
  let page: Page;

  before(async () => {
    server = await openServerPages('127.0.0.1', { operators: [administrator.email] });
    ({ page } = server);
    await page.goto((await server.test.accounts?.takeSetUp()) ?? assert.fail('no link'));
    await page.getByLabel('Your name', { exact: true }).fill(administrator.name);
    await page.getByLabel('Email address', { exact: true }).fill(administrator.email);
    await page.getByLabel('New password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Set Up' }).click();
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await page.getByText('not confirmed').waitFor();
  });
  after(() => server.close());

  const title = () => page.getByRole('heading', { name: 'Operator: organizations that you look into' });

  it('are not shown to who is no operator', async () => {
    await page.getByRole('button', { name: 'Sign Out' }).waitFor();

    assert.equal(await title().isVisible(), false);
  });

  it('are listed with the organization, and ended by a button', async () => {
    await teamRows(server.test.database.query).updateTable('identities').set({ email_verified: 1 }).execute();
    assert.deepEqual(await server.test.accounts?.takeOperators(), []);
    await page.reload();
    await title().waitFor();
    await page.getByText('You look into no organization.').waitFor();
    const { organizationId } = server.test.foreigner;
    const status = await page.evaluate(
      `fetch('/api/v1/operate/organizations/${organizationId}/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reason: 'Ticket 4711: a report stays empty' }) }).then(({ status }) => status)`,
    );
    assert.equal(status, 201);
    await page.reload();
    await page.getByText('Ticket 4711').waitFor();
    assert.deepEqual(describeViolations((await new AxeBuilder({ page }).analyze()).violations), []);
    await page.getByRole('button', { name: /^End the look into Other Ltd/ }).click();

    await page.getByText('You look into no organization.').waitFor();
  });
});
