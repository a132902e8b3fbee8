/** The page Notification Settings in a panel of the editor; a bundle of its own. */
import { defineNotifications } from '../../../../webviews/notifications/host/notifications-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachNotificationSettings(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineNotifications(editorPorts(services)));
}
