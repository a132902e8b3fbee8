/** Pushes the branch of a run, once: a remote that has it with this very commit already is left alone. */
import {
  type BranchPushed,
  branchPushName,
  type PublishEffect,
  publishEffectSchema,
} from '../../../../../contract/work/publish.ts';
import { OutboundError, type Pinned } from '../../../../platform/outbound/outbound.ts';
import {
  defineEffect,
  type EffectUse,
  type OutwardEffect,
} from '../../../../platform/work/outward-effect.ts';
import { type PushRepository, withPushRepository } from '../git/push-repository.ts';
import { isNotRefused, PublishRefused } from '../publish-refused.ts';
import { loadApproved, orRefused, type PublishPorts } from './approved.ts';

export function pushBranch(ports: PublishPorts): OutwardEffect {
  return defineEffect({
    name: branchPushName,
    input: publishEffectSchema,
    isDone: isNotRefused,
    perform: async (input, use) => await orRefused(async () => await push(ports, input, use)),
    // What was refused is asked for as if it was not there: performing it says why.
    async lookUp(input, use) {
      const found = await orRefused(async () =>
        withRemote(ports, { input, use }, async (repository) => await repository.findRemote()),
      );
      return found === input.commit ? { outcome: toPushed(input) } : undefined;
    },
  });
}

function toPushed({ branch, commit }: PublishEffect): BranchPushed {
  return { outcome: 'pushed', branch, commit };
}

async function push(ports: PublishPorts, input: PublishEffect, use: EffectUse): Promise<BranchPushed> {
  const { branch, commit } = input;
  await withRemote(ports, { input, use }, async (repository) => {
    const there = await repository.findRemote();
    if (there === commit) return;
    if (there !== undefined)
      throw new PublishRefused(`The remote has a branch ${branch} already. Choose another name.`);
    try {
      await repository.push(commit);
    } catch (error) {
      // An earlier try whose process died may have arrived in between.
      if (!PublishRefused.is(error) || (await repository.findRemote()) !== commit) throw error;
    }
  });
  return toPushed(input);
}

async function withRemote<Result>(
  ports: PublishPorts,
  { input, use }: { readonly input: PublishEffect; readonly use: EffectUse },
  act: (repository: PushRepository) => Promise<Result>,
): Promise<Result> {
  const { signal } = use;
  const { address, token, repository } = await loadApproved(ports, input, use);
  const pinned = await ports.outbound.pin(address.url, signal).catch(toRefusal);
  const { commonFolder } = repository;
  const { branch } = input;
  return await withPushRepository({ commonFolder, url: address.url, branch, token, pinned, signal }, act);
}

function toRefusal(error: unknown): Promise<Pinned> {
  if (OutboundError.is(error) && error.code === 'refused') throw new PublishRefused(error.message);
  throw error;
}
