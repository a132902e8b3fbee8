/** Many people who chat at once: each gets every token of their own answer, in its order. */
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { openChat } from '../../src/backend/testing/chat-client.ts';
import { openAiBytes, type Script, startFaultServer } from '../../src/backend/testing/models/fault-server.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import type { TestApp } from '../../src/backend/testing/test-app.ts';
import type { Person } from '../../src/domain/policy/actor.ts';
import { type BenchRow, percentile } from '../benchmark.ts';
import { sized } from '../size.ts';

const chats = sized(100, 4);
const tokens = sized(500, 5);
const everyMs = 20;

/** By the clock, not by timers: who is late sends what is due. */
const stream: Script = async (reply) => {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  const startedAt = performance.now();
  for (let said = 0; said < tokens; ) {
    const due = Math.min(tokens, Math.floor((performance.now() - startedAt) / everyMs) + 1);
    for (; said < due; said += 1) {
      const choices = [{ index: 0, delta: { role: 'assistant', content: `w${said} ` }, finish_reason: null }];
      reply.write(`data: ${JSON.stringify({ id: 'c', model: 'm', choices })}\n\n`);
    }
    await delay(everyMs / 2);
  }
  reply.end(openAiBytes({ usage: { input: 10, output: tokens } }));
};

async function addPeople({ database, owner }: TestApp, people: Map<string, Person>): Promise<void> {
  for (let index = 0; index < chats; index += 1) {
    const { organizationId, role } = owner;
    const userId = newId();
    await sql`insert into users (id, organization_id, name, role, created_at, updated_at, version)
      values (${userId}, ${organizationId}, 'Person', ${role}, 0, 0, 1)`.execute(database.query);
    people.set(`person-${index}`, { kind: 'user', userId, organizationId, role });
  }
}

/** How many tokens of one answer are missing or elsewhere, and how long it took. */
async function chat(vireo: TestApp, as: string): Promise<{ lost: number; elapsedMs: number }> {
  const client = await openChat(vireo.app, as);
  const startedAt = performance.now();
  const { text, frames } = await client.ask('Tell me.');
  const elapsedMs = performance.now() - startedAt;
  const words = text.trim().split(' ');
  const wrong = Array.from({ length: tokens }, (_, index) => words[index] !== `w${index}`).filter(
    Boolean,
  ).length;
  const gaps = frames.filter(({ offset }, index) => offset !== index).length;
  await client.cut();
  return { lost: wrong + gaps + Math.max(0, words.length - tokens), elapsedMs };
}

export async function measureManyChats(): Promise<BenchRow[]> {
  const people = new Map<string, Person>();
  const provider = await startFaultServer();
  provider.play(stream);
  const env = { VIREO_MODEL_URL: provider.url, VIREO_MODEL_NAME: 'm' };
  const vireo = await openTestApp({ models: { env }, authenticate: async (token) => people.get(token) });
  try {
    await addPeople(vireo, people);
    await vireo.app.listen({ port: 0, host: '127.0.0.1' });
    const done = await Promise.all([...people.keys()].map(async (as) => await chat(vireo, as)));
    const lost = done.reduce((sum, each) => sum + each.lost, 0);
    const late =
      percentile(
        done.map(({ elapsedMs }) => elapsedMs),
        1,
      ) -
      tokens * everyMs;
    const name = `tokens lost or reordered, ${chats} chats of ${tokens} (slowest ${Math.round(late)} ms late)`;
    return [
      {
        name,
        unit: 'tokens',
        ours: lost,
        peer: 0,
        peerName: 'limit',
        ratio: lost,
        goal: '= 0',
        ok: lost === 0,
      },
    ];
  } finally {
    await vireo.close();
    await provider.close();
  }
}
