import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSilentLogger } from '../log/logger.ts';
import { isPublicAddress } from './addresses.ts';
import { createOutbound } from './create-outbound.ts';
import { OutboundError, type OutboundOptions, type ResolvedAddress } from './outbound.ts';

/** Where nothing of the user's own network may ever be reached, in every notation that a parser takes. */
const hostile = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '0177.1',
  '0x7f.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '0x0',
  '00000000000',
  '0.0.0.1',
  '10.0.0.1',
  '10.255.255.255',
  '012.0.0.1',
  '0xa.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '2886729729',
  '192.168.0.1',
  '192.168.255.255',
  '0xc0a80001',
  '3232235521',
  '0300.0250.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '169.254.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '192.88.99.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:0:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[5f00::1]',
  '[3fff::1]',
  '[4000::1]',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '１２７.0.0.1',
  '127.0.0.1.',
];

const noAddress = [
  ...['', 'nonsense', '//example.com', 'ftp://example.com', 'file:///etc/passwd', 'javascript:alert(1)'],
  ...['data:text/plain,x', 'gopher://example.com', 'ws://example.com', 'http://', 'https://user@example.com'],
  ...[
    'https://a:b@example.com',
    'http://256.256.256.256',
    'http://[::1',
    `https://example.com/${'a'.repeat(2_000)}`,
  ],
];

const publicAddress: ResolvedAddress = { address: '93.184.215.14', family: 4 };

function openOutbound(options: Partial<OutboundOptions> = {}) {
  return createOutbound({ allowedHosts: async () => [], ...options }, createSilentLogger());
}

const message = { headers: {}, body: '{}' };

const isRefused = (error: unknown): boolean => OutboundError.is(error) && error.code === 'refused';

