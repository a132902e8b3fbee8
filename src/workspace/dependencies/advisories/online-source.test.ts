import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { OsvServer } from '../../../../test/support/osv-server.ts';
import { isAdvisoryError } from './advisory-error.ts';
import { downloadAdvisories } from './download-advisories.ts';
import { openOnlineSource } from './online-source.ts';
import { postOsv } from './post-osv.ts';

const now = new Date('2026-11-20T12:00:00Z');

const advisory = (id: string, withdrawn?: string) => ({
  id,
  modified: '2026-01-01T00:00:00Z',
  summary: 'größer als erwartet 🔥',
  withdrawn,
  affected: [
    {
      package: { ecosystem: 'npm', name: 'ms' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
    },
  ],
});
const installed = [
  { ecosystem: 'npm', name: 'ms', version: '2.0.0' },
  { ecosystem: 'npm', name: 'debug', version: '4.0.0' },
] as const;

describe('a download of advisories', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-download-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const serve = async (status: number, body: string) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { signal } = new AbortController();
    const result = await downloadAdvisories({ ecosystem: 'crates.io', from, folder, signal }).catch(
      (error) => error,
    );
    await new Promise((resolve) => server.close(resolve));
    return { result, asked };
  };

  it('is the zip of the ecosystem, kept as it came', async () => {
    const { result, asked } = await serve(200, 'PK…');

    assert.deepEqual([readFileSync(result, 'utf8'), asked], ['PK…', ['/crates.io/all.zip']]);
  });

  it('ends with a sentence where there is none', async () => {
    const { result } = await serve(404, '');

    assert.ok(isAdvisoryError(result));
    assert.match(result.message, /all\.zip answered 404/);
  });
});

describe('advisories from OSV’s service', () => {
  let server: OsvServer;
  let url: string;
  beforeEach(async () => {
    server = new OsvServer();
    url = await server.start();
  });
  afterEach(() => server.stop());

  it('are asked for at once by name and version, then by name page after page, and only where there are any', async () => {
    server.answer = ({ path, body }) => {
      if (path === 'POST /v1/querybatch')
        return JSON.stringify({ results: [{ vulns: [{ id: 'A', modified: '' }] }, {}] });
      const isSecond = JSON.stringify(body).includes('page_token');
      return JSON.stringify(
        isSecond
          ? { vulns: [advisory('B')] }
          : { vulns: [advisory('A'), advisory('W', '2026')], next_page_token: 'two' },
      );
    };

    const source = await openOnlineSource(installed, { url, now, post: postOsv });
    const found = await source.find({ ecosystem: 'npm', name: 'ms' });
    await source.find({ ecosystem: 'npm', name: 'ms' });

    assert.deepEqual(
      found.map(({ id }) => id),
      ['A', 'B'],
    );
    assert.equal(found[0]?.summary, 'größer als erwartet 🔥');
    assert.deepEqual(await source.find({ ecosystem: 'npm', name: 'debug' }), []);
    assert.deepEqual(source.about, { kind: 'online', url, askedAt: '2026-11-20T12:00:00.000Z' });
    assert.deepEqual(server.asked, [
      {
        path: 'POST /v1/querybatch',
        body: {
          queries: [
            { package: { ecosystem: 'npm', name: 'ms' }, version: '2.0.0' },
            { package: { ecosystem: 'npm', name: 'debug' }, version: '4.0.0' },
          ],
        },
      },
      { path: 'POST /v1/query', body: { package: { ecosystem: 'npm', name: 'ms' } } },
      { path: 'POST /v1/query', body: { package: { ecosystem: 'npm', name: 'ms' }, page_token: 'two' } },
    ]);
  });

  it('are asked for a thousand at a time', async () => {
    server.answer = ({ body }) =>
      JSON.stringify({ results: (body as { queries: unknown[] }).queries.map(() => ({})) });
    const many = Array.from({ length: 1001 }, (_none, index) => ({ ...installed[0], name: `p${index}` }));

    await openOnlineSource(many, { url, now, post: postOsv });

    assert.deepEqual(
      server.asked.map(({ body }) => (body as { queries: unknown[] }).queries.length),
      [1000, 1],
    );
  });

  for (const [what, answer] of [
    ['refuses', 503],
    ['answers no JSON', '<html>'],
    ['answers another shape', '{"results": 3}'],
    ['answers for fewer than were asked', '{"results": []}'],
  ] as const) {
    it(`are told to be out of reach where the service ${what}`, async () => {
      server.answer = () => answer;

      await assert.rejects(
        openOnlineSource(installed, { url, now, post: postOsv }),
        (error) => isAdvisoryError(error) && error.code === 'network',
      );
    });
  }

  it('are refused where the service answers more than is read (#41)', async () => {
    const long = createServer((_request, response) => response.end(`"${'x'.repeat(8 * 1024 * 1024)}"`));
    await new Promise<void>((resolve) => long.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(long.address() as AddressInfo).port}`;
    try {
      await assert.rejects(
        openOnlineSource(installed, { url: there, now, post: postOsv }),
        (error) => isAdvisoryError(error) && /answered more than 8 MB/.test(error.message),
      );
    } finally {
      long.closeAllConnections();
      await new Promise((resolve) => long.close(resolve));
    }
  });

  it('are asked of an encrypted address alone, unless it is this machine', async () => {
    for (const bad of ['http://api.osv.dev', 'ftp://localhost', 'nonsense']) {
      await assert.rejects(openOnlineSource(installed, { url: bad, now, post: postOsv }), isAdvisoryError);
    }
    assert.deepEqual(server.asked, []);
  });
});
