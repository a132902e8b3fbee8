/** The page Members & Keys in a panel of the editor; a bundle of its own. */
import { defineMembers } from '../../../../webviews/members/host/members-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachMembersPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineMembers(editorPorts(services)));
}
