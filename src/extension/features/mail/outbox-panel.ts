/** The page Mail and Schedules in a panel of the editor; a bundle of its own. */
import { defineOutbox } from '../../../../webviews/outbox/host/outbox-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachOutboxPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineOutbox(editorPorts(services)));
}
