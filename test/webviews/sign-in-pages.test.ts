/** The plain pages of sign-in in a browser, over the routes of a server that they ask. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { createAuthenticator } from '../../src/backend/testing/team/authenticator.ts';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import type { TestApp } from '../../src/backend/testing/test-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('signing in to a server by its pages', () => {
  let server: ServerPages;
  let test: TestApp;
  let page: Page;
  let url: string;

  before(async () => {
    server = await openServerPages();
    ({ test, page, url } = server);
  });
  after(() => server.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name }).click();
  const signIn = async () => {
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await field('Email address').fill(administrator.email);
    await field('Password').fill(goodPassword);
    await press('Sign In');
  };
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);

  it('sets up the server by its link, once', async () => {
    const link = (await test.accounts?.takeSetUp()) ?? assert.fail('no link');
    await page.goto(link);
    await page.getByText('You take over the practice').waitFor();
    assert.equal(await field('Name of your organization').isDisabled(), true);
    assert.deepEqual(await violations(), []);
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('New password').fill('short');
    await press('Set Up');
    await page.getByRole('alert').getByText('New password must have 12 characters at least.').waitFor();
    assert.equal(await field('New password').getAttribute('aria-invalid'), 'true');
    await field('New password').fill(goodPassword);
    assert.equal(await field('Country').isVisible(), false);
    await press('Set Up');

    await page.getByText(`You are signed in here as ${administrator.email}`).waitFor();
    assert.equal(new URL(page.url()).pathname, '/welcome');
    assert.deepEqual(await violations(), []);
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();
    await page.getByText('this one').waitFor();
    assert.deepEqual(await violations(), []);
    await page.goto(link);
    await field('Your name').fill('Another');
    await field('Email address').fill('another@example.com');
    await field('Name of your organization').fill('Another');
    await field('New password').fill(goodPassword);
    await press('Set Up');
    await page.getByRole('alert').getByText(/\w/).waitFor();
    assert.equal(new URL(page.url()).pathname, '/set-up');
  });

  it('signs out, says of a wrong password what happened, and signs in', async () => {
    await page.goto(url);
    await press('Sign Out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.deepEqual(await violations(), []);
    await field('Email address').fill(administrator.email);
    await field('Password').fill('wrong wrong wrong');
    await press('Sign In');
    await page.getByRole('alert').getByText(/\w/).waitFor();
    await field('Password').fill(goodPassword);
    await press('Sign In');

    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();
  });

  it('ends the session of another device', async () => {
    const body = { email: administrator.email, password: goodPassword, device: 'Laptop' };
    await test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: body });
    await page.goto(`${url}/account`);
    await page.getByRole('button', { name: /^End the session Laptop/ }).click();

    await page.getByText('Laptop').waitFor({ state: 'detached' });
    await page.getByText('this one').waitFor();
  });

  it('sets up an authenticator app, which is asked for at the next sign-in, and removes it', async () => {
    await page.goto(`${url}/second-factor`);
    await page.getByText('Off.').waitFor();
    assert.deepEqual(await violations(), []);
    await press('Set Up');
    await field('Password').fill('wrong wrong wrong');
    await press('Continue');
    await page.getByRole('alert').getByText('This is not your password.').waitFor();
    await field('Password').fill(goodPassword);
    await press('Continue');
    await field('Code').waitFor();
    const key = (await page.locator('#secret').textContent()) ?? '';
    assert.deepEqual(await violations(), []);
    const app = createAuthenticator(key);
    await field('Code').fill(app.code());
    await press('Turn On');
    await page.getByText('Keep these recovery codes').waitFor();
    assert.deepEqual(await violations(), []);
    const codes = await page.locator('#codes li').allTextContents();
    assert.equal(codes.length, 10);
    await page.getByText('On. 10 recovery codes are left.').waitFor();

    await page.goto(`${url}/account`);
    await press('Sign Out');
    await signIn();
    await field('Code of your authenticator app').fill('123');
    await press('Sign In');
    await page.getByRole('alert').getByText('Code of your authenticator app is too short.').waitFor();
    await field('Code of your authenticator app').fill('12345678');
    assert.deepEqual(await violations(), []);
    await press('Sign In');
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    await press('Use a Recovery Code');
    assert.equal(await page.getByRole('alert').textContent(), '');
    await field('Recovery code').fill(`${codes[0]?.replace('-', ' ').toLowerCase()}`);
    await press('Sign In');
    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();
    await press('Sign Out');
    await signIn();
    await field('Code of your authenticator app').fill(app.code(1));
    await press('Sign In');
    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();

    await page.getByRole('link', { name: 'Second factor and passkeys' }).click();
    await page.getByText('On. 9 recovery codes are left.').waitFor();
    await press('Remove');
    await field('Password').fill(goodPassword);
    await field('Code of your app, or a recovery code').fill(`${codes[0]}`);
    await press('Continue');
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    await field('Password').fill(goodPassword);
    await field('Code of your app, or a recovery code').fill(`${codes[1]}`);
    assert.deepEqual(await violations(), []);
    await press('Continue');
    await page.getByText('The authenticator app was removed.').waitFor();
    await page.getByText('Off.').waitFor();
  });

  it('says that a link is not whole', async () => {
    await page.goto(`${url}/reset`);

    await page.getByText('This link is not whole').waitFor();
    assert.equal(await page.getByRole('button').isDisabled(), true);
  });
});
