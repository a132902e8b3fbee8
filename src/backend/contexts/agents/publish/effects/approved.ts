/** What a person approved, held against what the repository holds: what a run says of either is not believed. */
import {
  longestWhy,
  type PublishEffect,
  type PublishQuestion,
  publishQuestionSchema,
} from '../../../../../contract/work/publish.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { findBranchFault } from '../../../../../domain/publishing/branch-name.ts';
import { parseRemote, type RemoteAddress } from '../../../../../domain/publishing/remote-address.ts';
import type { Outbound } from '../../../../platform/outbound/outbound.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { EffectUse } from '../../../../platform/work/outward-effect.ts';
import { type ReadRepository, readRepository } from '../git/read-repository.ts';
import { PublishRefused } from '../publish-refused.ts';
import type { HostToken, TokenRing } from '../token-ring.ts';

export interface PublishPorts {
  readonly tokens: Pick<TokenRing, 'find'>;
  readonly outbound: Pick<Outbound, 'call' | 'pin'>;
  /** Of a project; undefined where it has none. */
  findFolder(actor: Person, projectId: string): Promise<string | undefined>;
  /** What models of a run cost, printed; undefined where none was asked, null where it is not known here. */
  findCost(actor: Person, runId: string): Promise<string | undefined | null>;
}

export interface Approved {
  readonly choice: PublishQuestion;
  readonly address: RemoteAddress;
  readonly token: HostToken;
  readonly repository: ReadRepository;
}

/** @throws PublishRefused */
export async function loadApproved(
  ports: PublishPorts,
  effect: PublishEffect,
  { run, signal }: Pick<EffectUse, 'run' | 'signal'>,
): Promise<Approved> {
  const choice = approvedChoice(run, effect);
  const repository = await loadRepository(ports, { run, effect, choice, signal });
  const { tree, parents } = repository.commit ?? { tree: undefined, parents: [] };
  if (tree !== choice.tree || parents.length !== 1 || parents[0] !== choice.parent)
    throw new PublishRefused('The commit is not the one that was approved.');
  const parsed = parseRemote(repository.remote ?? '');
  if (parsed.kind === 'refused' || parsed.address.url !== choice.remote.url)
    throw new PublishRefused(`The remote ${choice.remote.name} changed since it was approved. Ask again.`);
  const { address } = parsed;
  const { organizationId, userId } = run.actor;
  const token = ports.tokens.find({ organizationId, userId, host: address.host });
  if (token === undefined)
    throw new PublishRefused(
      `There is no token for ${address.host}. Set one with "Vireo: Set Token of GitHub or GitLab…", and approve again.`,
    );
  return { choice, address, token, repository };
}

function approvedChoice({ decided }: HostedRun, { branch }: PublishEffect): PublishQuestion {
  const parsed = publishQuestionSchema.safeParse(decided?.payload);
  const isApproved = decided?.approved === true && decided.step === 'publish' && parsed.success;
  if (!isApproved || parsed.data.branch !== branch)
    throw new PublishRefused('Nobody has approved this branch: it is asked about again.');
  const fault = findBranchFault(parsed.data.branch, parsed.data.base);
  if (fault !== undefined) throw new PublishRefused(fault);
  return parsed.data;
}

async function loadRepository(
  ports: PublishPorts,
  {
    run,
    effect,
    choice,
    signal,
  }: {
    readonly run: HostedRun;
    readonly effect: PublishEffect;
    readonly choice: PublishQuestion;
    readonly signal: AbortSignal;
  },
): Promise<ReadRepository> {
  const { projectId, actor } = run;
  const folder = projectId && (await ports.findFolder(actor, projectId));
  if (!folder) throw new PublishRefused('The project has no folder any more.');
  const { name: remote } = choice.remote;
  if (!/^\w[\w.-]*$/.test(remote)) throw new PublishRefused('The remote has no plain name.');
  const found = await readRepository({ folder, remote, commit: effect.commit, signal });
  if (found === undefined) throw new PublishRefused('The folder is not in a Git repository any more.');
  return found;
}

/** An outcome in place of what is thrown where the answer is no. */
export async function orRefused<Outcome>(
  act: () => Promise<Outcome>,
): Promise<Outcome | { readonly outcome: 'refused'; readonly why: string }> {
  try {
    return await act();
  } catch (error) {
    if (PublishRefused.is(error)) return { outcome: 'refused', why: error.message.slice(0, longestWhy) };
    throw error;
  }
}
