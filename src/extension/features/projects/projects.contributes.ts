import type { CommandTarget } from '../../../contract/commands.ts';
import type { SettingsOf } from '../../../contract/settings.ts';
import { defineFeature, defineSettings } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface ProjectsCommands {
  'vireo.importClients': [file?: unknown];
  'vireo.addProject': [target?: CommandTarget];
  'vireo.openProject': [target?: CommandTarget];
  'vireo.openOnGitHub': [target?: CommandTarget];
  'vireo.linkFolder': [target?: CommandTarget];
  'vireo.pickProjectMembers': [target?: CommandTarget];
  'vireo.archiveProject': [target?: CommandTarget];
}

const settings = defineSettings({
  'vireo.github.showPullRequests': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description:
      'Show open pull requests below projects that are linked to GitHub, if you are signed in to GitHub in this editor. Vireo never asks you to sign in.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ProjectsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.projects': 'tree';
  }
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

export const contributes = defineFeature<ProjectsCommands>({
  after: 'documents',
  starts: true,
  commands: {
    'vireo.importClients': { title: 'Import Clients…', needs: 'client:write', icon: 'cloud-download' },
    'vireo.addProject': { title: 'Add Project…', needs: 'project:write:all', icon: 'add' },
    'vireo.openProject': { title: 'Open Folder of Project', icon: 'folder-opened' },
    'vireo.openOnGitHub': { title: 'Open on GitHub', icon: 'github' },
    'vireo.linkFolder': { title: 'Link Project to This Folder', icon: 'link' },
    'vireo.pickProjectMembers': {
      title: 'Members…',
      needs: 'member:write',
      icon: 'organization',
      palette: false,
    },
    'vireo.archiveProject': { title: 'Archive Project…', needs: 'project:write', icon: 'archive' },
  },
  menus: [
    ...onRow('vireo.projects', 'client', { 'vireo.addProject': ['inline@1', 'act@1'] }),
    ...onRow('vireo.projects', 'project\\.folder.*', { 'vireo.openProject': ['inline@1', 'open@3'] }),
    ...onRow('vireo.projects', 'project.*', {
      'vireo.linkFolder': 'act@5',
      'vireo.pickProjectMembers': 'act@6',
      'vireo.archiveProject': 'danger@1',
    }),
    ...onRow('vireo.projects', 'project.*\\.github.*', { 'vireo.openOnGitHub': 'open@4' }),
    ...onRow('vireo.projects', 'pullRequest', { 'vireo.openOnGitHub': 'open@1' }),
    ...onTitle('vireo.projects', { 'vireo.addProject': 'navigation@1', 'vireo.importClients': '8_import@1' }),
  ],
  views: [{ id: 'vireo.projects', container: 'vireo', name: 'Projects' }],
  welcomes: [
    {
      view: 'vireo.projects',
      name: 'projects',
      sentence: 'Time is kept on projects, and projects belong to clients.',
      buttons: [
        ['Add Your First Client and Project', 'vireo.addProject'],
        ['Open the Demo', 'vireo.openDemo'],
        ['Open the Walkthrough', 'vireo.openWalkthrough'],
      ],
    },
  ],
  opens: { client: { place: 'vireo.projects' }, project: { place: 'vireo.projects' } },
  settings,
  bundles: {
    'github-client.js': './github/github-client.ts',
    'import-clients.js': './import-clients.ts',
    'add-project.js': './add-project.ts',
    'load-project-rows.js': './load-project-rows.ts',
    'project-actions.js': './project-actions.ts',
    'pick-members.js': './pick-members.ts',
  },
});