describe('the way out', () => {
  assert.ok(hostile.length + noAddress.length >= 60);
  for (const host of hostile) {
    it(`sends nothing to ${host}, and says so beforehand`, async () => {
      const outbound = openOutbound({ resolve: async () => assert.fail('It is no name.') });
      for (const url of [`http://${host}/hook`, `https://${host}:8443/hook`]) {
        await assert.rejects(outbound.post({ ...message, url }), isRefused);
        assert.match((await outbound.findObjection(url)) ?? '', /no address of the internet/);
      }
    });
  }

  for (const url of noAddress) {
    it(`sends nothing to ${url.slice(0, 40) || 'nothing'}`, async () => {
      await assert.rejects(openOutbound().post({ ...message, url }), isRefused);
    });
  }

  const rebinding: readonly (readonly [string, readonly ResolvedAddress[]])[] = [
    ['is private', [{ address: '127.0.0.1', family: 4 }]],
    ['is private among others', [publicAddress, { address: '10.0.0.1', family: 4 }]],
    ['is mapped', [{ address: '::ffff:192.168.0.1', family: 6 }]],
    ['is link-local', [{ address: 'fe80::1%eth0', family: 6 }]],
    ['is no address', [{ address: 'localhost', family: 4 }]],
  ];
  for (const [what, addresses] of rebinding) {
    it(`sends nothing where what a name stands for ${what}`, async () => {
      const outbound = openOutbound({ resolve: async () => addresses });

      assert.equal(await outbound.findObjection('https://hooks.example'), undefined);
      await assert.rejects(outbound.post({ ...message, url: 'https://hooks.example' }), isRefused);
    });
  }

  it('takes addresses of the internet for what they are', () => {
    const all = ['8.8.8.8', '93.184.215.14', '2606:4700::1111', '2a00:1450::1', '::ffff:8.8.8.8'];

    assert.deepEqual(
      all.map(isPublicAddress),
      all.map(() => true),
    );
  });

  describe('to a server of this machine', () => {
    let server: Server;
    let origin: string;
    let seen: {
      method: string | undefined;
      url: string | undefined;
      host: string | undefined;
      body: string;
    }[];
    let answer: (request: IncomingMessage, reply: ServerResponse) => void;

    beforeEach(async () => {
      seen = [];
      answer = (_request, reply) => reply.writeHead(204).end();
      server = createServer(async (request, reply) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { method, url, headers } = request;
        seen.push({ method, url, host: headers.host, body: Buffer.concat(chunks).toString() });
        answer(request, reply);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterEach(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it("sends where the user's settings name the host, with or without its port", async () => {
      for (const name of [origin, '127.0.0.1']) {
        const outbound = openOutbound({ allowedHosts: async () => [name] });
        const { status } = await outbound.post({
          ...message,
          url: `http://${origin}/hook?a=1`,
          body: '{"a":1}',
        });
        assert.equal(status, 204);
      }
      assert.deepEqual(seen[0], { method: 'POST', url: '/hook?a=1', host: origin, body: '{"a":1}' });
      assert.equal(seen.length, 2);
    });

    it('sends nothing where they name another port', async () => {
      const outbound = openOutbound({ allowedHosts: async () => ['127.0.0.1:1'] });

      await assert.rejects(outbound.post({ ...message, url: `http://${origin}/` }), isRefused);
      assert.deepEqual(seen, []);
    });

    it('looks a name up once, and connects to what it stood for then', async () => {
      let asked = 0;
      const port = origin.split(':')[1];
      const outbound = openOutbound({
        allowedHosts: async () => ['hooks.example'],
        resolve: async () => {
          asked += 1;
          return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
        },
      });
      const { status } = await outbound.post({ ...message, url: `http://hooks.example:${port}/` });

      assert.deepEqual(
        { status, asked, host: seen[0]?.host },
        { status: 204, asked: 1, host: `hooks.example:${port}` },
      );
    });

    it('logs each message by its host alone, sent or refused', async () => {
      const logged: unknown[] = [];
      const keep = (facts: unknown) => void logged.push(facts);
      const logger = { info: keep, warn: keep };
      const outbound = createOutbound({ allowedHosts: async () => [origin] }, logger);
      await outbound.post({ ...message, url: `http://${origin}/hook?token=secret`, body: '"secret"' });
      await assert.rejects(outbound.post({ ...message, url: 'http://10.0.0.1/secret' }), isRefused);

      assert.deepEqual(
        logged.map((facts) => (facts as { host: string }).host),
        [origin, '10.0.0.1'],
      );
      assert.doesNotMatch(JSON.stringify(logged), /secret/);
    });

    it('follows no redirect', async () => {
      answer = (_request, reply) => reply.writeHead(307, { location: '/elsewhere' }).end();
      const outbound = openOutbound({ allowedHosts: async () => [origin] });
      const { status } = await outbound.post({ ...message, url: `http://${origin}/` });

      assert.deepEqual({ status, seenCount: seen.length }, { status: 307, seenCount: 1 });
    });

    it('waits no longer than the limit, and reads no more than a little', async () => {
      answer = () => undefined;
      const impatient = openOutbound({ allowedHosts: async () => [origin], timeoutMs: 50 });
      await assert.rejects(
        impatient.post({ ...message, url: `http://${origin}/` }),
        (error: unknown) => OutboundError.is(error) && error.code === 'failed',
      );

      answer = (_request, reply) => {
        reply.writeHead(200);
        const more = () => reply.write('x'.repeat(10_000), (error) => error ?? setImmediate(more));
        more();
      };
      const outbound = openOutbound({ allowedHosts: async () => [origin] });
      assert.equal((await outbound.post({ ...message, url: `http://${origin}/` })).status, 200);
    });

    it('sends nothing that is too large', async () => {
      const outbound = openOutbound({ allowedHosts: async () => [origin] });
      const body = 'x'.repeat(256_001);

      await assert.rejects(outbound.post({ ...message, body, url: `http://${origin}/` }), isRefused);
      assert.deepEqual(seen, []);
    });
  });
});
