/** The plain pages of a server in a browser, over the routes of a server that they ask. */
import type { AddressInfo } from 'node:net';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { BrowserContext, Page } from 'playwright-core';
import { registerPages } from '../../../src/backend/team/pages/register-pages.ts';
import { mailOutbound } from '../../../src/backend/testing/mail/mail-practice.ts';
import { openTestApp } from '../../../src/backend/testing/open-test-app.ts';
import { openTestTeam, publicUrl } from '../../../src/backend/testing/team/team-app.ts';
import type { TestApp } from '../../../src/backend/testing/test-app.ts';
import { startSharedBrowser } from './shared-browser.ts';

export interface ServerPages {
  readonly url: string;
  readonly test: TestApp;
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

/** Where the person sits, as the browser says it. */
interface Place {
  readonly locale?: string;
  readonly timezoneId?: string;
}

/** @param host that the browser reaches it by */
export async function openServerPages(
  host = '127.0.0.1',
  { operators = [], ...place }: Place & { readonly operators?: readonly string[] } = {},
): Promise<ServerPages> {
  const front = fastify();
  front.removeAllContentTypeParsers();
  front.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  registerPages(front, { openRegistration: true, publicUrl });
  front.all('/api/*', async (request, reply) => await hand(request, reply));
  await front.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://${host}:${(front.server.address() as AddressInfo).port}`;
  const team = openTestTeam({ publicUrl: url, openRegistration: true, operators });
  const test = await openTestApp({ upTo: 'practice', outbound: mailOutbound, publicUrl: url, team });
  const browser = await startSharedBrowser();
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, ...place });
  context.setDefaultTimeout(30_000);

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

  return {
    url,
    test,
    context,
    page: await context.newPage(),
    async close() {
      await context.close();
      await front.close();
      await test.close();
    },
  };
}
