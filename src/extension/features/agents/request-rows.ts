/** Rows of the Agent Tasks view: waiting for the user, running, queued, then what ended, newest first; pure. */

import type { RequestOffer } from '../../../../webviews/run/host/load-offer.ts';
import type { AgentRequestSummary } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Row } from '../../platform/row.ts';

type State = AgentRequestSummary['state'];

/** The latest word of a run, fresher than the record. */
export interface LiveStep {
  readonly step: string;
  readonly fraction?: number | undefined;
}

export interface RequestRowPorts {
  readonly t: Translate;
  readonly projectName: (projectId: string) => string;
  readonly agentTitle: (agent: string) => string;
  /** `2 minutes ago`. */
  readonly formatAgo: (instant: string) => string;
  readonly live: ReadonlyMap<string, LiveStep>;
  /** By request. */
  readonly offers: ReadonlyMap<string, Pick<RequestOffer, 'fixes' | 'time'>>;
}

const order: readonly State[] = ['waiting', 'running', 'queued', 'failed', 'done', 'cancelled'];

const icons: Readonly<Record<State, string>> = {
  running: 'sync~spin',
  waiting: 'bell-dot',
  queued: 'clock',
  done: 'pass',
  failed: 'error',
  cancelled: 'circle-slash',
};

const colors: Readonly<Partial<Record<State, string>>> = {
  failed: 'list.errorForeground',
  waiting: 'problemsWarningIcon.foreground',
};

export function stateWord(state: State, t: Translate): string {
  const words: Readonly<Record<State, string>> = {
    running: t('running'),
    waiting: t('waits for you'),
    queued: t('queued'),
    done: t('done'),
    failed: t('failed'),
    cancelled: t('cancelled'),
  };
  return words[state];
}

export function buildRequestRows(
  requests: readonly AgentRequestSummary[],
  ports: RequestRowPorts,
): readonly Row[] {
  return [...requests]
    .sort((one, other) => rankOf(one) - rankOf(other) || other.createdAt.localeCompare(one.createdAt))
    .map((request) => requestRow(request, ports));
}

/** What goes on stands above what has ended, whatever came of it. */
function rankOf({ state }: AgentRequestSummary): number {
  return Math.min(order.indexOf(state), order.indexOf('failed'));
}

function requestRow(request: AgentRequestSummary, ports: RequestRowPorts): Row {
  const { id, state, agent, error } = request;
  const label = ports.agentTitle(agent);
  const project = ports.projectName(request.projectId);
  const [told, ...more] = describeState(request, ports);
  const color = colors[state];
  return {
    id: `request/${id}`,
    record: { kind: 'request', ids: [id] },
    label,
    // A name of any length is cut off by the edge of the view, and the state never.
    description: [told, project, ...more].join(' · '),
    icon: request.waitsForMachine ? 'plug' : icons[state],
    ...(color === undefined ? {} : { iconColor: color }),
    kind: `request.${state}${offerKinds(ports.offers.get(id))}`,
    tooltip: [`${label} · ${project}`, [told, ...more].join(' · '), error?.message]
      .filter(Boolean)
      .join('\n'),
    // The step of a running one does not say that it runs; the icon does, which is not read out.
    spoken: [
      `${label} · ${project}`,
      ...(state === 'running' ? [stateWord(state, ports.t)] : []),
      [told, ...more].join(' · '),
    ].join(', '),
    open: 'vireo.openRequest',
  };
}

/** What the menu of a row goes by. */
function offerKinds(offer: Pick<RequestOffer, 'fixes' | 'time'> | undefined): string {
  return `${offer?.fixes ? '.fixes' : ''}${offer?.time ? '.time' : ''}`;
}

/** The state, and what else there is to say of it. */
function describeState(
  request: AgentRequestSummary,
  { t, live, formatAgo, offers }: RequestRowPorts,
): readonly string[] {
  switch (request.state) {
    case 'running':
      if (request.waitsForMachine) return [t('waits for a machine')];
      return [describeStep(live.get(request.id) ?? toLive(request), t), ...describeMachine(request, t)];
    case 'waiting':
      return [describeWaiting(request, t), ...describeMachine(request, t)];
    case 'queued':
      return [stateWord('queued', t)];
    case 'failed':
      return [stateWord('failed', t), request.error?.message ?? formatAgo(request.updatedAt)];
    case 'done':
    case 'cancelled':
      return [
        stateWord(request.state, t),
        formatAgo(request.finishedAt ?? request.updatedAt),
        ...describeFixes(offers.get(request.id)?.fixes?.count, t),
      ];
  }
}

function describeWaiting({ question, approval }: AgentRequestSummary, t: Translate): string {
  if (question === null) return stateWord('waiting', t);
  return approval === null
    ? t('waits for you: {0}', question.title)
    : t('approved, waits for you: {0}', question.title);
}

/** Of a server: which of its person's. */
function describeMachine({ machine }: AgentRequestSummary, t: Translate): readonly string[] {
  return machine === null ? [] : [t('on {0}', machine)];
}

function describeFixes(count: number | undefined, t: Translate): readonly string[] {
  if (count === undefined) return [];
  return [count === 1 ? t('1 finding has a fix') : t('{0} findings have a fix', count)];
}

export function describeStep({ step, fraction }: LiveStep, t: Translate): string {
  const words = step === '' ? t('running') : step;
  return fraction === undefined ? words : `${Math.floor(fraction * 100)} % · ${words}`;
}

function toLive({ progress }: AgentRequestSummary): LiveStep {
  return progress === null ? { step: '' } : { step: progress.step, fraction: progress.fraction ?? undefined };
}
