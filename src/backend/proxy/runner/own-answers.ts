/**
 * What a run of an agent asks, as this machine answers: its server judges, keeps and pays, and what touches this machine is
 * allowed by its own user alone. A server can deny, and allow nothing.
 */
import type { Person } from '../../../domain/policy/actor.ts';
import { answerCrews, type CrewRecords } from '../../contexts/agents/graphs/answers/answer-crews.ts';
import type { HostedRun } from '../../platform/work/hosted-run.ts';
import type { OutwardEffect } from '../../platform/work/outward-effect.ts';
import type { UnderWay } from '../../platform/work/under-way.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';
import type { HeadsOfRun } from '../machine/run-consents.ts';
import { answerOwnEffects, type Noting } from './own-effects.ts';
import { type CheckpointAnswers, sealCheckpoints } from './sealed-checkpoints.ts';

/** What is kept on this machine, and done by it. */
export interface OwnPorts {
  readonly sealingKey: Buffer;
  isAllowedAlways(asked: { readonly projectId: string; readonly line: string }): boolean;
  readonly crews: CrewRecords;
  readonly effects: readonly OutwardEffect[];
}

/** Who sits at this machine: its server alone knows their name and role. */
export const machineUser: Person = { kind: 'user', userId: '', organizationId: '', role: 'org_admin' };

type Judging = Required<Pick<WorkAnswerers, 'command' | 'autonomy'>>;

/** It stands in a question of this machine: whose words they are is said. */
function quoted(reason: string): string {
  return reason === '' ? '' : `Its server says: ${reason.replace(/\s+/g, ' ').slice(0, 200)}`;
}

interface AskingRun {
  readonly run: HostedRun;
  readonly heads: HeadsOfRun;
  readonly underWay: UnderWay;
}

/** `server`: what its server answers, of every kind. */
export function ownAnswers(
  ports: OwnPorts,
  { run, heads, underWay }: AskingRun,
  server: WorkAnswerers & Judging & Noting & CheckpointAnswers,
): WorkAnswerers {
  return {
    ...server,
    ...answerCrews(ports.crews, run),
    ...sealCheckpoints({ key: ports.sealingKey, id: run.id, from: run.from, heads }, server),
    ...answerOwnEffects({ ...ports, run, underWay }, server),
    command: async (ask, use) => {
      const judged = await server.command(ask, use);
      if (judged.verdict === 'deny') return judged;
      // With a reason it is a rule of the organization that asks.
      const mayAllow = run.isTrusted === true && (judged.verdict === 'allow' || judged.reason === '');
      const { projectId = '' } = run;
      if (mayAllow && ports.isAllowedAlways({ projectId, line: ask.line }))
        return { verdict: 'allow', reason: 'Always allowed on this machine.' };
      const { doubt } = judged;
      const reason = judged.verdict === 'ask' ? quoted(judged.reason) : '';
      return { verdict: 'ask', reason, ...(doubt !== undefined && { doubt }) };
    },
    autonomy: async (ask, use) => {
      const { level, protectedBranches } = await server.autonomy(ask, use);
      // Nobody is at hand to see what a server lets run unattended.
      const own = level === 'unattended' ? 'ask' : level;
      return { level: own, protectedBranches, writes: { verdict: 'ask', reason: '' } };
    },
  };
}
