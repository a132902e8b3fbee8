import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface DetailsCommands {
  'vireo.addClient': [];
  'vireo.editOrganization': [];
  'vireo.editClient': [target?: CommandTarget];
  'vireo.editProject': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends DetailsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.business': true;
    'vireo.client': true;
  }
}

export const contributes = defineFeature<DetailsCommands>({
  after: 'projects',
  commands: {
    'vireo.addClient': { title: 'Add Client…', needs: 'client:write', icon: 'organization' },
    'vireo.editOrganization': { title: 'Edit Your Business…', needs: 'organization:write', icon: 'account' },
    'vireo.editClient': { title: 'Edit Client…', needs: 'client:write', icon: 'edit' },
    'vireo.editProject': { title: 'Edit Project…', needs: 'project:write', icon: 'edit' },
  },
  menus: [
    ...onRow('vireo.projects', 'client', { 'vireo.editClient': 'act@2' }),
    ...onRow('vireo.projects', 'project.*', { 'vireo.editProject': 'act@4' }),
    ...onTitle('vireo.projects', {
      'vireo.addClient': 'navigation@2',
      'vireo.editOrganization': '9_vireo@1',
    }),
    ...onTitle('vireo.invoices', { 'vireo.editOrganization': '9_vireo@2' }),
  ],
  panels: ['vireo.business', 'vireo.client'],
  bundles: {
    'edit-project.js': './edit-project.ts',
    'business-panel.js': './business/business-panel.ts',
    'client-pages.js': './client/client-pages.ts',
    'pick-client.js': './pick-client.ts',
  },
});
