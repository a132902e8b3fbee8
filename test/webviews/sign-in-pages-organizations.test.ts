/** Registering, several organizations of one account, and joining another one, by the pages of a server. */
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

const nele = { name: 'Nele Brandt', email: 'nele@example.net' };

describe('registering and choosing an organization by the pages of a server', () => {
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

  const setUpMail = async () => {
    const body = { address: 'mara@example.org', host: 'mail.example', port: 2525, security: 'starttls' };
    requireOk(await server.test.ask('POST', '/mail/accounts', { body }));
  };

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name, exact: true }).click();
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);
  const heading = async (name: string) => await page.getByRole('heading', { name, exact: true }).waitFor();
  const signIn = async (email: string) => {
    await heading('Sign in');
    await field('Email address').fill(email);
    await field('Password').fill(goodPassword);
    await press('Sign In');
  };
  const linkOfMail = async () => {
    const read = async () => await readSealedMails(server.test);
    await waitFor(async () => (await read()).length > 0, 'a mail');
    return /http:\S+/.exec((await read()).at(-1)?.body ?? '')?.[0] ?? assert.fail('no link');
  };
  const invite = async () => {
    const who = { email: nele.email, role: 'approver' };
    const cookie = (await server.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: server.url, host: new URL(server.url).host };
    const sent = { method: 'POST', url: '/api/v1/invitations', headers, payload: who } as const;
    const answer = (await server.test.app.inject(sent)).json();
    return String(answer.link ?? assert.fail(JSON.stringify(answer)));
  };

  it('leads from the sign-in to a mail, and from its link to an organization of their own', async () => {
    // Without mail the link is answered.
    const invitation = await invite();
    await setUpMail();
    await press('Sign Out');
    await heading('Sign in');
    await page.getByRole('link', { name: 'Register' }).click();
    await heading('Register');
    assert.deepEqual(await violations(), []);
    await field('Email address').fill(nele.email);
    await press('Send Link');
    await page.getByRole('status').getByText('A mail is on its way').waitFor();

    await page.goto(await linkOfMail());
    await heading('Create your organization');
    assert.deepEqual(await violations(), []);
    await field('Your name').fill(nele.name);
    await field('Name of your organization').fill('Brandt Consulting');
    await field('New password').fill(goodPassword);
    await field('Country').selectOption('Germany');
    await press('Create');
    await page.getByRole('link', { name: 'Continue in Browser' }).click();

    await page.getByText(`${nele.name}, ${nele.email}`).waitFor();
    await page.locator('#organization').getByText('Brandt Consulting').waitFor();
    await joinSignedOut(invitation);
  });

  /** Signs in on the way, and is back at the invitation. */
  async function joinSignedOut(invitation: string) {
    await press('Sign Out');
    await heading('Sign in');
    server.test.clock.now += 1_000;
    await page.goto(invitation);
    await page.getByRole('link', { name: 'Sign in with an account that you have' }).click();
    await signIn(nele.email);
    await heading('Join your organization');
    await page.getByText(`You are signed in as ${nele.name}`).waitFor();
    assert.deepEqual(await violations(), []);
    await press('Join with This Account');
    await page.getByRole('link', { name: 'Continue in Browser' }).click();

    await page.getByText('Second factor and passkeys').waitFor();
    await page.locator('#organization').getByText(administrator.name).waitFor();
  }

  it('asks who is of several which one, after the sign-in, and makes another one', async () => {
    await press('Sign Out');
    await signIn(nele.email);
    await heading('Organizations');
    await page.getByText('Brandt Consulting · brandt-consulting · administrator · this one').waitFor();
    await page.getByText(`${administrator.name} · mara-voss · approver`).waitFor();
    assert.deepEqual(await violations(), []);
    await page.getByRole('button', { name: `Open ${administrator.name}` }).click();
    await page.locator('#organization').getByText(administrator.name).waitFor();

    await page.getByRole('link', { name: 'Organizations' }).click();
    await field('Name of your organization').fill('A third one');
    await field('Country').selectOption('Germany');
    await press('Create');
    await page.getByText('A third one · a-third-one · administrator').waitFor();
    await page.getByText(`${administrator.name} · mara-voss · approver · this one`).waitFor();
  });

  it('signs a program in to the organization that is chosen beside its code', async () => {
    const inject = async (route: string, payload: object) =>
      (await server.test.app.inject({ method: 'POST', url: `/api/v1/auth/${route}`, payload })).json();
    const { deviceCode, verificationUrlComplete } = await inject('device', { device: 'Laptop', kind: 'cli' });
    await page.goto(verificationUrlComplete);
    await page.getByText(nele.email).waitFor();
    await press('Continue');
    await page.getByText('Does your terminal or editor show this code?').waitFor();
    const offered = await field('Sign it in to').locator('option').allTextContents();
    assert.deepEqual(offered.toSorted(), ['A third one', 'Brandt Consulting', administrator.name].toSorted());
    assert.equal(await field('Sign it in to').locator('option:checked').textContent(), administrator.name);
    await field('Sign it in to').selectOption('A third one');
    assert.deepEqual(await violations(), []);
    await press('Yes, Sign It In');
    await page.getByText('It is signed in.').waitFor();

    const { account } = await inject('device/token', { deviceCode });
    const third = account.memberships.find(
      (one: { organizationId: string }) => one.organizationId === account.organizationId,
    );
    assert.deepEqual([account.email, third.role], [nele.email, 'org_admin']);
  });
});
