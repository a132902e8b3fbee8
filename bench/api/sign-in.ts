/**
 * What it costs a request that its person signed in: the token is checked and the session looked up, through its cache of a
 * second, beside the same request without sign-in. On PostgreSQL, by a person who asks ten times a second.
 */
import { migrations } from '../../src/backend/migrations/index.ts';
import { openRemote } from '../../src/backend/platform/http/team/open-remote.ts';
import { createMemoryLimits } from '../../src/backend/platform/limits/limits.ts';
import type { Schema } from '../../src/backend/schema.ts';
import { openFresh } from '../../src/backend/testing/databases.ts';
import { bearer, createTeamApp, publicUrl } from '../../src/backend/testing/team/team-app.ts';
import { createTestApp, type TestApp } from '../../src/backend/testing/test-app.ts';
import { type Benchmark, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const rounds = sized(40, 2);
const requestsOfRound = sized(100, 5);
const betweenMs = 100;

interface Asked {
  readonly test: TestApp;
  readonly headers: Readonly<Record<string, string>>;
  readonly roundMs: number[];
}

/** Mean of a request, in milliseconds. */
async function playRound({ test, headers, roundMs }: Asked): Promise<void> {
  const startedAt = performance.now();
  for (let count = 0; count < requestsOfRound; count += 1) {
    test.clock.now += betweenMs;
    const reply = await test.app.inject({ url: '/api/v1/users/me', headers });
    if (reply.statusCode !== 200) throw new Error(`${reply.statusCode}: ${reply.payload}`);
  }
  roundMs.push((performance.now() - startedAt) / requestsOfRound);
}

async function openApps() {
  const [plain, signedIn, guarded] = await Promise.all(
    [0, 1, 2].map(async () => await openFresh<Schema>('postgres', migrations)),
  );
  if (!plain || !signedIn || !guarded) throw new Error('no database');
  const without = await createTestApp(plain.database, { upTo: 'practice' });
  const team = await createTeamApp(signedIn.database);
  const clock = () => server.clock.now;
  const requestLimits = { limits: createMemoryLimits(), clock };
  const remote = openRemote({ publicUrl, isProxy: () => true, allowedOrigins: [], requestLimits });
  const server = await createTeamApp(guarded.database, { localOnly: false, remote });
  const tokenOf = async (app: typeof team) => (await app.setUp()).body.access.accessToken as string;
  const asked = async (app: typeof team): Promise<Asked> => ({
    test: app,
    headers: { host: new URL(publicUrl).host, ...bearer(await tokenOf(app)) },
    roundMs: [],
  });
  return {
    without: {
      test: without,
      headers: { host: '127.0.0.1', ...bearer('org_admin') },
      roundMs: [],
    } satisfies Asked,
    team: await asked(team),
    server: await asked(server),
    async close() {
      for (const { app } of [without, team, server]) await app.close();
      for (const { dispose } of [plain, signedIn, guarded]) await dispose();
    },
  };
}

export const benchmark: Benchmark = {
  name: 'sign-in',
  async run() {
    const { without, team, server, close } = await openApps();
    try {
      for (let round = 0; round < rounds; round += 1)
        for (const asked of [without, team, server]) await playRound(asked);
      const [plainMs, teamMs, serverMs] = [without, team, server].map(({ roundMs }) =>
        percentile(roundMs, 0.5),
      );
      const beside = (ms = Number.NaN) => Math.max(0, ms - (plainMs ?? Number.NaN));
      return [
        withinLimit('authorization of a request, beside none', {
          ours: beside(teamMs),
          limit: 0.3,
          unit: 'ms',
        }),
        withinLimit('the same with all guards of a server', { ours: beside(serverMs), limit: 1, unit: 'ms' }),
      ];
    } finally {
      await close();
    }
  },
};
