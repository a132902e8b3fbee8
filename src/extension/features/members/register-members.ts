/** Members of the organization, its invitations and keys: one page a window; and members of a project below its row. */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { accountOfWindow } from '../../platform/practice/account-of-window.ts';
import type { Services } from '../../platform/services.ts';

export function registerMembers(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.members',
    view: 'members',
    title: services.t('Members & Keys'),
    icon: 'organization',
    load: async () => {
      const { attachMembersPanel } = await import('./members-panel.ts');
      return (opened) => attachMembersPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openMembers', () => panel.show()));
  panel.add(
    services.rows.add({
      view: 'vireo.projects',
      below: 'project',
      resources: ['project-member', 'user'],
      load: async () =>
        // People join on a server: a window of this machine's practice shows no members of projects.
        accountOfWindow(services.context) === undefined
          ? () => []
          : (await import('./load-member-rows.ts')).loadMemberNodes(services),
    }),
  );
  return panel;
}
