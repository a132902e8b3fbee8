/** Time that nobody recorded: looked for when asked, in a bundle of its own (find-forgotten-time.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

export function registerForgottenTime(services: Services): Disposable {
  return registerRecordCommand(services, 'vireo.findForgottenTime', async (date) =>
    // A view's menu hands over what is selected in it.
    (await import('./find-forgotten-time.ts')).findForgottenTime(
      services,
      typeof date === 'string' ? date : undefined,
    ),
  );
}
