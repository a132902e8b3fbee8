/** The page Goals and Check-ins in a panel of the editor; a bundle of its own. */
import { defineGoals } from '../../../../webviews/goals/host/goals-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachGoalsPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineGoals(editorPorts(services)));
}
