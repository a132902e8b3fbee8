/** What `vireo proposal` does, over the API: what a coach, a model or another program would do, and a person decides. */
import {
  type ActProposal,
  type ApiClient,
  applyActProposal,
  discardActProposal,
  isApiRequestError,
  listActProposals,
  undoActProposal,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { line, printCard, printProposal, printProposals } from './print-proposal.ts';
import { whereOf } from './where-of.ts';

export interface ListProposalsOptions extends BackendOptions {
  readonly state?: ActProposal['state'];
  readonly all?: true;
}

export interface ApplyProposalOptions extends BackendOptions {
  readonly yes?: true;
}

async function listEvery(
  client: ApiClient,
  filter: { readonly state?: ActProposal['state'] } = {},
): Promise<readonly ActProposal[]> {
  return await loadAll(
    async (page) =>
      (await listActProposals({ client, query: { ...filter, limit: 500, ...page }, throwOnError: true }))
        .data,
    Number.POSITIVE_INFINITY,
  );
}

async function find(client: ApiClient, said: string): Promise<ActProposal> {
  return findById(await listEvery(client), said, 'proposal');
}

export async function runProposalList(options: ListProposalsOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const state = options.all === true ? undefined : (options.state ?? 'waiting');
    const items = await listEvery(client, state === undefined ? {} : { state });
    printValue({ items }, printProposals(items, state), { options, io });
  });
}

export async function runProposalShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const proposal = await find(client, said);
    printValue(proposal, printProposal(proposal), { options, io });
  });
}

export async function runProposalApply(
  said: string,
  options: ApplyProposalOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const proposal = await find(client, said);
    if (proposal.state === 'applied') return tellDone(proposal, 'It was done before', { options, io });
    if (proposal.state === 'waiting' || proposal.state === 'failed') await confirm(proposal, options, io);
    const done = await apply(client, proposal, io);
    if (done.state !== 'applied') throw new CliError('failure', `Not done. ${done.failure ?? ''}`.trim());
    tellDone(done, 'Done', { options, io });
  });
}

/** What will change is shown first, also where nobody is asked. */
async function confirm(proposal: ActProposal, options: ApplyProposalOptions, io: CliIo): Promise<void> {
  if (options.yes !== true && (io.ask === undefined || options.json === true))
    throw new CliError('usage', 'Nothing was done: without a terminal, or with --json, this needs --yes.');
  io.err(`${printCard(proposal)}\n`);
  if (options.yes === true || io.ask === undefined) return;
  if (!isYes(await io.ask('Do it? [y/N] '))) throw new CliError('failure', 'Nothing was done.');
}

/** That version which was shown, and no later one. */
async function apply(client: ApiClient, { id, version = 1 }: ActProposal, io: CliIo): Promise<ActProposal> {
  try {
    const headers = { 'If-Match': `"${version}"` };
    return (await applyActProposal({ client, path: { id }, headers, throwOnError: true })).data;
  } catch (error) {
    if (isApiRequestError(error) && error.conflict !== undefined) {
      io.err(`As it is now:\n${printCard(await find(client, id))}\n`);
    }
    throw error;
  }
}

function tellDone(
  proposal: ActProposal,
  said: string,
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): void {
  printValue(proposal, `${said}: ${line(proposal.title)}\n`, { options, io });
  if (proposal.canUndo) io.err(`To undo it: vireo proposal undo ${shortId(proposal)}${whereOf(options)}\n`);
}

export async function runProposalDiscard(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await find(client, said);
    const { data } = await discardActProposal({ client, path: { id }, throwOnError: true });
    printValue(data, `Discarded: ${line(data.title)}\n`, { options, io });
  });
}

export async function runProposalUndo(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await find(client, said);
    const { data } = await undoActProposal({ client, path: { id }, throwOnError: true });
    printValue(data, `Undone: ${line(data.title)}\n`, { options, io });
  });
}
