/** Judges a command that a run wants to start in its tree: by the rules of acts, as an agent's, and logged. */
import type { ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';

/** Names it in rules and in the log of decisions. */
const tool = 'run_command';

export function answerCommands(runner: Pick<ToolRunner, 'judge'>, run: HostedRun): WorkAnswerers {
  return {
    command: async ({ line }) => {
      const asker = { kind: 'agent', name: run.agent } as const;
      const decision = await runner.judge(run.actor, { tool, effect: 'write', command: line, asker }, []);
      const { verdict, why, rule } = decision;
      const reason = why === 'unreadable' ? 'What cannot be read is denied.' : (rule?.reason ?? '');
      return { verdict, reason };
    },
  };
}
