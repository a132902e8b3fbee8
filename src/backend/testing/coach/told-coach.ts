/** The built-in coach over two clients and their projects, and what it proposes of an order. */
import type { Proposal } from '../../../contract/coach/proposals.ts';
import type { QueryFrame } from '../../../domain/query/frame.ts';
import { createBuiltInCoach, type ProposedCall } from '../../contexts/coach/coach/built-in/built-in-coach.ts';
import type { CoachData } from '../../contexts/coach/model/coach-data.ts';
import type { AnswerEvent, CoachQuestion } from '../../contexts/coach/model/coach-source.ts';
import type { PersonCaller } from '../../platform/http/actor.ts';

const names = [
  { kind: 'client' as const, id: 'c1', name: 'Acme Corp' },
  { kind: 'client' as const, id: 'c2', name: 'Nordwind GmbH' },
  { kind: 'project' as const, id: 'p1', name: 'Checkout', clientName: 'Nordwind GmbH', clientId: 'c2' },
  { kind: 'project' as const, id: 'p2', name: 'Mobile app', clientName: 'Acme Corp', clientId: 'c1' },
];
const invoice = {
  id: 'i1',
  number: 'RE-2026-0038',
  clientName: 'Nordwind GmbH',
  due: { minor: 70_000, currency: 'EUR' },
};
const unbilled = [
  { clientId: 'c1', seconds: 9_000, readySeconds: 0, draftSeconds: 5_400 },
  { clientId: 'c2', seconds: 7_200, readySeconds: 7_200, draftSeconds: 0 },
];
/** Acme has two drafts, Nordwind one; of Nordwind two invoices are not sent, one is overdue. */
const invoices = [
  { id: 'd1', number: null, clientId: 'c2', clientName: 'Nordwind GmbH', is: ['draft'] },
  { id: 'd2', number: null, clientId: 'c1', clientName: 'Acme Corp', is: ['draft'] },
  { id: 'd3', number: null, clientId: 'c1', clientName: 'Acme Corp', is: ['draft'] },
  { id: 'i1', number: 'RE-2026-0038', clientId: 'c2', clientName: 'Nordwind GmbH', is: ['overdue'] },
  { id: 'i2', number: 'RE-2026-0039', clientId: 'c2', clientName: 'Nordwind GmbH', is: [] },
];
const find = (filters: QueryFrame['filters']) =>
  invoices
    .filter(({ clientId, is }) =>
      filters.every((filter) => {
        if (filter.field === 'client') return filter.values.some(({ id }) => id === clientId);
        return filter.field !== 'invoice' || is.includes(filter.condition) === filter.is;
      }),
    )
    .map((one) => ({ kind: 'invoice', ...one }));
const nothing = { tally: { seconds: 0, amounts: [], count: 0 }, behind: { kind: 'invoice', ids: [] } };
const data = {
  may: () => true,
  listNames: async () => names,
  findDocuments: async (number: string) => ('RE-2026-0038'.endsWith(number) ? [invoice] : []),
  ageing: async () => ({ rows: [], open: [invoice] }),
  listNotes: async () => [],
  findNotes: async () => [],
  listUnbilled: async ({ clientId }: { clientId?: string }) =>
    unbilled.filter((row) => clientId === undefined || row.clientId === clientId),
  evaluate: async (frame: QueryFrame) => ({
    kind: 'result',
    result: { frame, figure: nothing, counted: 'everybody', currency: 'EUR', records: find(frame.filters) },
  }),
  findNextReminder: async () => ({ step: 2 }),
  findRunning: async () => undefined,
  listProjectTerms: async () => [],
  findCounted: async () => 'everybody',
  listTimesheetsOf: async () => [],
  listOpenTimesheets: async () => [],
  sumLooseDays: async () => [],
  loadTargets: async () => new Map(),
} as unknown as CoachData;
const caller = {
  actor: { kind: 'user', organizationId: 'o', userId: 'u', role: 'org_admin' },
} as unknown as PersonCaller;

interface Told {
  readonly events: readonly AnswerEvent[];
  readonly calls: readonly ProposedCall[];
  /** What the next message goes on from. */
  readonly understood: unknown;
}

export const proposal = { id: 'x' } as Proposal;

interface Telling {
  /** False: nothing can be proposed. */
  readonly isThere?: boolean;
  readonly before?: unknown;
  /** Filled as it proposes: of what this practice cannot answer, too. */
  readonly calls?: ProposedCall[];
}

/** On Wednesday 2026-11-18. */
export async function tell(
  text: string,
  { isThere = true, before, calls = [] }: Telling = {},
): Promise<Told> {
  const coach = createBuiltInCoach({
    openData: () => data,
    clock: () => Date.parse('2026-11-18T10:00:00Z'),
    ...(isThere && {
      propose: async (_caller: PersonCaller, call: ProposedCall) => {
        calls.push(call);
        return { proposal };
      },
    }),
  });
  const asked: CoachQuestion = {
    caller,
    text,
    locale: 'en-GB',
    zone: 'Europe/Berlin',
    understoodBefore: before,
    messageId: 'm1',
    mentions: [],
    clientTools: [],
    projectId: undefined,
    chosen: undefined,
    continues: undefined,
    loadPast: async () => [],
    callClient: async () => undefined,
    keepSent: async () => undefined,
  };
  const events: AnswerEvent[] = [];
  for await (const event of coach.answer(asked, new AbortController().signal)) events.push(event);
  const end = events.find((event) => event.type === 'end');
  return { events, calls, understood: end?.type === 'end' ? end.understood : undefined };
}

export function choicesOf({ events }: Pick<Told, 'events'>): readonly string[] {
  const end = events.find((event) => event.type === 'end');
  return end?.type === 'end' ? end.choices : [];
}
