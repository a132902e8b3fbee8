/** What assistants would do and waits for a click: shown as it comes, and listed. What runs is a bundle of its own. */

import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { showSoon } from '../../platform/feature/show-soon.ts';
import type { Services } from '../../platform/services.ts';

export function registerProposals(services: Services): Disposable {
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    showSoon(services, {
      type: 'proposal.created',
      name: 'Proposals',
      show: async () => (await import('./notify-proposals.ts')).notifyProposals(services),
    }),
    registerRecordCommand(services, 'vireo.reviewProposals', async () =>
      (await import('./review-proposals.ts')).reviewProposals(services),
    ),
  );
}
