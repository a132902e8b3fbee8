/** What a person does with proposals of theirs: apply, discard, undo. */
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { Asker } from '../../../platform/tools/tool-runner.ts';
import type { ActPorts } from './acts.ports.ts';
import type { ListProposals } from './acts.schema.ts';
import { applyProposal, openAct } from './apply-proposal.ts';
import { logDecision } from './judge-act.ts';
import { changeProposal, toProposal } from './perform-act.ts';
import { findProposal, listProposals, listProposalsOf, type ProposalRow } from './proposals.repository.ts';

export interface ProposalsService {
  list(caller: PersonCaller, query: ListProposals): Promise<Page<Proposal>>;
  get(caller: PersonCaller, id: string): Promise<Proposal>;
  /** Once, however often it is asked. Refused where what would change is no longer what was shown. */
  apply(caller: PersonCaller, id: string, seen?: number): Promise<Proposal>;
  discard(caller: PersonCaller, id: string): Promise<Proposal>;
  undo(caller: PersonCaller, id: string): Promise<Proposal>;
}

/** As they are now, for who has shown them before. */
export async function loadProposals(
  { reads, tools, clock }: Pick<ActPorts, 'reads' | 'tools' | 'clock'>,
  actor: Person,
  ids: readonly string[],
): Promise<readonly Proposal[]> {
  const rows = await listProposalsOf(reads(actor), ids);
  return rows.map((row) => toProposal({ clock }, row, tools().get(row.tool)));
}

export function createProposalsService(ports: ActPorts): ProposalsService {
  const oneByOne = createTurns();
  const show = (row: ProposalRow): Proposal => toProposal(ports, row, ports.tools().get(row.tool));
  const load = async ({ actor }: PersonCaller, id: string): Promise<ProposalRow> => {
    const row = await findProposal(ports.reads(actor), id);
    if (row === undefined) throw notFound('proposal');
    return row;
  };
  return {
    async list({ actor }, query) {
      const rows = await listProposals(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: show, key: (row) => [row.created_at, row.id] });
    },

    get: async (caller, id) => show(await load(caller, id)),

    apply: async (caller, id, seen) =>
      await oneByOne(id, async () => show(await applyProposal(ports, caller, await load(caller, id), seen))),

    discard: async (caller, id) =>
      await oneByOne(id, async () => show(await discard(ports, caller, await load(caller, id)))),

    undo: async (caller, id) =>
      await oneByOne(id, async () => show(await undo(ports, caller, await load(caller, id)))),
  };
}

/** What is asked of one proposal at the same time is done one after another. */
function createTurns(): <T>(id: string, work: () => Promise<T>) => Promise<T> {
  // process-local: clicks on one proposal take turns; on several: a lock by the proposal; until then its row
  // refuses the second.
  const last = new Map<string, Promise<unknown>>();
  return async (id, work) => {
    const before = last.get(id) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(id, turn);
    try {
      return await turn;
    } finally {
      if (last.get(id) === turn) last.delete(id);
    }
  };
}

async function discard(ports: ActPorts, { actor }: PersonCaller, row: ProposalRow): Promise<ProposalRow> {
  if (row.state === 'discarded') return row;
  const from = ['waiting', 'failed'] as const;
  const after = await changeProposal(ports, row, { actor, from, change: { state: 'discarded' } });
  if (after === undefined) throw new ApiError('state_forbids', text`The proposal is ${word(row.state)}.`);
  await logAnswer(ports, actor, { row, verdict: 'deny', about: 'discard' });
  return after;
}

/** What a person says to a proposal beside *do it*, which is logged where it is done. */
async function logAnswer(
  ports: ActPorts,
  actor: Person,
  { row, ...said }: { row: ProposalRow; verdict: 'allow' | 'deny'; about: 'discard' | 'undo' },
): Promise<void> {
  const effect = ports.tools().get(row.tool)?.effect ?? null;
  const asker = JSON.parse(row.asker) as Asker;
  await logDecision(ports, actor, { asker, tool: row.tool, effect, ...said, why: 'person', actId: row.id });
}

async function undo(ports: ActPorts, caller: PersonCaller, row: ProposalRow): Promise<ProposalRow> {
  if (row.state === 'undone') return row;
  if (row.state !== 'applied') throw new ApiError('state_forbids', text`The proposal is ${word(row.state)}.`);
  // Before the tool is opened: where its record was erased, its input went with it.
  const gone = new ApiError('state_forbids', 'This can no longer be undone here.');
  if (row.undo === null) throw gone;
  const act = await openAct(ports, caller, row);
  if (act.tool.undo === undefined) throw gone;
  await act.tool.undo(JSON.parse(row.undo) as never, act.use);
  const change = { state: 'undone' } as const;
  const { actor } = caller;
  const after = await changeProposal(ports, row, { actor, from: ['applied'], change });
  await logAnswer(ports, actor, { row, verdict: 'allow', about: 'undo' });
  return after ?? row;
}
