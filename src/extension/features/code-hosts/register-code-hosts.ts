/** The tokens of GitHub and GitLab; asking for one is a bundle of its own. */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

export function registerCodeHosts(services: Services): Disposable {
  return registerRecordCommand(services, 'vireo.setCodeHostToken', async () =>
    (await import('./set-token.ts')).setToken(services),
  );
}
