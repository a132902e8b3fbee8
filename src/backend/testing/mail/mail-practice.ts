/** A practice that sends mail to a server of the test, and the kinds of mail that tests queue. */
import { afterUnknownEnds } from '../../../domain/mail/mail-states.ts';
import type { Database } from '../../platform/db/database.ts';
import type { MailKind, NewMail, OutboxMail } from '../../platform/mail/mail.ts';
import type { MailOptions } from '../../platform/mail/mail-ports.ts';
import type { Schema } from '../../schema.ts';
import { requireOk } from '../billing-practice.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../test-app.ts';
import { testCertificate } from './test-certificate.ts';

export interface MailPractice extends TestApp {
  /** What kinds are asked and notified of. */
  readonly hooks: { -readonly [K in 'findObjection' | 'sent' | 'ended']?: MailKind[K] };
  /** Of a server on this port; the password is handed over unless it is empty. */
  addAccount(port: number, more?: object, password?: string): Promise<string>;
  queue(mail?: Partial<NewMail>): Promise<OutboxMail>;
  find(id: string): Promise<{ readonly state: string; readonly [field: string]: unknown }>;
  /** Nothing that is due waits. */
  settle(): Promise<void>;
  /** Lets time pass until each mail that waits by itself was tried again. */
  settleAll(): Promise<void>;
}

/** `mail.example` is this machine. */
export const mailOutbound = {
  allowedHosts: async () => ['mail.example', '127.0.0.1'],
  resolve: async () => [{ address: '127.0.0.1', family: 4 as const }],
};

export async function createMailPractice(
  database: Database<Schema>,
  { mail, ...options }: TestAppOptions & { readonly mail?: MailOptions } = {},
): Promise<MailPractice> {
  const vireo = await createTestApp(database, {
    upTo: 'account',
    outbound: mailOutbound,
    mail: { certificates: [testCertificate], ...mail },
    ...options,
  });
  const hooks: MailPractice['hooks'] = {};
  const { app, owner } = vireo;
  for (const afterUnknownEnd of afterUnknownEnds) {
    app.mail.declare({
      name: `test.${afterUnknownEnd}`,
      afterUnknownEnd,
      findObjection: async (...asked) => await hooks.findObjection?.(...asked),
      sent: async (...asked) => await hooks.sent?.(...asked),
      ended: async (...asked) => await hooks.ended?.(...asked),
    });
  }
  const { jobs, unitOfWork } = app.mail.ports;
  const find: MailPractice['find'] = async (id) =>
    requireOk(await vireo.ask('GET', `/mail/outbox/${id}`)).body;
  const settle = async () => {
    jobs.wake();
    await jobs.idle();
  };
  return {
    ...vireo,
    hooks,
    find,
    settle,
    async addAccount(port, more = {}, password = 'open sesame') {
      const body = { address: 'mara@example.org', host: 'mail.example', port, security: 'starttls', ...more };
      const { id } = requireOk(await vireo.ask('POST', '/mail/accounts', { body })).body;
      if (password !== '') {
        requireOk(await vireo.ask('PUT', `/mail/accounts/${id}/password`, { body: { password } }));
      }
      return id;
    },
    queue: async (mail = {}) =>
      await unitOfWork.write(
        owner,
        async (work) =>
          await app.mail.enqueue(work, {
            kind: 'test.ask',
            to: [{ name: 'Nordwind GmbH', address: 'billing@nordwind.example' }],
            subject: 'Invoice 12',
            text: 'Hello,\nplease find attached invoice 12.\n',
            ...mail,
          }),
      ),
    async settleAll() {
      for (let rounds = 0; rounds < 100; rounds += 1) {
        await settle();
        const { items } = requireOk(await vireo.ask('GET', '/mail/outbox?state=queued')).body;
        const next = items.flatMap(({ nextAt }: { nextAt: string | null }) => nextAt ?? []).sort()[0];
        if (next === undefined) return;
        vireo.clock.now = Math.max(vireo.clock.now, Date.parse(next));
      }
    },
  };
}
