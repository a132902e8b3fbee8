/** The Week in a panel of the editor; a bundle of its own. */
import { defineWeek, type WeekEdge } from '../../../../webviews/week/host/week-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { gatherEvidence } from '../forgotten-time/index.ts';
import { pickRow } from './pick-row.ts';

export function attachWeekPanel(services: Services, shown: ShownPage, onAsked: WeekEdge['onAsked']): void {
  const edge: WeekEdge = {
    onAsked,
    kept: services.context.globalState,
    setTitle: (title) => {
      shown.frame.title = title;
    },
    gatherEvidence: (date) => gatherEvidence(services, date),
    pickRow: () => pickRow(services),
  };
  hostPage(services, shown, defineWeek(editorPorts(services), edge));
}
