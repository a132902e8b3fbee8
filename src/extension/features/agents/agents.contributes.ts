import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature, reached } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface AgentsCommands {
  'vireo.askAgent': [target?: CommandTarget];
  'vireo.setAgentAutonomy': [target?: CommandTarget];
  'vireo.showAllowedCommands': [];
  'vireo.newAgentFile': [];
  'vireo.cancelRequest': [target?: CommandTarget];
  'vireo.openRequest': [target?: CommandTarget];
  'vireo.reviewRequest': [target?: CommandTarget];
  'vireo.retryRequest': [target?: CommandTarget];
  'vireo.replayRequest': [target?: CommandTarget];
  'vireo.restoreRequest': [target?: CommandTarget];
  'vireo.fixRequestFindings': [target?: CommandTarget];
  'vireo.addRequestTime': [target?: CommandTarget];
  'vireo.openReport': [target?: CommandTarget];
  'vireo.saveReport': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends AgentsCommands {}
}

declare module '../../../contract/views.ts' {
  interface PageSchemes {
    'vireo-report': true;
  }
  interface Views {
    'vireo.agentTasks': 'tree';
  }
  interface Panels {
    'vireo.run': true;
  }
}

export const contributes = defineFeature<AgentsCommands>({
  after: 'reports',
  starts: true,
  commands: {
    'vireo.askAgent': { title: 'Ask an Agent…', needs: 'request:write', icon: 'hubot' },
    'vireo.setAgentAutonomy': { title: "Agents' Autonomy…", needs: 'autonomy:write', icon: 'shield' },
    'vireo.showAllowedCommands': { title: "Agents' Allowed Commands…", needs: 'act:read', icon: 'terminal' },
    'vireo.newAgentFile': { title: 'New Agent File…', needs: 'request:write', icon: 'new-file' },
    'vireo.cancelRequest': {
      title: 'Cancel Request',
      needs: 'request:write',
      icon: 'stop-circle',
      palette: false,
    },
    'vireo.openRequest': { title: 'Open Agent Request', icon: 'window' },
    'vireo.reviewRequest': { title: 'Review Agent Request…', needs: 'request:approve', icon: 'checklist' },
    'vireo.retryRequest': { title: 'Retry Request', needs: 'request:write', icon: 'refresh', palette: false },
    'vireo.replayRequest': {
      title: 'Replay Request',
      needs: 'request:write',
      icon: 'debug-restart',
      palette: false,
    },
    'vireo.restoreRequest': {
      title: 'Undo or Redo Changes',
      needs: 'request:approve',
      icon: 'discard',
      palette: false,
    },
    'vireo.fixRequestFindings': {
      title: 'Fix Findings…',
      needs: 'request:write',
      icon: 'wrench',
      palette: false,
    },
    'vireo.addRequestTime': { title: 'Add Time…', needs: 'time:write', icon: 'watch', palette: false },
    'vireo.openReport': { title: 'Open Report', icon: 'open-preview', palette: false },
    'vireo.saveReport': { title: 'Save Report As…', icon: 'save-as' },
  },
  menus: [
    ...onRow('vireo.projects', 'project.*', { 'vireo.askAgent': 'act@2', 'vireo.setAgentAutonomy': 'act@3' }),
    ...onRow('vireo.agentTasks', 'request\\.waiting', {
      'vireo.reviewRequest': ['inline@1', 'open@2'],
      'vireo.openRequest': 'open@1',
    }),
    ...onRow('vireo.agentTasks', 'request\\.(queued|running)', {
      'vireo.cancelRequest': 'inline@1',
      'vireo.openRequest': 'open@1',
    }),
    ...onRow('vireo.agentTasks', 'request\\.cancelled', { 'vireo.openRequest': 'open@1' }),
    ...onRow('vireo.agentTasks', 'request\\.(queued|running|waiting)', { 'vireo.cancelRequest': 'danger@1' }),
    ...onRow('vireo.agentTasks', 'request\\.(done.*|failed)', {
      'vireo.openReport': ['inline@1', 'open@2'],
      'vireo.openRequest': 'open@1',
    }),
    ...onRow('vireo.agentTasks', 'request\\.(failed|cancelled)', { 'vireo.retryRequest': 'act@1' }),
    ...onRow('vireo.agentTasks', 'request\\.(done.*|failed|cancelled)', { 'vireo.replayRequest': 'act@2' }),
    ...onRow('vireo.agentTasks', 'request\\.done.*', {
      'vireo.restoreRequest': 'act@3',
      'vireo.saveReport': 'copy@1',
    }),
    ...onRow('vireo.agentTasks', 'request\\.done.*\\.fixes.*', { 'vireo.fixRequestFindings': 'act@4' }),
    ...onRow('vireo.agentTasks', 'request\\.done.*\\.time', { 'vireo.addRequestTime': 'act@5' }),
    ...onTitle('vireo.agentTasks', {
      'vireo.askAgent': 'navigation@1',
      'vireo.showAllowedCommands': '8_commands@1',
      'vireo.newAgentFile': '8_commands@2',
    }),
  ],
  views: [{ id: 'vireo.agentTasks', container: 'vireo', name: 'Agent Tasks', needs: 'request:read' }],
  welcomes: [
    {
      view: 'vireo.agentTasks',
      name: 'agentTasks',
      sentence:
        'Agents work on a project and bring back a report and findings. Nothing is changed without you.',
      readOnly: 'No agent tasks yet.',
      buttons: [['Ask an Agent', 'vireo.askAgent']],
      when: `${reached} && vireo.trusted`,
    },
    {
      view: 'vireo.agentTasks',
      name: 'agentTasksRestricted',
      sentence:
        'Agents do not work in Restricted Mode. Trust this workspace to ask one; time is kept in any case.',
      buttons: [],
      when: `${reached} && !vireo.trusted`,
    },
  ],
  panels: ['vireo.run'],
  pageSchemes: ['vireo-report'],
  // For the YAML extension that many have; without it the language server completes and checks them.
  yamlSchemas: {
    '.vireo/agents/*.yaml': './media/agent-file.schema.json',
    '.vireo/agents/*.yml': './media/agent-file.schema.json',
  },
  opens: { request: { command: 'vireo.openReport' } },
  bundles: {
    'load-request-rows.js': './load-request-rows.ts',
    'agent-actions.js': './agent-actions.ts',
    'review-request.js': './review-request.ts',
    'request-offers.js': './offers/offer-actions.ts',
    'run-page.js': './run-page/run-panels.ts',
    'notify-waiting.js': './notify-waiting.ts',
    'save-report.js': './save-report.ts',
  },
});
