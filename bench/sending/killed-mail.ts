/**
 * 200 processes that are killed around sending, each beside mail that a server accepts, puts off, refuses or cuts: how many of the mails end
 * as the server has them. One that breaks what must hold fails the history, and says of which seed it is.
 */
import { migrations } from '../../src/backend/migrations/index.ts';
import type { Schema } from '../../src/backend/schema.ts';
import { type DatabaseKind, openFresh } from '../../src/backend/testing/databases.ts';
import {
  createSeededRandom,
  killsOfHistory,
  type PlayedHistory,
  playKilledMail,
} from '../../src/backend/testing/mail/killed-mail.ts';
import { startMailServer } from '../../src/backend/testing/mail/mail-server.ts';
import { atLeast, type Benchmark } from '../benchmark.ts';
import { sized } from '../size.ts';

const kills = sized(200, killsOfHistory);
const histories = Math.ceil(kills / killsOfHistory);
const kinds: readonly DatabaseKind[] = ['sqljs', 'postgres'];

async function play(kind: DatabaseKind, seed: number): Promise<PlayedHistory> {
  const server = await startMailServer();
  const { database, dispose } = await openFresh<Schema>(kind, migrations);
  try {
    return await playKilledMail({
      database,
      server,
      random: createSeededRandom(seed),
      kills: killsOfHistory,
    });
  } finally {
    await server.close();
    await dispose();
  }
}

/** By turns on each database. */
async function playAll(): Promise<readonly (PlayedHistory | undefined)[]> {
  const first = Number(process.env['VIREO_SEED'] ?? 43);
  const played: (PlayedHistory | undefined)[] = [];
  for (let seed = first; seed < first + histories; seed += 1) {
    const kind = kinds[seed % kinds.length] ?? 'sqljs';
    try {
      played.push(await play(kind, seed));
    } catch (error) {
      console.error(`VIREO_SEED=${seed} on ${kind}: ${error instanceof Error ? error.message : error}`);
      played.push(undefined);
    }
  }
  return played;
}

export const benchmark: Benchmark = {
  name: 'killed-mail',
  async run() {
    const played = await playAll();
    const sum = (of: (each: PlayedHistory) => number) =>
      played.reduce((all, each) => all + (each === undefined ? 0 : of(each)), 0);
    const facts = `${sum(({ mails }) => mails)} mails, ${sum(({ accepted }) => accepted)} accepted, ${sum(({ twice }) => twice)} twice as their kind allows`;
    const peer = histories * killsOfHistory;
    const ours = played.filter((each) => each !== undefined).length * killsOfHistory;
    const name = `kills around sending after which all is as the server has it (${facts})`;
    return [atLeast({ name, unit: 'kills', ours, peer, peerName: 'all of them' }, 1)];
  },
};
