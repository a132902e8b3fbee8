/** The two effects of a published run. What speaks to Git and to hosts is loaded with the first of them. */
import {
  branchPushName,
  publishEffectSchema,
  pullRequestOpenName,
} from '../../../../contract/work/publish.ts';
import { defineEffect, type OutwardEffect } from '../../../platform/work/outward-effect.ts';
import type { PublishPorts } from './effects/approved.ts';
import { isNotRefused } from './publish-refused.ts';

export function openPublishEffects(ports: PublishPorts): readonly OutwardEffect[] {
  return [
    lazily(branchPushName, async () => (await import('./effects/push-branch.ts')).pushBranch(ports)),
    lazily(pullRequestOpenName, async () =>
      (await import('./effects/open-pull-request.ts')).openPullRequest(ports),
    ),
  ];
}

function lazily(name: string, load: () => Promise<OutwardEffect>): OutwardEffect {
  return defineEffect({
    name,
    input: publishEffectSchema,
    isDone: isNotRefused,
    perform: async (input, use) => await (await load()).perform(input as never, use),
    lookUp: async (input, use) => await (await load()).lookUp(input as never, use),
  });
}
