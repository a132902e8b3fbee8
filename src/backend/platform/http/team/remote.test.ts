import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { keyPermissions } from '../../../../domain/policy/key-permissions.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { createMemoryLimits } from '../../limits/limits.ts';
import { createLogger } from '../../log/logger.ts';
import { openRemote } from './open-remote.ts';

const publicUrl = 'https://vireo.example';
const proxy = '10.0.0.1';
const aMinute = (capacity: number) => ({ capacity, fillMs: 60_000 });
const rules = { person: aMinute(8), address: aMinute(4), auth: aMinute(2), model: aMinute(2) };
const refused = '{"error":{"code":"misdirected"';

type Asked = Pick<InjectOptions, 'headers' | 'remoteAddress' | 'payload'> & {
  readonly method?: 'GET' | 'POST' | 'OPTIONS';
};

describe('a server that others reach', () => {
  let test: TestApp;
  let log: string[];

  beforeEach(async () => {
    log = [];
    const clock = () => test.clock.now;
    const remote = openRemote({
      publicUrl,
      isProxy: (address) => address === proxy,
      allowedOrigins: ['https://tools.example'],
      requestLimits: { limits: createMemoryLimits(), clock, rules },
    });
    const logger = createLogger('info', { write: (line) => void log.push(line) });
    test = await openTestApp({ localOnly: false, remote, logger });
  });
  afterEach(async () => {
    await test.close();
  });

  const ask = async (url: string, { headers = {}, ...more }: Asked = {}) =>
    await test.app.inject({
      url,
      remoteAddress: proxy,
      ...more,
      headers: { host: 'vireo.example', 'x-forwarded-for': '198.51.100.7', ...headers },
    });
  const asPerson = { authorization: 'Bearer org_admin' };

  it('answers to the host of its public URL alone, whatever else names one', async () => {
    for (const host of ['vireo.example', 'VIREO.example', 'vireo.example:443'])
      assert.equal((await ask('/health', { headers: { host } })).statusCode, 200, host);
    for (const host of ['evil.example', 'vireo.example.evil.example', 'vireo.example:8443', '127.0.0.1', ''])
      assert.deepEqual([(await ask('/health', { headers: { host } })).statusCode, host], [421, host]);
    const forwarded = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    const reply = await ask('/nowhere', { headers: { host: 'evil.example', ...forwarded } });
    assert.equal(reply.payload.startsWith(refused), true);
  });

  it('is reached by its proxy alone where it speaks plain HTTP, and by https there', async () => {
    assert.equal((await ask('/health', { remoteAddress: '198.51.100.7' })).statusCode, 421);
    const ofScheme = async (scheme: string) =>
      (await ask('/health', { headers: { 'x-forwarded-proto': scheme } })).statusCode;
    assert.deepEqual([await ofScheme('http'), await ofScheme('https')], [421, 200]);
    assert.deepEqual([await ofScheme('https, http'), await ofScheme('https, https')], [421, 200]);
  });

  it('does not answer pages of other sites, and sites on its list by what they may send', async () => {
    const from = async (origin: string) => (await ask('/health', { headers: { origin } })).statusCode;
    assert.deepEqual(
      [await from(publicUrl), await from('https://tools.example'), await from('https://evil.example')],
      [200, 200, 403],
    );
    assert.equal(await from('null'), 403);
    const preflight = await ask('/api/v1/clients', {
      method: 'OPTIONS',
      headers: { origin: 'https://tools.example', 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.headers['access-control-allow-origin'], 'https://tools.example');
    assert.equal(preflight.headers['access-control-allow-credentials'], undefined);
  });

  it('sends headers that let a browser do nothing with what it answers', async () => {
    const { headers } = await ask('/health');
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    assert.equal(headers['strict-transport-security'], 'max-age=31536000');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-api-version'], '1');
  });

  it('limits an address that is not signed in, by the network of IPv6, and says when to try again', async () => {
    const from = async (address: string) => await ask('/health', { headers: { 'x-forwarded-for': address } });
    for (const host of [1, 2, 3, 4])
      assert.equal((await from(`2001:db8:1:2::${host}`)).statusCode, 200, `host ${host}`);
    const reply = await from('2001:db8:1:2:ffff::9');
    assert.equal(reply.statusCode, 429);
    assert.deepEqual(
      ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map(
        (name) => reply.headers[name],
      ),
      ['15', '4', '0', '60'],
    );
    assert.equal((await from('2001:db8:1:3::1')).statusCode, 200);
    test.clock.now += 15_000;
    assert.equal((await from('2001:db8:1:2::1')).statusCode, 200);
  });

  it('counts what proxies say of the address, and nothing that came before them', async () => {
    const forged = async (count: number) =>
      (await ask('/health', { headers: { 'x-forwarded-for': `192.0.2.${count}, 203.0.113.5` } })).statusCode;
    const statuses = [await forged(1), await forged(2), await forged(3), await forged(4), await forged(5)];
    assert.deepEqual(statuses, [200, 200, 200, 200, 429]);
  });

  it('counts an address as one, though its proxy writes another port with each connection', async () => {
    const from = async (address: string) =>
      (await ask('/health', { headers: { 'x-forwarded-for': address } })).statusCode;
    const statuses: number[] = [];
    for (const port of [1024, 1025, 1026, 1027, 1028]) statuses.push(await from(`203.0.113.5:${port}`));
    assert.deepEqual(statuses, [200, 200, 200, 200, 429]);
    const sixes: number[] = [];
    for (const port of [1024, 1025, 1026, 1027, 1028])
      sixes.push(await from(`198.51.100.1, [2001:db8:1:2::${port}]:${port}, ${proxy}:${port}`));
    assert.deepEqual(sixes, [200, 200, 200, 200, 429]);
  });

  it('limits bad tokens and paths without a route as it does those who bring none', async () => {
    const bad = { authorization: 'Bearer guessed' };
    const statuses: number[] = [];
    for (const path of ['/api/v1/clients', '/nowhere', '/api/v1/clients', '/api/v1/users', '/api/v1/clients'])
      statuses.push((await ask(path, { headers: bad })).statusCode);
    assert.deepEqual(statuses, [401, 404, 401, 401, 429]);
  });

  it('limits a person by themselves, from wherever they ask', async () => {
    const statuses: number[] = [];
    for (let count = 1; count <= 9; count += 1) {
      const headers = { ...asPerson, 'x-forwarded-for': `192.0.2.${count}` };
      statuses.push((await ask('/api/v1/clients', { headers })).statusCode);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 200, 200, 429]);
    const other = await ask('/api/v1/clients', { headers: { authorization: 'Bearer viewer' } });
    assert.deepEqual([other.statusCode, other.headers['x-ratelimit-remaining']], [200, '7']);
  });

  it('limits questions to models more than other requests', async () => {
    const question = async () =>
      await ask('/api/v1/ai/providers/0193b2a0-0000-7000-8000-000000000001/test', {
        method: 'POST',
        payload: {},
        headers: asPerson,
      });
    const statuses = [await question(), await question(), await question()].map(
      ({ statusCode }) => statusCode,
    );
    assert.deepEqual([statuses.includes(429), statuses.at(-1)], [true, 429]);
    assert.equal((await ask('/api/v1/clients', { headers: asPerson })).statusCode, 200);
  });

  it('compresses long text, and never a reply that holds a secret', async () => {
    const coded = async (path: string, coding: string) =>
      await ask(path, { headers: { ...asPerson, 'accept-encoding': coding } });
    const plain = await coded('/api/v1/openapi.json', 'identity');
    const br = await coded('/api/v1/openapi.json', 'gzip, br');
    const gzip = await coded('/api/v1/openapi.json', 'gzip, br;q=0');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.deepEqual([br.headers['content-encoding'], br.headers.vary], ['br', 'Origin, accept-encoding']);
    assert.equal(brotliDecompressSync(br.rawPayload).toString(), plain.payload);
    assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.payload);

    const made = await test.app.inject({
      method: 'POST',
      url: '/api/v1/keys',
      remoteAddress: proxy,
      headers: { host: 'vireo.example', 'accept-encoding': 'br', ...asPerson },
      payload: {
        name: 'Nightly export',
        scopes: keyPermissions,
        addresses: Array.from({ length: 20 }, (_, index) => `2001:db8:1234:5678:9abc:def0:1234:${index}`),
      },
    });
    assert.equal(made.statusCode, 201);
    assert.equal(made.payload.length > 1_024, true);
    assert.equal(made.headers['content-encoding'], undefined);
  });

  it('logs the pattern of a route and who asked, and neither addresses of records nor secrets', async () => {
    await ask('/api/v1/clients?like=geheim-query', { headers: { ...asPerson, cookie: 'geheim-cookie=1' } });
    await ask('/geheim-path', { headers: { authorization: 'Bearer geheim-token' } });
    const lines = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
    assert.deepEqual(
      lines.map(({ method, route, status, address, actor }) => [method, route, status, address, actor]),
      [
        ['GET', '/api/v1/clients', 200, '198.51.100.7', test.owner.userId],
        ['GET', 'none', 404, '198.51.100.7', undefined],
      ],
    );
    assert.equal(log.join('').includes('geheim'), false);
    assert.equal(log.join('').includes('org_admin'), false);
  });
});
