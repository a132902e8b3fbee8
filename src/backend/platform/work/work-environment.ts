/**
 * The environment of the work process: names that git and Node need, and nothing else. What reads projects that nobody
 * vouches for has no token, no key and no address of a database to give away.
 */
import { gitSurroundings } from '../../../workspace/git-surroundings.ts';
import { workerEnvironment } from '../../../workspace/worker-environment.ts';

const names = [
  // Electron's program is Node with it alone.
  'ELECTRON_RUN_AS_NODE',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

export function workEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known = names.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(known),
    ...gitSurroundings(env),
    ...workerEnvironment(env),
    // Threads that scan share few arenas: each would keep what it once used.
    MALLOC_ARENA_MAX: '2',
  };
}
