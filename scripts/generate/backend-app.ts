/** The app over an empty database, for what is generated from its routes. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/backend/app.ts';
import { migrations } from '../../src/backend/migrations/index.ts';
import { migrate, openSqlite } from '../../src/backend/platform/db/index.ts';
import { LocalFileStore } from '../../src/backend/platform/files/local-file-store.ts';
import { createSilentLogger } from '../../src/backend/platform/log/logger.ts';
import type { Work } from '../../src/backend/platform/work/work.ts';
import type { Schema } from '../../src/backend/schema.ts';
import { openTeamAccounts } from '../../src/backend/team/open-team-accounts.ts';

/** The API's documents do not carry the product's version: a release is no drift. */
const documentVersion = '1';

/** Routes are looked at, not asked. */
const noWork: Work = {
  run: () => Promise.reject(new Error('nothing is run here')),
  ask: () => Promise.reject(new Error('nothing is run here')),
  close: () => undefined,
};

const noLibrary = () => Promise.reject(new Error('nobody signs in here'));

/** A server has all routes: nobody signs in here. */
const ofServer = {
  publicUrl: 'https://vireo.invalid',
  openRegistration: true,
  secret: 'of nothing that is kept'.padEnd(32, '.'),
  firstStart: { zone: 'UTC', currency: 'EUR', countryCode: 'DE', language: 'en' },
  library: {
    hashPassword: noLibrary,
    signIn: noLibrary,
    checkPassword: noLibrary,
    secondFactor: {
      begin: noLibrary,
      findStep: noLibrary,
      recoveryCodes: noLibrary,
      renewRecoveryCodes: noLibrary,
      useRecoveryCode: noLibrary,
      remove: noLibrary,
    },
    passkeys: {
      beginRegistration: noLibrary,
      register: noLibrary,
      beginSignIn: noLibrary,
      signIn: noLibrary,
    },
  },
};

export async function askApp<T>(ask: (app: FastifyInstance) => T): Promise<T> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'vireo-generate-'));
  const database = await openSqlite<Schema>({ directory, driver: 'node-sqlite' });
  try {
    await migrate(database, migrations);
    const { team } = await openTeamAccounts({ ...ofServer, database, clock: Date.now });
    const app = await buildApp({
      database,
      team,
      authenticate: async () => undefined,
      clock: Date.now,
      version: documentVersion,
      localOnly: true,
      logger: createSilentLogger(),
      work: noWork,
      files: new LocalFileStore({ folder: path.join(directory, 'files'), now: Date.now }),
    });
    await app.ready();
    const answer = ask(app);
    await app.close();
    return answer;
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  }
}
