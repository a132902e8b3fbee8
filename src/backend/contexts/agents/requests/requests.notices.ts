/** What agents ask, and how their runs ended, for the person who asked them. */
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { LoggedEvent } from '../../../platform/events/logged-events.ts';
import type { Notice, NoticeType, NoticeTypes } from '../../../platform/notices/notice.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { readQuestion } from './request-view.ts';

interface Named {
  readonly agents: readonly AgentDeclaration[];
  findProject(reads: Reads, id: string): Promise<{ readonly name: string } | undefined>;
}

const approvalEnds = ['request.answered', 'request.cancelled', 'request.failed', 'request.retried'] as const;

const sample = { agent: 'Development agent', project: 'Orders service' };

export function requestNotices(ports: Named): NoticeTypes {
  return {
    'agent.asks': asks(ports),
    'agent.approved': told(ports, {
      on: 'request.approved',
      severity: 'warning',
      words: {
        ...eachInLanguages({
          name: text`Agent's work approved`,
          title: text`{agent} was approved: let it go on`,
          detail: text`{project}`,
        }),
        sample,
      },
    }),
    'agent.finished': told(ports, {
      on: 'request.done',
      severity: 'info',
      words: {
        ...eachInLanguages({
          name: text`Agent finished`,
          title: text`{agent} finished`,
          detail: text`{project}`,
        }),
        sample,
      },
    }),
    'agent.failed': told(ports, {
      on: 'request.failed',
      severity: 'error',
      words: {
        ...eachInLanguages({
          name: text`Agent failed`,
          title: text`{agent} failed`,
          detail: text`{project}, {error}`,
        }),
        sample: { ...sample, error: 'The model did not answer in time.' },
      },
    }),
  };
}

function asks(ports: Named): NoticeType {
  return {
    seenWith: { table: 'requests' },
    section: 'agents',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Agent needs an answer`,
        title: text`{agent} asks`,
        detail: text`{question} · {project}`,
      }),
      sample: { ...sample, question: 'Run pytest?' },
    },
    source: {
      kind: 'standing',
      on: [
        'request.waiting',
        'request.answered',
        'request.started',
        'request.done',
        'request.failed',
        'request.cancelled',
      ],
      async list(reads, { subjectId }) {
        let waiting = reads
          .invariant('requests')
          .select(['id', 'agent', 'project_id', 'requested_by', 'question', 'updated_at'])
          .where('state', '=', 'waiting');
        if (subjectId !== undefined) waiting = waiting.where('id', '=', subjectId);
        const notices: Notice[] = [];
        for (const row of await waiting.execute())
          notices.push({
            subject: { kind: 'request', id: row.id },
            to: { users: [row.requested_by] },
            values: {
              ...(await nameOf(ports, reads, { agent: row.agent, projectId: row.project_id })),
              question: readQuestion(row)?.title ?? '',
            },
            at: Number(row.updated_at),
          });
        return notices;
      },
    },
  };
}

/** Of one agent and project there is one item: an agent that fails twenty times fills no list. */
function told(
  ports: Named,
  {
    on,
    severity,
    words,
  }: Pick<NoticeType, 'severity' | 'words'> & {
    readonly on: 'request.approved' | 'request.done' | 'request.failed';
  },
): NoticeType {
  return {
    seenWith: { table: 'requests' },
    section: 'agents',
    severity,
    reason: 'owner',
    words,
    source: {
      kind: 'passing',
      on: [on],
      settledBy: on === 'request.approved' ? approvalEnds : ['request.retried'],
      async tell({ id, at, after }: LoggedEvent, reads) {
        const { requestedBy, agent, projectId } = after;
        if (typeof requestedBy !== 'string' || typeof agent !== 'string') return [];
        const values = await nameOf(ports, reads, { agent, projectId: String(projectId ?? '') });
        const error = errorOf(after['error']);
        return [
          {
            subject: { kind: 'request', id },
            // Each of those that are approved is to go on.
            key: on === 'request.approved' ? id : `${agent}:${projectId}`,
            to: { users: [requestedBy] },
            values: { ...values, ...(error !== undefined && { error }) },
            at,
          },
        ];
      },
    },
  };
}

function errorOf(error: unknown): string | undefined {
  const message = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
  return typeof message === 'string' ? message.slice(0, 300) : undefined;
}

async function nameOf(
  { agents, findProject }: Named,
  reads: Reads,
  { agent, projectId }: { readonly agent: string; readonly projectId: string },
) {
  const title = agents.find(({ name }) => name === agent)?.title ?? agent;
  const project = await findProject(reads, projectId);
  return { agent: title, ...(project && { project: project.name }) };
}
