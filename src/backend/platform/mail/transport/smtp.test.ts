import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type Cut, startCuttingProxy } from '../../../testing/mail/cutting-proxy.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import { testCertificate } from '../../../testing/mail/test-certificate.ts';
import { createSilentLogger } from '../../log/logger.ts';
import { createOutbound } from '../../outbound/create-outbound.ts';
import { createMailTransport } from './create-transport.ts';
import type { Outgoing, TransportLimits } from './mail-transport.ts';

const message = Buffer.from(
  'From: <mara@example.org>\r\nTo: <a@example.net>\r\nMessage-ID: <1@example.org>\r\nSubject: Hours\r\n\r\nHello\r\n.\r\n..\r\nWorld\r\n',
);

const password = { kind: 'password', username: 'mara', password: 'open sesame' } as const;

function openTransport(limits: TransportLimits = {}, hosts: readonly string[] = ['mail.example']) {
  const outbound = createOutbound(
    {
      allowedHosts: async () => hosts,
      resolve: async (name) => (name === 'nowhere.example' ? [] : [{ address: '127.0.0.1', family: 4 }]),
    },
    createSilentLogger(),
  );
  return createMailTransport({ outbound, limits, certificates: [testCertificate] });
}

type Security = Outgoing['server']['security'];

const outgoing = (port: number, security: Security, more: Partial<Outgoing> = {}): Outgoing => ({
  server: { host: 'mail.example', port, security },
  signIn: undefined,
  from: 'mara@example.org',
  to: ['a@example.net'],
  message,
  ...more,
});

