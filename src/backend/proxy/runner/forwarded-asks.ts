/** Questions of a run that its server answers. */
import { type AskKind, type WorkAsk, workAnswers } from '../../../contract/work/work-asks.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';

/** What asks the service about advisories is this machine's. */
const own: ReadonlySet<string> = new Set<AskKind>(['advisories']);

/** What a server answers is checked as what a process asks is. */
export function forwardedAsks(askServer: (ask: WorkAsk) => Promise<unknown>): WorkAnswerers {
  const forwarded = Object.entries(workAnswers)
    .filter(([kind]) => !own.has(kind))
    .map(([kind, schema]) => [kind, async (ask: WorkAsk) => schema.parse(await askServer(ask))]);
  return Object.fromEntries(forwarded) as WorkAnswerers;
}
