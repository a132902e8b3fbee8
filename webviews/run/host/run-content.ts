/** What the page of a request shows, from what the records hold of it; pure. */

import * as z from 'zod';
import type { AgentRequest } from '../../../src/api-client/index.ts';
import { verdictNames } from '../../../src/contract/work/development-questions.ts';
import type { RunArtifact, RunContent, RunItem, RunQuestion } from '../messages.ts';
import { readQuestion } from './known-question.ts';
import type { RequestOffer } from './load-offer.ts';

export interface LoadedRun {
  readonly request: AgentRequest;
  /** `Development agent`. */
  readonly agent: string;
  readonly client: string;
  readonly project: string;
  readonly artifacts: readonly RunArtifact[];
  readonly items: readonly RunItem[];
  readonly rate: RunContent['rate'];
  readonly sentBefore: readonly string[];
  /** Of other people than the one who looks at it. */
  readonly asker: string | null;
  readonly approvedBy: string | null;
  readonly offer: Pick<RequestOffer, 'fixes' | 'time'> | undefined;
}

const longestReport = 20_000;

export function toRunContent(loaded: LoadedRun): RunContent {
  const { request, agent, client, project, artifacts, items, rate, offer, asker, approvedBy } = loaded;
  const { id, state, createdAt, startedAt, finishedAt, updatedAt, attempts, result } = request;
  const question = toQuestion(request);
  return {
    type: 'content',
    requestId: id,
    agent,
    client,
    project,
    state,
    createdAt,
    startedAt,
    attempts,
    machine: request.machine,
    waitsForMachine: request.waitsForMachine,
    asker,
    approvedBy,
    approvedIds: readApproved(request),
    rate,
    offers: { fixes: offer?.fixes?.count ?? 0, time: Boolean(offer?.time) },
    restedAt: state === 'waiting' ? updatedAt : finishedAt,
    progress: request.progress,
    error: request.error?.message ?? null,
    verdict: question?.kind === 'decide' ? question.review.word : findVerdict(result),
    question,
    sentBefore: [...loaded.sentBefore],
    report: result === null ? null : cutReport(result),
    artifacts: [...artifacts],
    items: items.map(cutItem),
  };
}

const approvedSchema = z.union([
  z.object({ accepted: z.array(z.string()) }).transform(({ accepted }) => accepted),
  z.object({ commands: z.array(z.string()) }).transform(({ commands }) => commands),
]);

function readApproved({ approval }: AgentRequest): string[] | null {
  return approvedSchema.safeParse(approval?.payload).data ?? null;
}

/** Names a question among all that a request asks, one after the other. */
export function keyOfQuestion({ id, step }: NonNullable<AgentRequest['question']>): string {
  return id ?? step;
}

/** What an agent asks in no form that is known here is a question of yes or no. */
function toQuestion({ question }: AgentRequest): RunQuestion | null {
  if (question === null) return null;
  const { title, text, expiresAt } = question;
  const asked = { key: keyOfQuestion(question), title, expiresAt };
  const known = readQuestion(question);
  switch (known?.kind) {
    case 'allow':
      return { ...known.asked, ...asked, kind: 'allow' };
    case 'allow-crew':
      return { ...known.asked, ...asked, kind: 'allow-crew' };
    case 'decide':
      return { ...known.asked, ...asked, kind: 'decide' };
    case 'files':
      return { ...known.asked, ...asked, kind: 'files' };
    case 'text':
      return { ...known.asked, ...asked, kind: 'text' };
    case 'publish':
      return { ...asked, kind: 'publish', text, publish: known.asked };
    case undefined:
      return { ...asked, kind: 'approve', text };
  }
}

const verdictLine = new RegExp(`^(?:Of what was accepted: )?\\*\\*(${verdictNames.join('|')})\\*\\*$`, 'm');

/** A report names one; those of before named that of what was accepted first. */
function findVerdict(report: string | null): string | null {
  return verdictLine.exec(report ?? '')?.[1] ?? null;
}

/** Between two blocks. */
function cutReport(report: string): { readonly text: string; readonly isCut: boolean } {
  const { text, isCut } = cutText(report, longestReport);
  const end = isCut ? text.lastIndexOf('\n\n') : -1;
  return { text: end > longestReport / 2 ? text.slice(0, end) : text, isCut };
}

const longestText = 2_000;

function cutText(text: string, length: number): { readonly text: string; readonly isCut: boolean } {
  return { text: text.slice(0, length), isCut: text.length > length };
}

/** Arguments and answers of tools may be long, and most are never looked at. */
export function cutItem(item: RunItem): RunItem {
  const { event } = item;
  if (event.type !== 'tool') return item;
  const [input, text] = [cutText(event.input, longestText), cutText(event.text, longestText)];
  if (!input.isCut && !text.isCut) return item;
  return { ...item, isCut: true, event: { ...event, input: input.text, text: text.text } };
}
