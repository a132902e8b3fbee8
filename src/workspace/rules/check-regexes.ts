/** Has a team's regular expressions proven in a thread of their own, which is ended when it takes too long. */

import { Worker } from 'node:worker_threads';
import { inBackground } from '../../contract/background/in-background.ts';
import { assetPath } from '../assets.ts';
import { workerEnvironment } from '../worker-environment.ts';
import { type ProvenRegexes, recallRegexes, rememberRegexes } from './proven-regexes.ts';
import { type RegexQuestion, type RegexVerdict, unproven } from './regex-verdict.ts';

export interface RegexProofOptions {
  /** Where answers are kept. */
  readonly cacheDirectory: string;
  /** How long one proof may take: far above the 3 s that the worst of ours takes, for the sake of busy machines. */
  readonly limitMs?: number;
}

const usualLimitMs = 60_000;
/** For all proofs of a run: a repository that brings expressions by the hundred is not waited for without end. */
const totalLimitMs = 300_000;
/** The prover watches the limit itself; a thread that is stuck is ended a while after. */
const graceMs = 30_000;

/** The verdicts on those that are not proven to run in linear time. */
export async function findSlowRegexes(
  sources: readonly string[],
  { cacheDirectory, limitMs = usualLimitMs }: RegexProofOptions,
): Promise<readonly RegexVerdict[]> {
  if (sources.length === 0) return [];
  const known = await recallRegexes(cacheDirectory);
  const verdicts = await prove(
    sources.filter((source) => !known.has(source)),
    limitMs,
  );
  await rememberRegexes(cacheDirectory, lastingOf(verdicts));
  const recalled = sources.flatMap((source): RegexVerdict[] => {
    const why = known.get(source);
    return typeof why === 'string' ? [{ source, safe: false, why, isFinal: true }] : [];
  });
  return [...recalled, ...verdicts.filter(({ safe }) => !safe)];
}

function lastingOf(verdicts: readonly RegexVerdict[]): ProvenRegexes {
  const lasting = new Map<string, string | null>();
  for (const verdict of verdicts) {
    if (verdict.safe) lasting.set(verdict.source, null);
    else if (verdict.isFinal) lasting.set(verdict.source, verdict.why);
  }
  return lasting;
}

async function prove(sources: readonly string[], limitMs: number): Promise<readonly RegexVerdict[]> {
  const verdicts: RegexVerdict[] = [];
  const end = performance.now() + totalLimitMs;
  let worker: Worker | undefined;
  try {
    for (const source of sources) {
      const leftMs = Math.round(Math.min(limitMs, end - performance.now()));
      if (leftMs <= 0) {
        verdicts.push(unproven(source, totalLimitMs));
        continue;
      }
      worker ??= startWorker();
      verdicts.push(await ask(worker, { source, limitMs: leftMs }));
      if (worker.threadId === -1) worker = undefined;
    }
  } finally {
    await worker?.terminate();
  }
  return verdicts;
}

function startWorker(): Worker {
  const worker = new Worker(assetPath('regex-worker.js'), {
    stdout: true,
    env: workerEnvironment(),
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.stdout.resume();
  return worker;
}

/** A thread that does not answer is ended: what cannot be proven in time is not run. */
function ask(worker: Worker, question: RegexQuestion): Promise<RegexVerdict> {
  const { source, limitMs } = question;
  return new Promise((resolve) => {
    const timer = setTimeout(() => inBackground(worker.terminate(), 'Ending a worker'), limitMs + graceMs);
    const onExit = (): void => {
      clearTimeout(timer);
      resolve(unproven(source, limitMs));
    };
    worker.once('error', () =>
      resolve({ source, safe: false, why: 'is refused: the proof failed', isFinal: false }),
    );
    worker.once('exit', onExit);
    worker.once('message', (verdict: RegexVerdict) => {
      clearTimeout(timer);
      worker.off('exit', onExit);
      worker.removeAllListeners('error');
      resolve(verdict);
    });
    worker.postMessage(question);
  });
}
