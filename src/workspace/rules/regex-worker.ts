/** Worker thread that proves regular expressions with recheck's own JavaScript; it starts no program. */
import { parentPort } from 'node:worker_threads';
import recheck from 'recheck/lib/browser.js';
import { type RegexQuestion, type RegexVerdict, regexFlags, unproven } from './regex-verdict.ts';

const port = parentPort;
if (port === null) throw new Error('regex-worker runs as a worker thread only');

port.on('message', (question: RegexQuestion) => port.postMessage(verdictOn(question)));

function verdictOn({ source, limitMs }: RegexQuestion): RegexVerdict {
  const found = recheck.checkSync(source, regexFlags, { timeout: limitMs });
  if (found.status === 'safe') return { source, safe: true };
  const refuse = (why: string): RegexVerdict => ({ source, safe: false, why, isFinal: true });
  if (found.status === 'vulnerable')
    return refuse(`may take for ever: the attack string is ${found.attack.pattern}`);
  const { kind } = found.error;
  if (kind === 'timeout' || kind === 'cancel') return unproven(source, limitMs);
  return refuse(`is refused: ${kind === 'invalid' ? 'it does not compile' : `no proof (${kind})`}`);
}
