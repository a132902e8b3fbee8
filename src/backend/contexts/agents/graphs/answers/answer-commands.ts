/** Judges a command that a run wants to start in its tree: by the rules of acts, as an agent's, and logged. */

import type { CommandDoubt } from '../../../../../contract/work/commands/command-doubt.ts';
import type { Decision, RuleSet } from '../../../../../domain/policy/acts/act.ts';
import type { ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import type { AutonomyRecords } from './answer-autonomy.ts';

/** Names it in rules and in the log of decisions. */
const tool = 'run_command';

/**
 * For a line that the person has always allowed, and for no other: what denies or asks goes before it, and what cannot be
 * read is denied before any rule.
 */
const allowedAlways: RuleSet = {
  source: 'user',
  rules: [{ verdict: 'allow', tools: [tool], effects: ['write'], reason: 'Always allowed in this project.' }],
};

/** A word may be as long as the line. */
function toDoubt({ kind, what, of, risk }: NonNullable<Decision['doubt']>): CommandDoubt {
  return { kind, what: what.slice(0, 500), of: of.slice(0, 500), ...(risk !== undefined && { risk }) };
}

interface CommandPorts {
  readonly runner: Pick<ToolRunner, 'judge'>;
  readonly autonomy: Pick<AutonomyRecords, 'isAllowedAlways'>;
}

export function answerCommands({ runner, autonomy }: CommandPorts, run: HostedRun): WorkAnswerers {
  const isAllowedAlways = async (line: string): Promise<boolean> => {
    const { actor, projectId, folder, isTrusted } = run;
    if (isTrusted !== true || projectId === undefined || folder === undefined) return false;
    return await autonomy.isAllowedAlways(actor, { projectId, folder, line });
  };
  return {
    command: async ({ line }) => {
      const asker = { kind: 'agent', name: run.agent } as const;
      const more = (await isAllowedAlways(line)) ? [allowedAlways] : [];
      const act = { tool, effect: 'write', command: line, asker } as const;
      const { verdict, why, rule, doubt } = await runner.judge(run.actor, act, more);
      const reason = why === 'unreadable' ? 'What cannot be read is denied.' : (rule?.reason ?? '');
      return { verdict, reason, ...(doubt !== undefined && { doubt: toDoubt(doubt) }) };
    },
  };
}
