import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface MembersCommands {
  'vireo.openMembers': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends MembersCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.members': true;
  }
}

export const contributes = defineFeature<MembersCommands>({
  after: 'recurring',
  commands: {
    'vireo.openMembers': { title: 'Open Members & Keys', icon: 'organization' },
  },
  menus: onTitle('vireo.projects', { 'vireo.openMembers': '1_pages@9' }),
  panels: ['vireo.members'],
  bundles: {
    'load-member-rows.js': './load-member-rows.ts',
    'members-panel.js': './members-panel.ts',
  },
});
