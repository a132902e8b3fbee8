/** A proof by a passkey for an editor, on the page of a server, by a virtual authenticator (CDP, WebAuthn). */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('a proof by a passkey on the page of a server', () => {
  let server: ServerPages;
  let page: Page;
  let editor: string;

  before(async () => {
    server = await openServerPages('localhost');
    ({ page } = server);
    const devtools = await server.context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto((await server.test.accounts?.takeSetUp()) ?? assert.fail('no link'));
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('New password').fill(goodPassword);
    await press('Set Up');
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await page.getByRole('link', { name: 'Second factor and passkeys' }).click();
    await field('Name of a new passkey').fill('Laptop');
    await press('Add Passkey');
    await page.getByText(/^Laptop · added/).waitFor();
    const { email } = administrator;
    const payload = { email, password: goodPassword, device: 'Laptop, VS Code' };
    const login = await server.test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
    editor = `Bearer ${login.json().access.accessToken}`;
  });
  after(() => server.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name }).click();
  const ask = async () => {
    const url = '/api/v1/auth/confirmations';
    const reply = await server.test.app.inject({ method: 'POST', url, headers: { authorization: editor } });
    assert.equal(reply.statusCode, 201, reply.body);
    return reply.json() as { readonly id: string; readonly url: string; readonly code: string };
  };
  const stateOf = async ({ id }: { readonly id: string }) => {
    const url = `/api/v1/auth/confirmations/${id}`;
    return (await server.test.app.inject({ url, headers: { authorization: editor } })).json().state;
  };
  const openAnew = async (url: string) => {
    await page.goto('about:blank');
    await page.goto(url);
  };

  it('shows the code and what asks, and is given by the passkey, once', async () => {
    const asked = await ask();
    await openAnew(asked.url);
    await page.getByText(asked.code).waitFor();
    await page.getByText('Laptop, VS Code').waitFor();
    assert.deepEqual(describeViolations((await new AxeBuilder({ page }).analyze()).violations), []);
    assert.equal(await stateOf(asked), 'pending');
    await press('Yes, Confirm with a Passkey');
    await page.getByText('It is confirmed for five minutes.').waitFor();

    assert.equal(await stateOf(asked), 'confirmed');
    await openAnew(asked.url);
    await page.getByRole('alert').getByText('Nothing waits for this link').waitFor();
  });

  it('is denied by a button', async () => {
    const asked = await ask();
    await openAnew(asked.url);
    await press('Deny');
    await page.getByText('It was refused.').waitFor();

    assert.equal(await stateOf(asked), 'denied');
  });

  it('says of a link that is not whole where to open it from', async () => {
    await openAnew(`${server.url}/confirm`);

    await page.getByRole('alert').getByText('open it from your editor').waitFor();
  });
});
