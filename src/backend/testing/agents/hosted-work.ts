/** An agent of a test in the work of this process, and the backend that answers it: the real questions over the real channel. */
import * as z from 'zod';
import type { AgentAnswer, AgentEvent, AgentQuestion } from '../../../contract/work/agent-run.ts';
import { type AgentBrought, agentBroughtSchema } from '../../../contract/work/work-tasks.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import { loadOwner } from '../../contexts/account/first-start.ts';
import { crewEvents } from '../../contexts/agents/crews/crews.events.ts';
import { isCrewAllowed, keepCrew } from '../../contexts/agents/crews/crews.service.ts';
import type { AutonomyRecords } from '../../contexts/agents/graphs/answers/answer-autonomy.ts';
import type { CrewRecords } from '../../contexts/agents/graphs/answers/answer-crews.ts';
import { openAgentAnswers } from '../../contexts/agents/graphs/open-agent-answers.ts';
import type { Database } from '../../platform/db/index.ts';
import type { ModelGateway } from '../../platform/models/gateway.ts';
import type { SlicePorts } from '../../platform/ports.ts';
import type { ToolRunner } from '../../platform/tools/tool-runner.ts';
import type { Decided } from '../../platform/work/hosted-run.ts';
import type { OutwardEffect } from '../../platform/work/outward-effect.ts';
import type { Work } from '../../platform/work/work.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';
import type { Schema } from '../../schema.ts';
import type { AgentResult, AgentRun } from '../../work/agents/agent.ts';
import { type RegisteredAgent, register } from '../../work/agents/registry.ts';
import { createSlicePorts } from '../reach/slice-ports.ts';

export type TestRun = (run: AgentRun<unknown>) => Promise<AgentResult>;

export function createTestAgent(run: TestRun): RegisteredAgent {
  return register({
    name: 'tested',
    title: 'Tested agent',
    description: 'Does what the test says.',
    version: '1.0.0',
    needsProject: false,
    inputSchema: z.unknown(),
    run,
  });
}

export const nothingDone = {
  report: '',
  read: { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} },
} as const satisfies AgentResult;

interface Hosting {
  readonly effects?: readonly OutwardEffect[];
  readonly runner?: Partial<ToolRunner>;
  readonly models?: Pick<ModelGateway, 'stream'>;
  readonly autonomy?: Partial<AutonomyRecords>;
  /** The records' own when absent. */
  readonly crews?: CrewRecords;
  /** What people have dismissed of what is in sight; nothing when absent. */
  readonly dismissals?: WorkAnswerers['dismissals'];
}

interface Asked {
  readonly run?: string;
  readonly resume?: AgentAnswer | undefined;
  readonly from?: { readonly run: string; readonly checkpoint: string };
  readonly signal?: AbortSignal;
  /** Another agent than the test's own. */
  readonly agent?: string;
  readonly input?: unknown;
  readonly project?: {
    readonly id: string;
    readonly name: string;
    readonly folder: string;
    readonly trusted?: boolean;
  };
  readonly onEvent?: (event: AgentEvent) => void;
  /** Another person than the hosting's own. */
  readonly as?: Person;
}

export interface HostedWork {
  readonly actor: Person;
  /** One task of the agent `tested`. */
  ask(work: Work, asked?: Asked): Promise<AgentBrought>;
}

const refused = (): never => {
  throw new Error('Nobody answers this in the test.');
};

/** What slices stand on, and a person's agent, in a database without an app. */
export async function openHosting(
  database: Database<Schema>,
): Promise<{ readonly ports: SlicePorts; readonly actor: Person }> {
  const ownerStart = { zone: 'Europe/Berlin', currency: 'EUR', countryCode: 'DE', language: 'en' };
  const owner = await loadOwner(database, {
    ...ownerStart,
    ownerName: 'Mara Voss',
    practiceName: 'Mara Voss',
    now: Date.now(),
  });
  const ports = createSlicePorts({ database, clock: Date.now, events: () => crewEvents });
  return { ports, actor: { ...owner, kind: 'agent', agent: 'tested' } };
}

/** As a request keeps it. */
function decidedOf(
  question: AgentQuestion | undefined,
  { approved, payload = question?.payload }: AgentAnswer,
  by: string,
): Decided | undefined {
  return question && { step: question.step, approved, payload, by };
}

const placeOf = (project: Asked['project']) =>
  project && { projectId: project.id, folder: project.folder, isTrusted: project.trusted === true };

export async function hostWork(database: Database<Schema>, hosting: Hosting = {}): Promise<HostedWork> {
  const { ports, actor } = await openHosting(database);
  const answersFor = openAgentAnswers({
    ...ports,
    effects: hosting.effects ?? [],
    runner: { list: () => [], call: refused, judge: refused, openPaths: refused, ...hosting.runner },
    models: { isSetUp: async () => true, stream: refused, ...hosting.models },
    autonomy: {
      load: async () => ({ level: 'ask', protectedBranches: ['main', 'master', 'release/*'] }),
      isAllowedAlways: async () => false,
      ...hosting.autonomy,
    },
    crews: hosting.crews ?? {
      isAllowed: async (person, asked) => await isCrewAllowed(ports, person, asked),
      keep: async (person, asked) => await keepCrew(ports, person, asked),
    },
    loadZone: async () => 'Europe/Berlin',
  });
  const waiting = new Map<string, AgentQuestion>();
  return {
    actor,
    async ask(work, asked = {}) {
      const { run = 'run-1', resume, from, signal, onEvent = () => undefined } = asked;
      const { agent = 'tested', input = {}, project, as = actor } = asked;
      const task = { kind: 'agent', agent, input, project, now: Date.now(), run, resume, from } as const;
      const hosted = {
        id: run,
        actor: as,
        agent,
        title: 'Tested agent',
        from,
        tell: onEvent,
        ...placeOf(project),
        decided: resume && decidedOf(waiting.get(run), resume, as.userId),
      };
      const brought = await work.run(task, {
        result: agentBroughtSchema,
        ...(signal !== undefined && { signal }),
        onEvent,
        answers: {
          dismissals: hosting.dismissals ?? (async () => []),
          previous: async () => ({ summary: null }),
          ...answersFor(hosted),
        },
      });
      if (brought.waiting !== undefined) waiting.set(run, brought.waiting);
      return brought;
    },
  };
}
