/** `vireo agent apply|status` where two people work on a server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const [mara, jonas] = ['0199f0a0-0000-7000-8000-00000000000a', '0199f0a0-0000-7000-8000-00000000000b'];
const question = { title: 'Apply two changes', text: 'Two files', payload: {}, expiresAt: null };
const request = {
  id: '0199f0a0-0000-7000-8000-0000000000e1',
  projectId: 'p',
  requestedBy: jonas,
  agent: 'security',
  state: 'waiting',
  createdAt: '2026-11-30T10:00:00Z',
  progress: null,
  error: null,
  question,
  approval: null,
  waitsForMachine: false,
};
const approved = { ...request, approval: { by: mara, at: request.createdAt, comment: null, payload: null } };
const waiting = {
  ...request,
  state: 'running',
  question: null,
  waitsForMachine: true,
  progress: { step: 'Waiting for a machine of yours that has this project', fraction: null },
};

describe('vireo agent, of another person', () => {
  let fixture: CliFixture;
  let server: Server;
  let items: object[];
  let people: object[] | undefined;

  beforeEach(async () => {
    fixture = createCliFixture();
    items = [request];
    people = [
      { id: mara, name: 'Mara' },
      { id: jonas, name: 'Jonas' },
    ];
    server = createServer((asked, reply) => {
      const path = new URL(asked.url ?? '', 'http://127.0.0.1').pathname.replace('/api/v1', '');
      const replies: Readonly<Record<string, object>> = {
        '/requests': { items, nextCursor: null },
        [`/requests/${request.id}/answer`]: approved,
        '/projects': { items: [], nextCursor: null },
        '/clients': { items: [], nextCursor: null },
        '/users/me': { id: mara },
        ...(people && { '/users': { items: people, nextCursor: null } }),
      };
      const forbidden = { error: { code: 'forbidden', message: 'No', details: [], trace_id: 't' } };
      const status = path in replies ? 200 : 403;
      reply
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(replies[path] ?? forbidden));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    fixture.remove();
  });

  const agent = (...args: string[]) => {
    const { port } = server.address() as AddressInfo;
    return fixture.vireo('agent', ...args, '--server', `http://127.0.0.1:${port}`, '--token', 't');
  };

  it('keeps the approval of what another person asked for, and says who applies it', async () => {
    const named = await agent('apply', request.id);
    people = undefined;
    const unnamed = await agent('apply', request.id);

    assert.deepEqual([named.code, named.err], [0, '']);
    assert.equal(named.out, 'Your approval is kept: Jonas applies it on their machine.\n');
    assert.match(unnamed.out, /kept: who asked applies it/);
  });

  it('shows who approved, and whose machine is waited for', async () => {
    items = [approved, waiting, { ...waiting, requestedBy: mara }];
    const { out } = await agent('status');
    people = undefined;
    const unnamed = await agent('status');

    assert.match(out, /approved by you: Apply two changes\n/);
    assert.match(out, /a machine of Jonas that has.*\n.*a machine of yours that has/);
    assert.match(unnamed.out, /a machine of who asked that has/);
  });
});
