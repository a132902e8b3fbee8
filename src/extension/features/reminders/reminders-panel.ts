/** The page Reminders in a panel of the editor; a bundle of its own. */
import { type Asked, defineReminders } from '../../../../webviews/reminders/host/reminders-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachRemindersPanel(services: Services, shown: ShownPage, asked: Asked): void {
  hostPage(services, shown, defineReminders(editorPorts(services), asked));
}
