/** Has a team's regular expressions proven in a thread of their own, which is ended when it takes too long. */
import { Worker } from 'node:worker_threads';
import { assetPath } from '../assets.ts';

export type RegexVerdict =
  | { readonly source: string; readonly safe: true }
  | { readonly source: string; readonly safe: false; readonly why: string };

const timeoutMs = 10_000;

/** The verdicts on those that are not proven to run in linear time. */
export async function findSlowRegexes(sources: readonly string[]): Promise<readonly RegexVerdict[]> {
  if (sources.length === 0) return [];
  const slow: RegexVerdict[] = [];
  let worker: Worker | undefined;
  try {
    for (const source of sources) {
      worker ??= startWorker();
      const verdict = await ask(worker, source);
      if (!verdict.safe) slow.push(verdict);
      if (verdict.safe || worker.threadId !== -1) continue;
      worker = undefined;
    }
  } finally {
    await worker?.terminate();
  }
  return slow;
}

function startWorker(): Worker {
  const worker = new Worker(assetPath('regex-worker.js'), {
    stdout: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.stdout.resume();
  return worker;
}

/** A thread that does not answer is ended: what cannot be proven in time is refused. */
function ask(worker: Worker, source: string): Promise<RegexVerdict> {
  return new Promise((resolve) => {
    const refuse = (why: string): void => resolve({ source, safe: false, why });
    const timer = setTimeout(() => void worker.terminate(), timeoutMs);
    const onExit = (): void => refuse('is refused: no proof in time');
    worker.once('error', () => refuse('is refused: the proof failed'));
    worker.once('exit', onExit);
    worker.once('message', (verdict: RegexVerdict) => {
      clearTimeout(timer);
      worker.off('exit', onExit);
      worker.removeAllListeners('error');
      resolve(verdict);
    });
    worker.postMessage(source);
  });
}
