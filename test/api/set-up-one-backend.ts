import { type Connection, type ConnectOptions, connectBackend } from '../../src/connection/index.ts';
import { productVersion } from '../../src/contract/version.ts';
import { backendEntry, makeDataDirectory } from '../support/backend-process.ts';
import { waitFor } from '../support/wait-for.ts';

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A directory whose backends end with the test. */
export function setUpOneBackend() {
  let directory: string;

  let remove: () => Promise<void>;

  const pids = new Set<number>();

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
  });

  afterEach(async () => {
    for (const pid of pids) {
      if (isAlive(pid)) {
        process.kill(pid, 'SIGKILL');
        await waitFor(() => !isAlive(pid), 'the backend to be gone');
      }
    }
    pids.clear();
    await remove();
  });

  const connect = async (options: Partial<ConnectOptions> = {}): Promise<Connection> => {
    const connection = await connectBackend({
      dataDirectory: directory,
      backendEntry,
      nodePath: process.execPath,
      version: productVersion,
      ...options,
    });
    pids.add(connection.pid);
    return connection;
  };

  return {
    get directory() {
      return directory;
    },
    connect,
  };
}
