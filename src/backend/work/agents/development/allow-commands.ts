/** The question of which commands may run, and what is made of its answer. */
import * as z from 'zod';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import { sayDoubt } from '../../../../domain/policy/acts/say-doubt.ts';
import { sayMissing } from './review.ts';
import type { DevelopmentState } from './state.ts';

const commandsSchema = z.object({ commands: z.array(z.string()) });

export function allowQuestion({
  toAsk,
  doubts = [],
  isolation: alone,
  locksToAsk = [],
  missing = [],
}: DevelopmentState) {
  const isolation = withNetwork(alone, locksToAsk);
  return {
    text: [
      'In a copy of the project, before and after the change:',
      ...toAsk.map((line) => `- ${code(line)}${why(line, doubts)}`),
      isolation === '' ? 'Without network, and without your home folder.' : isolation,
      ...(missing.length === 0
        ? []
        : ['The verdict will be Unproven:', ...missing.map((each) => `- ${sayMissing(each)}`)]),
    ].join('\n'),
    payload: { commands: toAsk, isolation, doubts: doubts.filter(({ line }) => toAsk.includes(line)) },
  };
}

function why(line: string, doubts: NonNullable<DevelopmentState['doubts']>): string {
  const found = doubts.find((each) => each.line === line);
  return found === undefined ? '' : ` ${String(sayDoubt(found.doubt))}`;
}

/** Whoever allows a lock file's command lets it out: that is said of each, whatever holds for the others. */
function withNetwork(isolation: string, locks: readonly string[]): string {
  if (locks.length === 0) return isolation;
  const others =
    isolation.replace(/^Not isolated: /, '') || 'All others run without network and home folder.';
  const which = locks.map(code).join(', ');
  return `Not isolated: ${which} asks package registries over the network and writes a lock file. ${others}`;
}

const code = (line: string): string => `\`${line.replaceAll('`', 'ˋ')}\``;

export function takeAllowed(
  { checks }: DevelopmentInput,
  { allowed, toAsk, leftOut, locksToAsk = [], allowedLocks = [] }: DevelopmentState,
  { approved, payload }: AgentAnswer,
): Partial<DevelopmentState> {
  const chosen = commandsSchema.safeParse(payload);
  const yes = approved && chosen.success ? toAsk.filter((line) => chosen.data.commands.includes(line)) : [];
  const no = toAsk.filter((line) => !yes.includes(line));
  return {
    allowed: [...allowed, ...yes.filter((line) => checks.includes(line))],
    allowedLocks: [...allowedLocks, ...yes.filter((line) => locksToAsk.includes(line))],
    toAsk: [],
    leftOut: [...leftOut, ...no.map((line) => `${code(line)} was not allowed.`)],
  };
}
