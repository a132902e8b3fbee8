/** The page Recurring Invoices in a panel of the editor; a bundle of its own. */
import { type Asked, defineRecurring } from '../../../../webviews/recurring/host/recurring-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachRecurringPanel(services: Services, shown: ShownPage, asked: Asked): void {
  hostPage(services, shown, defineRecurring(editorPorts(services), asked));
}
