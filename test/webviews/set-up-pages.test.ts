/** Setting up a new server by its page, in a browser that sits in Vienna and speaks English. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { administrator, clearPractice, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('setting up a new server by its page', () => {
  let server: ServerPages;

  before(async () => {
    server = await openServerPages('127.0.0.1', { locale: 'en-US', timezoneId: 'Europe/Vienna' });
    await clearPractice(server.test.database);
  });
  after(() => server.close());

  const field = (label: string) => server.page.getByLabel(label, { exact: true });
  const press = async (name: string) => await server.page.getByRole('button', { name }).click();
  const violations = async () =>
    describeViolations((await new AxeBuilder({ page: server.page }).analyze()).violations);

  it('proposes the country of the browser, says what follows from it, and creates it so', async () => {
    const { page, test } = server;
    await page.goto((await test.accounts?.takeSetUp()) ?? assert.fail('no link'));
    await page.getByText('Euro (EUR) · Vienna time (UTC+').waitFor();
    assert.equal(await field('Country').inputValue(), 'AT');
    await field('Country').selectOption('Switzerland');
    await page.getByText('Swiss Franc (CHF) · Zurich time').waitFor();
    await press('Change');
    await field('Language').selectOption('French');
    assert.deepEqual(await violations(), []);
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('Name of your organization').fill('Voss & Co');
    await field('New password').fill(goodPassword);
    await press('Set Up');

    await page.getByRole('heading', { name: 'Voss & Co is ready' }).waitFor();
    await page.getByText('Add a client and a project').waitFor();
    await page.getByText('Working with others?').waitFor();
    assert.deepEqual(await violations(), []);
    const practices = await test.database.query
      .selectFrom('organizations')
      .select(['country_code', 'country_chosen', 'currency', 'zone', 'language'])
      .execute();
    assert.deepEqual(practices, [
      { country_code: 'CH', country_chosen: 1, currency: 'CHF', zone: 'Europe/Zurich', language: 'fr' },
    ]);
  });

  it('asks for the country of another organization as well', async () => {
    const { page, test } = server;
    await test.database.query
      .updateTable('identities' as never)
      .set({ email_verified: 1 } as never)
      .execute();
    await page.goto(`${server.url}/organizations`);
    await field('Name of your organization').fill('Voss Tools');
    await field('Country').selectOption('Sweden');
    await press('Create');
    await page.getByText(/^Voss Tools ·/).waitFor();

    const practice = await test.database.query
      .selectFrom('organizations')
      .select(['country_code', 'currency', 'zone', 'language'])
      .where('name', '=', 'Voss Tools')
      .executeTakeFirst();
    assert.deepEqual(practice, {
      country_code: 'SE',
      currency: 'SEK',
      zone: 'Europe/Stockholm',
      language: 'sv',
    });
  });
});
