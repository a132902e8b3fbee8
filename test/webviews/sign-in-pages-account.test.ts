/** Address and password on the page *Account* of a server, and links that are opened in the same tab. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { requireOk } from '../../src/backend/testing/billing-practice.ts';
import { readSealedMails } from '../../src/backend/testing/mail/sealed-mails.ts';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { waitFor } from '../support/wait-for.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

const otherPassword = 'another seven lorries';

describe('address and password by the pages of a server', () => {
  let server: ServerPages;
  let page: Page;

  before(async () => {
    server = await openServerPages();
    ({ page } = server);
    await page.goto((await server.test.accounts?.takeSetUp()) ?? assert.fail('no link'));
    await page.getByText('You take over the practice').waitFor();
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('New password').fill(goodPassword);
    await press('Set Up');
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await page.getByText('not confirmed').waitFor();
  });
  after(() => server.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name, exact: true }).click();
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);
  const mailsOf = async (subject: RegExp) => {
    const rows = await readSealedMails(server.test);
    return rows.filter((row) => subject.test(row.subject)).map(({ body }) => body);
  };
  const linkOfMail = async (subject: RegExp) => {
    await waitFor(async () => (await mailsOf(subject)).length > 0, 'a mail');
    return /http:\S+/.exec((await mailsOf(subject)).at(-1) ?? '')?.[0] ?? assert.fail('no link');
  };

  it('say where no mail leaves, of the own address and of a forgotten password', async () => {
    await press('Confirm Address');
    await page.getByText('This server sends no mail').waitFor();
    assert.deepEqual(await violations(), []);
    await page.goto(`${server.url}/forgot`);
    await field('Email address').fill('nobody@example.com');
    await press('Send Link');

    await page.getByRole('alert').getByText('This server sends no mail').waitFor();
  });

  it('confirm the address by a link', async () => {
    const body = { address: 'mara@example.org', host: 'mail.example', port: 2525, security: 'starttls' };
    requireOk(await server.test.ask('POST', '/mail/accounts', { body }));
    await page.goto(`${server.url}/account`);
    await press('Confirm Address');
    await page.getByText('A mail with a link is on its way').waitFor();
    await page.goto(await linkOfMail(/^Confirm your address/));
    await press('Confirm');
    await page.getByText('Your address is confirmed.').waitFor();

    await page.goto(`${server.url}/account`);
    await page.getByText('Your address is confirmed.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Confirm Address' }).isVisible(), false);
  });

  it('change the password, and say of a bad one what is wrong with it', async () => {
    await page.getByText('Change password', { exact: true }).click();
    await field('Current password').fill(goodPassword);
    await field('New password').fill('short');
    assert.deepEqual(await violations(), []);
    await press('Change Password');
    await page.getByRole('alert').getByText('New password must have 12 characters at least.').waitFor();
    assert.equal(await field('New password').getAttribute('aria-invalid'), 'true');
    await field('New password').fill(otherPassword);
    await press('Change Password');

    await page.getByText('Your password was changed').waitFor();
    const body = { email: administrator.email, password: otherPassword };
    const login = { method: 'POST', url: '/api/v1/auth/login', payload: body } as const;
    assert.equal((await server.test.app.inject(login)).statusCode, 200);
  });

  it('change the address', async () => {
    await page.goto(`${server.url}/account`);
    await page.getByText('Change address', { exact: true }).click();
    await field('New email address').fill('mara@example.net');
    await field('Password').fill(goodPassword);
    await press('Change Address');
    await page.getByRole('alert').getByText('This is not your password.').waitFor();
    await field('Password').fill(otherPassword);
    await press('Change Address');

    await page.getByText('A mail with a link is on its way to each of the two').waitFor();
    await waitFor(async () => (await mailsOf(/another address/)).length === 2, 'two mails');
  });

  it('take the link that is opened in the same tab after one that is not whole', async () => {
    for (const path of ['reset', 'verify', 'address']) {
      await page.goto('about:blank');
      await page.goto(`${server.url}/${path}#short`);
      if (path === 'reset') await field('New password').fill(goodPassword);
      await page.locator('form [type=submit]').click();
      await page.getByRole('alert').getByText('This link is not whole').waitFor();
      assert.equal(
        await page.getByRole('alert').textContent(),
        'This link is not whole: open it as it was sent to you.',
      );
    }
    const ask = {
      method: 'POST',
      url: '/api/v1/auth/reset',
      payload: { email: administrator.email },
    } as const;
    assert.equal((await server.test.app.inject(ask)).statusCode, 202);
    const link = await linkOfMail(/new password/);
    await page.goto('about:blank');
    await page.goto(`${server.url}/reset#${'a'.repeat(40)}`);
    await field('New password').fill(goodPassword);
    await press('Set Password');
    await page.getByRole('alert').getByText('ask for a new one').waitFor();
    await page.evaluate(`location.hash = ${JSON.stringify(new URL(link).hash)}`);
    await page.getByRole('alert').getByText('ask for a new one').waitFor({ state: 'detached' });
    await field('New password').fill(goodPassword);
    await press('Set Password');
    await page.getByText('Your password is set.').waitFor();

    // Its result stays until another link is opened.
    await page.evaluate(`location.hash = ${JSON.stringify(`#${'b'.repeat(40)}`)}`);
    await field('New password').waitFor();
  });

  it('say where a new link comes from', async () => {
    const says = async (path: string, text: string) => {
      await page.goto('about:blank');
      await page.goto(`${server.url}/${path}#${'a'.repeat(40)}`);
      for (const input of await page.locator('form input').all())
        await input.fill((await input.getAttribute('type')) === 'email' ? 'x@example.com' : goodPassword);
      await page.locator('form [type=submit]').click();
      await page.getByRole('alert').getByText(text).waitFor();
    };
    await says('set-up', 'This server is set up: sign in.');
    await says('verify', 'on the page of your account');
    await says('address', 'on the page of your account');
    await says('reset', 'ask for a new one');
  });
});
