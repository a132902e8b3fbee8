/** The plain pages of sign-in in a browser, over the routes of a server that they ask. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { BrowserContext, Page } from 'playwright-core';
import { registerPages } from '../../src/backend/team/pages/register-pages.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import { administrator, goodPassword, openTestTeam } from '../../src/backend/testing/team/team-app.ts';
import type { TestApp } from '../../src/backend/testing/test-app.ts';
import { describeViolations } from '../support/axe-violations.ts';
import { startSharedBrowser } from './browser/shared-browser.ts';
// Ends the browser after the last file.
import './webview-page.ts';

describe('signing in to a server by its pages', () => {
  let front: FastifyInstance;
  let test: TestApp;
  let context: BrowserContext;
  let page: Page;
  let url: string;

  /** What is no page goes to the app, as it came. */
  async function hand({ method, url: asked, headers, body }: FastifyRequest, reply: FastifyReply) {
    const answer = await test.app.inject({
      method: method as 'GET',
      url: asked,
      headers,
      ...(typeof body === 'string' && body !== '' && { payload: body }),
    });
    return reply.code(answer.statusCode).headers(answer.headers).send(answer.payload);
  }

  before(async () => {
    front = fastify();
    front.removeAllContentTypeParsers();
    front.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    registerPages(front);
    front.all('/api/*', hand);
    await front.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(front.server.address() as AddressInfo).port}`;
    test = await openTestApp({ upTo: 'practice', team: openTestTeam({ publicUrl: url }) });
    const browser = await startSharedBrowser();
    context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
  });
  after(async () => {
    await context.close();
    await front.close();
    await test.close();
  });

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = async (name: string) => await page.getByRole('button', { name }).click();
  const violations = async () => describeViolations((await new AxeBuilder({ page }).analyze()).violations);

  it('sets up the server by its link, once', async () => {
    const link = (await test.accounts?.takeSetUp()) ?? assert.fail('no link');
    await page.goto(link);
    assert.deepEqual(await violations(), []);
    await field('Your name').fill(administrator.name);
    await field('Email address').fill(administrator.email);
    await field('New password').fill('short');
    await press('Set Up');
    await page
      .getByRole('alert')
      .getByText(/twelve|12/)
      .waitFor();
    assert.equal(await field('New password').getAttribute('aria-invalid'), 'true');
    await field('New password').fill(goodPassword);
    await press('Set Up');

    await page.getByText(`${administrator.name}, ${administrator.email}`).waitFor();
    assert.equal(new URL(page.url()).pathname, '/account');
    await page.getByText('this one').waitFor();
    assert.deepEqual(await violations(), []);
    await page.goto(link);
    await field('Your name').fill('Another');
    await field('Email address').fill('another@example.com');
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

  it('says that a link is not whole', async () => {
    await page.goto(`${url}/reset`);

    await page.getByText('This link is not whole').waitFor();
    assert.equal(await page.getByRole('button').isDisabled(), true);
  });
});
