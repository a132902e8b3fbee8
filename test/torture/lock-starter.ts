/** One of many that want to be the backend of a directory: says "held" or "refused"; a holder stays until killed. */
import { tryBackendLock } from '../../src/backend/local/lock.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: lock-starter DIRECTORY');

const lock = tryBackendLock(directory);
process.stdout.write(lock ? 'held\n' : 'refused\n');
if (lock) {
  process.stdin.on('close', () => lock.release());
  process.stdin.resume();
}
