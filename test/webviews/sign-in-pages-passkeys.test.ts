/** Passkeys of a server in a browser, by its virtual authenticator (CDP, WebAuthn). */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('passkeys of a server by its pages', () => {
  let pages: ServerPages;
  let page: Page;
  let setVerified: (isUserVerified: boolean) => Promise<unknown>;

  before(async () => {
    pages = await openServerPages('localhost');
    ({ page } = pages);
    const devtools = await pages.context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    setVerified = async (isUserVerified) =>
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    const link = (await pages.test.accounts?.takeSetUp()) ?? assert.fail('no link');
    await page.goto(link);
    await page.getByText('You take over the practice').waitFor();
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('New password').fill(goodPassword);
    await press('Set Up');
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await whoIsSignedIn();
  });
  after(async () => await pages.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name }).click();
  const whoIsSignedIn = async () =>
    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);
  const signOut = async () => {
    await page.goto(`${pages.url}/account`);
    await press('Sign Out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  };

  it('are added, and sign in without a password', async () => {
    await page.getByRole('link', { name: 'Second factor and passkeys' }).click();
    await field('Name of a new passkey').fill('Laptop');
    await press('Add Passkey');
    await page.getByText(/^Laptop · added/).waitFor();
    assert.deepEqual(await violations(), []);

    await signOut();
    assert.deepEqual(await violations(), []);
    await press('Use a Passkey');
    await whoIsSignedIn();
  });

  it('sign nobody in whose finger, face or PIN the device does not know', async () => {
    await signOut();
    await setVerified(false);
    await press('Use a Passkey');
    await page.getByRole('alert').getByText(/\w/).waitFor();

    await setVerified(true);
    await press('Use a Passkey');
    await whoIsSignedIn();
  });

  it('are removed by the password and a passkey, and ask for the password after five minutes', async () => {
    await page.goto(`${pages.url}/second-factor`);
    await page.getByText(/^Laptop · added/).waitFor();
    await press('Remove the passkey Laptop');
    for (let at = 0; at < 2; at += 1) {
      await field('Your password').fill('wrong wrong wrong');
      await press('Confirm');
      await page.getByRole('alert').getByText('This is not your password.').waitFor();
    }
    await field('Your password').fill(goodPassword);
    assert.deepEqual(await violations(), []);
    await press('Confirm');
    await page.getByText(/^Laptop · added/).waitFor({ state: 'detached' });
    await page.getByText('The passkey Laptop was removed.').waitFor();
    assert.equal(
      await page.evaluate('document.activeElement.textContent'),
      'The passkey Laptop was removed.',
    );
    assert.equal(await field('Your password').isVisible(), false);

    await signOut();
    await press('Use a Passkey');
    await page.getByRole('alert').getByText('This passkey does not open this account').waitFor();

    await field('Email address').fill(administrator.email);
    await field('Password').fill(goodPassword);
    await press('Sign In');
    await whoIsSignedIn();
    await page.goto(`${pages.url}/second-factor`);
    await field('Name of a new passkey').waitFor();
    pages.test.clock.now += 5 * 60_000;
    await field('Name of a new passkey').fill('Desk');
    await press('Add Passkey');
    await field('Your password').fill(goodPassword);
    await press('Confirm');
    await page.getByText(/^Desk · added/).waitFor();
  });
});

describe('passkeys of a server that is reached at an address', () => {
  it('are not offered, with the reason', async () => {
    const pages = await openServerPages();
    const { page } = pages;
    await page.goto((await pages.test.accounts?.takeSetUp()) ?? assert.fail('no link'));
    await page.getByText('You take over the practice').waitFor();
    await page.getByLabel('Your name').fill(administrator.name);
    await page.getByLabel('Email address').fill(administrator.email);
    await page.getByLabel('New password').fill(goodPassword);
    await page.getByRole('button', { name: 'Set Up' }).click();
    await page.getByRole('link', { name: 'Continue in Browser' }).click();
    await page.getByRole('link', { name: 'Second factor and passkeys' }).click();

    await page.getByText('Passkeys belong to a name').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add Passkey' }).isVisible(), false);
    await pages.close();
  });
});