describe('sending by SMTP', () => {
  let server: MailServer;
  const never = new AbortController().signal;
  const send = async (more: Partial<Outgoing> = {}, security: Security = 'starttls') =>
    await openTransport().send(outgoing(server.port, security, more), never);

  afterEach(async () => await server.close());

  describe('signs in', () => {
    for (const security of ['starttls', 'tls'] as const) {
      for (const method of ['PLAIN', 'LOGIN']) {
        it(`by ${method} over ${security}, and hands over every byte`, async () => {
          server = await startMailServer({ authMethods: [method], secure: security === 'tls' });
          const { end, response } = await send({ signIn: password }, security);

          assert.equal(end, 'accepted', response);
          assert.deepEqual(server.signedIn, [{ method, username: 'mara', secret: 'open sesame' }]);
          assert.deepEqual(server.accepted[0]?.raw.toString(), message.toString());
        });
      }
    }

    it('by an access token', async () => {
      server = await startMailServer();
      const signIn = { kind: 'xoauth2', username: 'mara@example.org', accessToken: 'token-1' } as const;
      const { end } = await send({ signIn });

      assert.equal(end, 'accepted');
      assert.deepEqual(server.signedIn, [
        { method: 'XOAUTH2', username: 'mara@example.org', secret: 'token-1' },
      ]);
    });

    it('never by another kind than was chosen, nor before encryption', async () => {
      server = await startMailServer({ authMethods: ['PLAIN'] });
      const signIn = { kind: 'xoauth2', username: 'mara', accessToken: 'token-1' } as const;
      const unsupported = await send({ signIn });
      await server.close();
      server = await startMailServer({ disabledCommands: ['STARTTLS'] });
      const plain = await send({ signIn: password });

      assert.deepEqual(
        [unsupported.end, 'fault' in unsupported && unsupported.fault],
        ['failed', 'sign_in_unsupported'],
      );
      assert.deepEqual(['fault' in plain && plain.fault, server.signedIn], ['tls_missing', []]);
    });
  });

  describe('says what is wrong', () => {
    beforeEach(async () => {
      server = await startMailServer();
    });

    const cases = [
      ['connect', '554 5.7.1 Not from here', 'message_refused', true],
      ['connect', '421 Too many', 'later', false],
      ['auth', '535 5.7.8 No', 'sign_in_refused', true],
      ['auth', '454 4.7.0 Busy', 'later', false],
      ['from', '550 5.7.1 Not yours', 'sender_refused', true],
      ['from', '530 5.7.0 Sign in first', 'sign_in_refused', true],
      ['from', '451 4.3.0 Busy', 'later', false],
      ['data', '552 5.3.4 Too large', 'message_refused', true],
      ['data', '451 4.7.1 Greylisted', 'later', false],
    ] as const;
    for (const [at, reply, fault, isPermanent] of cases) {
      it(`where the server says ${reply.slice(0, 3)} at ${at}`, async () => {
        server.replies[at] = reply;
        const { response, ...end } = await send({ signIn: password });

        assert.deepEqual(end, { end: 'failed', fault, isPermanent });
        assert.match(response ?? '', new RegExp(`^${reply.slice(0, 3)}`));
        assert.deepEqual(server.accepted, []);
      });
    }

    it('where it takes some recipients, all of them later, or none', async () => {
      const to = ['a@example.net', 'b@example.net'];
      server.replies.to = (address) => (address.startsWith('a') ? '550 5.1.1 Unknown' : undefined);
      const some = await send({ to });
      server.replies.to = () => '450 4.2.1 Greylisted';
      const later = await send({ to });
      server.replies.to = () => '550 5.1.1 Unknown';
      const none = await send({ to });

      assert.deepEqual([some.end, some.rejected], ['accepted', ['a@example.net']]);
      assert.deepEqual(
        server.accepted.map((each) => each.to),
        [['b@example.net']],
      );
      assert.deepEqual(
        [later, none].map((each) => 'fault' in each && each.fault),
        ['later', 'recipients_refused'],
      );
    });

    it('where the name, the port, the encryption or the certificate is wrong', async () => {
      const at = async (host: string, port: number, security: Security = 'starttls', hosts = [host]) => {
        const own = { host, port, security };
        const end = await openTransport({}, hosts).send({ ...outgoing(port, security), server: own }, never);
        return 'fault' in end ? end.fault : end.end;
      };
      const free = await startMailServer();
      await free.close();

      assert.deepEqual(
        {
          unknown: await at('nowhere.example', 587),
          refused: await at('mail.example', free.port),
          wrongTls: await at('mail.example', server.port, 'tls'),
          foreign: await at('other.example', server.port),
          byAddress: await at('127.0.0.1', server.port),
          unnamed: await at('mail.example', server.port, 'starttls', []),
          portOnly: await at('127.0.0.1', 587, 'starttls', []),
          noPort: await at('mail.example', 8080, 'starttls', []),
        },
        {
          unknown: 'name_not_found',
          refused: 'connection_refused',
          wrongTls: 'tls_failed',
          foreign: 'certificate_invalid',
          byAddress: 'accepted',
          unnamed: 'not_allowed',
          portOnly: 'not_allowed',
          noPort: 'not_allowed',
        },
      );
    });

    it('where it is silent, and stops at once before the message begins', async () => {
      const silent = await startMailServer({ onConnect: () => undefined });
      const impatient = openTransport({ connectionTimeoutMs: 50 });
      const slow = await impatient.send(outgoing(silent.port, 'starttls'), never);
      const stopping = new AbortController();
      const stopped = openTransport().send(outgoing(silent.port, 'starttls'), stopping.signal);
      stopping.abort();

      assert.equal('fault' in slow && slow.fault, 'timed_out');
      assert.equal((await stopped).end, 'stopped');
      await silent.close();
    });

    it('where nothing answers the final dot: the end is unknown, whatever the server did', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.beforeReply = async () => await promise;
      const end = await openTransport({ silenceMs: 500 }).send(outgoing(server.port, 'starttls'), never);
      resolve();

      assert.deepEqual([end, server.accepted.length], [{ end: 'unknown', fault: 'timed_out' }, 1]);
    });

    it('asks before the server is asked to take the message, and sends nothing where it may not begin', async () => {
      const seen: string[] = [];
      const said: string[] = [];
      const listening = await startMailServer({
        onMailFrom: (_address, _session, callback) => {
          said.push('MAIL');
          callback(null);
        },
      });
      const ask = async (begins: () => Promise<boolean>) =>
        await openTransport().send(outgoing(listening.port, 'starttls'), never, begins);
      const refused = await ask(async () => Boolean(seen.push(`refused after ${said.length}`)) && false);
      await assert.rejects(
        ask(async () => Promise.reject(new Error('no space'))),
        /no space/,
      );
      const { end } = await ask(async () => Boolean(seen.push(`begun after ${said.length}`)));
      await listening.close();

      assert.deepEqual([refused.end, end], ['stopped', 'accepted']);
      assert.deepEqual([seen, said], [['refused after 0', 'begun after 0'], ['MAIL']]);
      assert.equal(listening.accepted.length, 1);
    });

    it('goes on once the message began, though it is to stop', async () => {
      const stopping = new AbortController();
      server.beforeReply = async () => stopping.abort();
      const end = await openTransport().send(outgoing(server.port, 'starttls'), stopping.signal);

      assert.equal(end.end, 'accepted');
    });
  });

  describe('through a connection that is cut', () => {
    beforeEach(async () => {
      server = await startMailServer({ hidePIPELINING: true });
    });

    /** How it ended, and how often the server accepted it. */
    const play = async (cut: Cut, at: number) => {
      const proxy = await startCuttingProxy(() => server.port);
      proxy.cut = cut;
      const from = `m${String(at).padStart(4, '0')}@example.org`;
      const { end } = await openTransport().send(outgoing(proxy.port, 'none', { from }), never);
      const passed = { ...proxy.passed };
      await proxy.close();
      return { end, passed, count: server.accepted.filter((each) => each.from === from).length };
    };

    const playAll = async (cuts: readonly Cut[]) => {
      const played: (Awaited<ReturnType<typeof play>> & { readonly cut: Cut })[] = [];
      for (let at = 0; at < cuts.length; at += 50) {
        const some = cuts.slice(at, at + 50);
        played.push(
          ...(await Promise.all(some.map(async (cut, index) => ({ cut, ...(await play(cut, at + index)) })))),
        );
      }
      return played;
    };

    it('at any byte, either way, says sent only where the server has it, and failed only where it has not', async function () {
      this.timeout(60_000);
      const { end, passed } = await play({}, 9_999);
      const cuts = (['sent', 'received'] as const).flatMap((side) =>
        Array.from({ length: passed[side] }, (_each, bytes) => ({ [side]: bytes })),
      );
      const played = await playAll(cuts);
      const wrong = played.filter(
        (each) => each.end !== 'unknown' && (each.end === 'accepted') !== (each.count === 1),
      );

      assert.equal(end, 'accepted');
      assert.deepEqual(wrong, []);
      assert.deepEqual([...new Set(played.map((each) => each.end))].sort(), ['failed', 'unknown']);
    });
  });
});
