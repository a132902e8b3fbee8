/** The page on which a person compares the code of a program and signs it in. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { administrator, goodPassword } from '../../src/backend/testing/team/team-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { openServerPages, type ServerPages } from './browser/server-pages.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('signing a program in by the page of a server', () => {
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
    await page.getByText(administrator.email).waitFor();
  });
  after(() => server.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const codeField = () => field('Code that your terminal or editor shows');
  const press = async (name: string) => await page.getByRole('button', { name }).click();
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);
  const post = async (route: string, payload: object) => {
    const url = `/api/v1/auth/${route}`;
    return (await server.test.app.inject({ method: 'POST', url, payload })).json();
  };
  const start = async () => await post('device', { device: 'Laptop <b>Mara</b>', kind: 'cli' });
  const take = async (deviceCode: string) => await post('device/token', { deviceCode });

  it('fills the code of the address in, and takes nothing before the person has compared it', async () => {
    const { deviceCode, userCode, verificationUrlComplete } = await start();
    await page.goto(verificationUrlComplete);
    await page.getByText(administrator.email).waitFor();
    assert.equal(await codeField().inputValue(), userCode);
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(await violations(), []);
    assert.equal((await take(deviceCode)).error.code, 'authorization_pending');
    await press('Continue');
    await page.getByText('Does your terminal or editor show this code?').waitFor();

    assert.deepEqual(await violations(), []);
    const text = (await page.locator('#asked').textContent()) ?? '';
    assert.ok(text.includes(userCode) && text.includes('Laptop <b>Mara</b> (command line)'), text);
    assert.match(text, /127\.0\.0\.1, the network of this browser/);
    assert.match(text, /Did another person send you this link or this code.*choose Deny/);
    server.test.clock.now += 6_000;
    assert.equal((await take(deviceCode)).error.code, 'authorization_pending');
    await press('Yes, Sign It In');
    await page.getByText('It is signed in.').waitFor();
    assert.equal((await take(deviceCode)).account.email, administrator.email);
  });

  it('refuses', async () => {
    const { deviceCode, userCode } = await start();
    await page.goto(`${server.url}/device`);
    await codeField().fill(userCode.toLowerCase().replace('-', ''));
    await press('Continue');
    await press('Deny');
    await page.getByText('It was refused').waitFor();

    assert.equal((await take(deviceCode)).error.code, 'access_denied');
  });

  it('says that no device waits for a code', async () => {
    await page.goto(`${server.url}/device`);
    await codeField().fill('BCDF-GHJK');
    await press('Continue');

    await page.getByText('No device waits for this code.').waitFor();
  });

  it('asks for the password again once the sign-in is older than five minutes', async () => {
    const { deviceCode, userCode, verificationUrlComplete } = await start();
    server.test.clock.now += 6 * 60_000;
    await page.goto(verificationUrlComplete);
    await page.getByText(administrator.email).waitFor();
    assert.equal(await codeField().inputValue(), userCode);
    await press('Continue');
    await press('Yes, Sign It In');
    await page.getByRole('alert').getByText('You signed in a while ago: type your password').waitFor();
    await field('Your password, once more').fill('another password altogether');
    assert.deepEqual(await violations(), []);
    await press('Yes, Sign It In');
    await page.getByText('This is not your password.').waitFor();
    await field('Your password, once more').fill(goodPassword);
    await press('Yes, Sign It In');
    await page.getByText('It is signed in.').waitFor();

    assert.equal((await take(deviceCode)).account.email, administrator.email);
  });

  it('leads through the sign-in and back, and nowhere else, whatever the address says', async () => {
    await server.context.clearCookies();
    const { userCode, verificationUrlComplete } = await start();
    await page.goto(verificationUrlComplete);
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    const signIn = async () => {
      await field('Email address').fill(administrator.email);
      await field('Password').fill(goodPassword);
      await press('Sign In');
    };
    await signIn();
    await page.getByRole('heading', { name: 'Sign in a device' }).waitFor();
    await page.getByText(administrator.email).waitFor();
    assert.equal(await codeField().inputValue(), userCode);

    for (const more of ['?next=https://evil.example', '?return=//evil.example#https://evil.example']) {
      await server.context.clearCookies();
      await page.goto(`${server.url}/sign-in${more}`);
      // What another site could leave behind, if it could.
      await page.evaluate("sessionStorage.setItem('vireo.device', '//evil.example')");
      await signIn();
      await page.getByText(administrator.email).waitFor();
      const { origin, pathname, hash } = new URL(page.url());
      assert.deepEqual([origin, pathname, hash], [server.url, '/device', '']);
    }
  });
});
