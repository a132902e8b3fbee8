/** Worker thread that proves regular expressions with recheck's own JavaScript; it starts no program. */
import { parentPort } from 'node:worker_threads';
import recheck from 'recheck/lib/browser.js';
import type { RegexVerdict } from './check-regexes.ts';

const port = parentPort;
if (port === null) throw new Error('regex-worker runs as a worker thread only');
const timeoutMs = 5_000;

port.on('message', (source: string) => port.postMessage(verdictOn(source)));

function verdictOn(source: string): RegexVerdict {
  const found = recheck.checkSync(source, 'i', { timeout: timeoutMs });
  if (found.status === 'safe') return { source, safe: true };
  const why =
    found.status === 'vulnerable'
      ? `may take for ever: the attack string is ${found.attack.pattern}`
      : `is refused: ${found.error.kind === 'invalid' ? 'it does not compile' : `no proof (${found.error.kind})`}`;
  return { source, safe: false, why };
}
