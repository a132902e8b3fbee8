/** Opens the pull request of a run, once: the one that names the run in its text is the one. */
import {
  type PublishEffect,
  type PullRequestOpened,
  publishEffectSchema,
  pullRequestOpenName,
} from '../../../../../contract/work/publish.ts';
import {
  defineEffect,
  type EffectUse,
  type OutwardEffect,
} from '../../../../platform/work/outward-effect.ts';
import { createCodeHost } from '../hosts/code-host.ts';
import { isNotRefused, PublishRefused } from '../publish-refused.ts';
import { type Approved, loadApproved, orRefused, type PublishPorts } from './approved.ts';

export function openPullRequest(ports: PublishPorts): OutwardEffect {
  return defineEffect({
    name: pullRequestOpenName,
    input: publishEffectSchema,
    isDone: isNotRefused,
    perform: async (input, use) => await orRefused(async () => await open(ports, input, use)),
    async lookUp(input, use) {
      const found = await orRefused(
        async () => await find(ports, await loadApproved(ports, input, use), use),
      );
      return found?.outcome === 'opened' ? { outcome: found } : undefined;
    },
  });
}

/** Of all runs this one alone; it is not shown. */
const markerOf = (runId: string): string => `<!-- vireo-run: ${runId} -->`;

async function find(
  ports: PublishPorts,
  { choice, address, token }: Approved,
  { run, signal }: EffectUse,
): Promise<PullRequestOpened | undefined> {
  const host = createCodeHost({ address, token, outbound: ports.outbound, signal });
  const found = await host.find(choice.branch, markerOf(run.id));
  return found && { outcome: 'opened', ...found };
}

async function open(ports: PublishPorts, input: PublishEffect, use: EffectUse): Promise<PullRequestOpened> {
  const { run, signal } = use;
  const approved = await loadApproved(ports, input, use);
  const there = await find(ports, approved, use);
  if (there !== undefined) return there;
  const { choice, address, token } = approved;
  const { branch, base, title } = choice;
  const cost = await ports.findCost(run.actor, run.id);
  const spent = cost === undefined ? 'No model was asked.' : cost && `Models cost ${cost}.`;
  const parts = [choice.body.trimEnd(), ...(spent === null ? [] : [spent]), markerOf(run.id)];
  const body = parts.join('\n\n');
  const host = createCodeHost({ address, token, outbound: ports.outbound, signal });
  try {
    return { outcome: 'opened', ...(await host.open({ branch, base, title, body })) };
  } catch (error) {
    // A host has one for a branch: an earlier try whose process died may have arrived in between.
    const own = PublishRefused.is(error) ? await find(ports, approved, use) : undefined;
    if (own === undefined) throw error;
    return own;
  }
}
