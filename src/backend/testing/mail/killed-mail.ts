/** A history of mail whose processes are killed around sending, and what must hold of it in the end. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type AfterUnknownEnd, afterUnknownEnds } from '../../../domain/mail/mail-states.ts';
import type { Database } from '../../platform/db/database.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { createMailTransport } from '../../platform/mail/transport/create-transport.ts';
import type { MailTransport, TransportEnd } from '../../platform/mail/transport/mail-transport.ts';
import { createOutbound } from '../../platform/outbound/create-outbound.ts';
import type { Schema } from '../../schema.ts';
import { createMemoryFileStore } from '../memory-file-store.ts';
import { createMailPractice, type MailPractice, mailOutbound } from './mail-practice.ts';
import type { MailServer } from './mail-server.ts';
import { testCertificate } from './test-certificate.ts';

/** In `npm test`; the benchmark `killed-mail` plays many histories of them. `VIREO_ROUNDS` says otherwise. */
export const killsOfHistory = Number(process.env['VIREO_ROUNDS'] ?? 5);

/** Where the process ends: with the row claimed and nothing sent, as the message begins, or with it sent and its end not written. */
const killPoints = ['claimed', 'begun', 'sent'] as const;
export type KillPoint = (typeof killPoints)[number];
/** What the server does where no process is killed. */
const behaviours = ['accept', 'greylist', 'refuse', 'cut'] as const;

/** 0 to below 1, the same of the same seed. */
export function createSeededRandom(seed: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}

export interface Killed {
  readonly transport: MailTransport;
  /** Resolves when it happened. */
  readonly killed: Promise<void>;
  arm(point: KillPoint): void;
  /** The dead process lets go, so that the test can end it. */
  bury(): void;
}

export function createKilledTransport(): Killed {
  const outbound = createOutbound(mailOutbound, createSilentLogger());
  const real = createMailTransport({ outbound, certificates: [testCertificate] });
  const death = Promise.withResolvers<void>();
  const burial = Promise.withResolvers<TransportEnd>();
  let armed: string | undefined;
  return {
    killed: death.promise,
    arm(point) {
      armed = point;
    },
    bury: () => burial.resolve({ end: 'unknown', fault: 'connection_lost' }),
    transport: {
      async send(...asked) {
        const point = armed;
        if (point === undefined) return await real.send(...asked);
        if (point === 'begun') await asked[2]?.();
        if (point === 'sent') await real.send(...asked);
        death.resolve();
        return await burial.promise;
      },
    },
  };
}

interface Queued {
  readonly id: string;
  readonly messageId: string;
  readonly kind: AfterUnknownEnd;
  /** Its process was killed before its message began. */
  readonly isUnbegun?: boolean;
}

/** Lets the server behave so until it has answered once. */
function behave(server: MailServer, behaviour: (typeof behaviours)[number]): void {
  if (behaviour === 'greylist') server.replies.data = '451 4.7.1 Later';
  if (behaviour === 'refuse') server.replies.data = '550 5.7.1 No';
  if (behaviour === 'cut') {
    server.beforeReply = async () => {
      server.beforeReply = async () => undefined;
      server.cutAll();
    };
  }
}

function calm(server: MailServer): void {
  server.replies.data = undefined;
  server.beforeReply = async () => undefined;
}

export interface KilledHistory {
  readonly database: Database<Schema>;
  readonly server: MailServer;
  /** 0 to below 1. */
  readonly random: () => number;
  readonly kills: number;
}

/** What was found in the end: how many mails there were, how many the server took, and which of them twice, as their kind allows. */
export interface PlayedHistory {
  readonly mails: number;
  readonly accepted: number;
  readonly twice: number;
}

/** Each round queues a mail of each kind, and kills the process at one of them; then another process goes on. */
export async function playKilledMail(history: KilledHistory): Promise<PlayedHistory> {
  const { database, server, random, kills } = history;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const queued: Queued[] = [];
  const dead: { readonly practice: MailPractice; readonly kill: Killed }[] = [];
  const files = createMemoryFileStore();
  let now: number | undefined;
  const start = async () => {
    const kill = createKilledTransport();
    const practice = await createMailPractice(database, { files, mail: { transport: kill.transport } });
    practice.clock.now = (now ?? practice.clock.now) + 60_000;
    return { practice, kill };
  };
  const queue = async (practice: MailPractice, kind: AfterUnknownEnd, isUnbegun = false) => {
    const { id, messageId } = await practice.queue({ kind: `test.${kind}` });
    queued.push({ id, messageId, kind, isUnbegun });
  };
  for (let round = 0; round < kills; round += 1) {
    const { practice, kill } = await start();
    if (round === 0) await practice.addAccount(server.port, { signIn: 'none' }, '');
    // What the dead one left is tried before the server behaves as it likes: it would end otherwise by that, and not by the kill.
    await practice.settle();
    for (const kind of afterUnknownEnds) {
      behave(server, pick(behaviours));
      await queue(practice, kind);
      await practice.settle();
      calm(server);
    }
    const point = pick(killPoints);
    kill.arm(point);
    await queue(practice, pick(afterUnknownEnds), point === 'claimed');
    practice.app.mail.ports.jobs.wake();
    await kill.killed;
    now = practice.clock.now;
    dead.push({ practice, kill });
  }
  const { practice } = await start();
  await practice.settleAll();
  await judge(practice, { queued, server });
  await practice.app.close();
  for (const { practice: ended, kill } of dead) {
    kill.bury();
    await ended.app.close();
  }
  // What a dead process says late changes nothing.
  const last = await start();
  const played = await judge(last.practice, { queued, server });
  await last.practice.app.close();
  return played;
}

/** A person is asked, or it is dropped. */
const isUnknown = (state: string) => state === 'may_have_been_sent' || state === 'dropped';

const ends = ['sent', 'refused', 'may_have_been_sent', 'dropped'];

async function judge(
  practice: MailPractice,
  { queued, server }: { readonly queued: readonly Queued[]; readonly server: MailServer },
): Promise<PlayedHistory> {
  const known = new Set(queued.map(({ messageId }) => messageId));
  const strays = server.accepted.filter(({ messageId }) => !known.has(messageId ?? ''));
  assert.deepEqual(strays, [], 'the server has mail that the outbox does not know');
  let twice = 0;
  for (const { id, messageId, kind, isUnbegun } of queued) {
    const { state } = await practice.find(id);
    const count = server.accepted.filter((each) => each.messageId === messageId).length;
    const said = `${kind} ${state}: the server has ${count} of ${messageId}`;
    assert.ok(ends.includes(state), said);
    assert.ok(count <= (kind === 'once_more' ? 2 : 1), said);
    // By itself, as if nothing had been killed.
    if (isUnbegun && isUnknown(state)) assert.ok(count >= 1, said);
    if (state === 'sent') assert.ok(count >= 1, said);
    if (state === 'refused') assert.equal(count, 0, said);
    if (count > 1) twice += 1;
  }
  return { mails: queued.length, accepted: server.accepted.length, twice };
}
