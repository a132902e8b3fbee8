/** The page Invoices in a panel of the editor; a bundle of its own. */
import { defineMoney } from '../../../../webviews/money/host/money-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachMoneyPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineMoney(editorPorts(services)));
}
