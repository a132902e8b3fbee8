/** Tells a run how far it goes in its project without a person, and judges what it would write then; that is logged. */
import {
  type AutonomyAnswer,
  defaultAutonomy,
  defaultProtectedBranches,
} from '../../../../../contract/work/autonomy.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import type { RuleSet } from '../../../../../domain/policy/acts/act.ts';
import type { ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';

/** What the records say of a project, and of a person's commands in it. */
export interface AutonomyRecords {
  load(actor: Person, projectId: string): Promise<Pick<AutonomyAnswer, 'level' | 'protectedBranches'>>;
  isAllowedAlways(
    actor: Person,
    asked: { readonly projectId: string; readonly folder: string; readonly line: string },
  ): Promise<boolean>;
}

/** Names it in rules and in the log of decisions. */
const tool = 'apply_changes';

/** It allows what no rule denies or asks about. */
const unattended: RuleSet = {
  source: 'organization',
  rules: [
    {
      verdict: 'allow',
      tools: [tool],
      effects: ['write'],
      reason: 'Agents work unattended in this project.',
    },
  ],
};

export function answerAutonomy(
  { runner, autonomy }: { readonly runner: Pick<ToolRunner, 'judge'>; readonly autonomy: AutonomyRecords },
  run: HostedRun,
): WorkAnswerers {
  return {
    autonomy: async ({ writes: paths }) => {
      const { actor, projectId } = run;
      const { level, protectedBranches } =
        projectId === undefined
          ? { level: defaultAutonomy, protectedBranches: [...defaultProtectedBranches] }
          : await autonomy.load(actor, projectId);
      const said = { level, protectedBranches };
      if (level !== 'unattended' || run.isTrusted !== true || paths.length === 0)
        return { ...said, writes: { verdict: 'ask', reason: '' } };
      const asker = { kind: 'agent', name: run.agent } as const;
      const decision = await runner.judge(actor, { tool, effect: 'write', paths, asker }, [unattended]);
      return { ...said, writes: { verdict: decision.verdict, reason: decision.rule?.reason ?? '' } };
    },
  };
}
