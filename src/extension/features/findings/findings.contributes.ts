import type { EmptyFindings } from '../../../contract/context-keys.ts';
import type { SettingsOf } from '../../../contract/settings.ts';
import {
  type Button,
  defineFeature,
  defineSettings,
  reached,
} from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface FindingsCommands {
  'vireo.scanFile': [];
  'vireo.scanWorkspace': [];
  'vireo.openScanner': [];
  'vireo.openFinding': [target?: unknown];
  'vireo.explainFinding': [target?: unknown];
  'vireo.copyFinding': [target?: unknown];
  'vireo.fixFinding': [target?: unknown];
  'vireo.noteFix': [fixed?: unknown];
  'vireo.suppressFinding': [target?: unknown];
  'vireo.confirmFinding': [target?: unknown, selected?: unknown];
  'vireo.dismissFinding': [target?: unknown, selected?: unknown];
  'vireo.reopenFinding': [target?: unknown, selected?: unknown];
  'vireo.resolveFinding': [target?: unknown, selected?: unknown];
  'vireo.assignFinding': [target?: unknown, selected?: unknown];
  'vireo.commentFinding': [target?: unknown];
  'vireo.filterFindings': [];
  'vireo.searchFindings': [];
  'vireo.clearFindingFilter': [];
  'vireo.groupFindings': [];
  'vireo.sortFindings': [];
  'vireo.showNewFindings': [];
  'vireo.showAllFindings': [];
  'vireo.showOwnScan': [];
  'vireo.showRecordedFindings': [];
  'vireo.showMoreFindings': [target?: unknown];
}

const settings = defineSettings({
  'vireo.scan.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    restricted: true,
    description: 'Find security and quality problems in open files while you type.',
  },
  'vireo.scan.mode': {
    type: 'string',
    default: 'on-type',
    choices: ['on-type', 'on-save', 'manual'],
    scope: 'resource',
    restricted: true,
    description:
      'When an open file is scanned: `on-type` while you type, `on-save` when it is opened and saved, `manual` by the command *Vireo: Scan This File* alone.',
  },
  'vireo.scan.minimumConfidence': {
    type: 'string',
    default: 'medium',
    choices: ['high', 'medium', 'low'],
    scope: 'resource',
    restricted: true,
    description: 'Findings of a lower confidence stay out of the editor; agents still report them.',
  },
  'vireo.scan.minimumSeverity': {
    type: 'string',
    default: 'info',
    choices: ['critical', 'high', 'medium', 'low', 'info'],
    scope: 'resource',
    restricted: true,
    description: 'Findings of a lower severity stay out of the editor.',
  },
  'vireo.scan.baseline': {
    type: 'string',
    default: 'fade',
    choices: ['show', 'fade', 'hide'],
    scope: 'resource',
    restricted: true,
    description:
      'How the editor shows findings that the baseline knows (`vireo baseline create`): `show` as any other, `fade` as hints, `hide` not at all.',
  },
  'vireo.scan.disabledRules': {
    type: 'strings',
    default: [],
    scope: 'resource',
    restricted: true,
    description: 'Ids of rules that are not applied.',
  },
  'vireo.scan.debounceMs': {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 5000,
    scope: 'resource',
    description:
      'Milliseconds after the last keystroke until the file is scanned. 0: at once; a scan that has been overtaken is cancelled.',
  },
  'vireo.scan.workspaceFileLimit': {
    type: 'number',
    default: 20000,
    minimum: 1,
    maximum: 1000000,
    scope: 'resource',
    restricted: true,
    description:
      'A scan of the workspace reads at most this many files, the most recently changed first, and reports how many it skipped.',
  },
  'vireo.scan.maxFileKilobytes': {
    type: 'number',
    default: 976,
    minimum: 1,
    maximum: 976,
    scope: 'resource',
    restricted: true,
    description:
      'Larger files are not scanned while open; a note on their first line says so. At most 976: the engine reads no file of more than 1,000,000 characters.',
  },
  'vireo.dependencies.advisories': {
    type: 'string',
    default: 'offline',
    choices: ['offline', 'online'],
    scope: 'machine',
    description:
      'Where advisories about packages come from: `offline` from what you imported (`vireo advisories`), `online` from api.osv.dev, which is sent names and versions of packages. Where it cannot be asked, those that you imported are used, and that is said.',
  },
  'vireo.scan.showAgentFindings': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    restricted: true,
    description: 'Show what agents found in the editor as well.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends FindingsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.findings': 'tree';
  }
  interface Panels {
    'vireo.scanner': true;
    'vireo.explain': true;
  }
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

const whenEmpty = (reason: EmptyFindings): string => `${reached} && vireo.findings.empty == ${reason}`;

const scanButtons: readonly Button[] = [
  ['Scan Workspace', 'vireo.scanWorkspace'],
  ['Open Scanner', 'vireo.openScanner'],
  ['Ask the Security Agent', 'vireo.askAgent'],
];

export const contributes = defineFeature<FindingsCommands>({
  after: 'health',
  starts: true,
  commands: {
    'vireo.scanFile': { title: 'Scan This File', icon: 'search' },
    'vireo.scanWorkspace': { title: 'Scan Workspace', icon: 'search' },
    'vireo.openScanner': { title: 'Open Scanner', icon: 'graph' },
    'vireo.openFinding': { title: 'Open Finding', icon: 'go-to-file', palette: false },
    'vireo.explainFinding': { title: 'Explain Finding', icon: 'info', palette: 'editorIsOpen' },
    'vireo.copyFinding': { title: 'Copy Finding as Markdown', icon: 'copy', palette: 'editorIsOpen' },
    'vireo.fixFinding': { title: 'Fix Finding', icon: 'wrench', palette: false },
    'vireo.noteFix': { title: 'Update Counts After a Fix', palette: false },
    'vireo.suppressFinding': { title: 'Suppress Finding…', icon: 'bell-slash', palette: 'editorIsOpen' },
    'vireo.confirmFinding': {
      title: 'Confirm Finding',
      needs: 'finding:write',
      icon: 'pass',
      palette: false,
    },
    'vireo.dismissFinding': {
      title: 'Dismiss Finding…',
      needs: 'finding:write',
      icon: 'close',
      palette: 'editorIsOpen',
    },
    'vireo.reopenFinding': {
      title: 'Reopen Finding',
      needs: 'finding:write',
      icon: 'discard',
      palette: false,
    },
    'vireo.resolveFinding': {
      title: 'Mark Finding as Resolved',
      needs: 'finding:write',
      icon: 'check',
      palette: false,
    },
    'vireo.assignFinding': {
      title: 'Assign Finding…',
      needs: 'finding:write',
      icon: 'person',
      palette: false,
    },
    'vireo.commentFinding': {
      title: 'Comment on Finding…',
      needs: 'finding:write',
      icon: 'comment',
      palette: false,
    },
    'vireo.filterFindings': { title: 'Filter Findings…', icon: 'filter' },
    'vireo.searchFindings': { title: 'Search Findings…', icon: 'search' },
    'vireo.clearFindingFilter': {
      title: 'Clear Filter of Findings',
      icon: 'clear-all',
      palette: 'vireo.findings.filtered',
    },
    'vireo.groupFindings': { title: 'Group Findings…', icon: 'group-by-ref-type' },
    'vireo.sortFindings': { title: 'Sort Findings…', icon: 'sort-precedence' },
    'vireo.showNewFindings': {
      title: 'Show New Findings Only',
      icon: 'eye-closed',
      palette: 'vireo.findings.baseline && !vireo.findings.onlyNew',
    },
    'vireo.showAllFindings': {
      title: 'Include Baseline Findings',
      icon: 'eye',
      palette: 'vireo.findings.baseline && vireo.findings.onlyNew',
    },
    'vireo.showOwnScan': {
      title: 'Show Findings of Your Scan',
      icon: 'person',
      palette: 'vireo.findings.ownScan == record',
    },
    'vireo.showRecordedFindings': {
      title: 'Show Findings on Record',
      icon: 'organization',
      palette: 'vireo.findings.ownScan == own',
    },
    'vireo.showMoreFindings': { title: 'Show More Findings', palette: false },
  },
  menus: [
    ...onRow('vireo.findings', 'finding\\.(open|confirmed)\\..*fixable.*', {
      'vireo.fixFinding': ['inline@1', 'act@1'],
    }),
    ...onRow('vireo.findings', 'finding\\.(open|confirmed)\\..*live.*', {
      'vireo.suppressFinding': 'inline@2',
    }),
    ...onRow('vireo.findings', 'finding\\.(open|confirmed)\\.gone.*', { 'vireo.resolveFinding': 'inline@2' }),
    ...onRow('vireo.findings', 'finding\\..*', {
      'vireo.explainFinding': ['inline@3', 'open@2'],
      'vireo.openFinding': 'open@1',
      'vireo.copyFinding': 'copy@1',
    }),
    ...onRow('vireo.findings', 'finding\\.open.*\\.recorded', { 'vireo.confirmFinding': 'act@2' }),
    ...onRow('vireo.findings', 'finding\\.(confirmed|dismissed).*', { 'vireo.reopenFinding': 'act@3' }),
    ...onRow('vireo.findings', 'finding\\.(open|confirmed).*\\.recorded', {
      'vireo.resolveFinding': 'act@4',
      'vireo.dismissFinding': 'danger@2',
    }),
    ...onRow('vireo.findings', 'finding\\..*\\.recorded', {
      'vireo.assignFinding': 'act@5',
      'vireo.commentFinding': 'act@6',
    }),
    ...onRow('vireo.findings', 'finding\\..*live.*', { 'vireo.suppressFinding': 'danger@1' }),
    ...onTitle('vireo.findings', {
      'vireo.filterFindings': 'navigation@1',
      'vireo.searchFindings': 'navigation@2',
      'vireo.openScanner': '0_open@1',
      'vireo.scanWorkspace': '0_open@3',
      'vireo.groupFindings': '1_arrange@1',
      'vireo.sortFindings': '1_arrange@2',
    }),
    ...onTitle('vireo.findings', { 'vireo.clearFindingFilter': 'navigation@3' }, 'vireo.findings.filtered'),
    ...onTitle(
      'vireo.findings',
      { 'vireo.showNewFindings': 'navigation@4' },
      'vireo.findings.baseline && !vireo.findings.onlyNew',
    ),
    ...onTitle(
      'vireo.findings',
      { 'vireo.showAllFindings': 'navigation@4' },
      'vireo.findings.baseline && vireo.findings.onlyNew',
    ),
    ...onTitle('vireo.findings', { 'vireo.showOwnScan': 'navigation@5' }, 'vireo.findings.ownScan == record'),
    ...onTitle(
      'vireo.findings',
      { 'vireo.showRecordedFindings': 'navigation@5' },
      'vireo.findings.ownScan == own',
    ),
  ],
  views: [{ id: 'vireo.findings', container: 'vireo', name: 'Findings', visibility: 'collapsed' }],
  welcomes: [
    {
      view: 'vireo.findings',
      name: 'findings',
      sentence: 'Nothing found in open files or in the last scan.',
      buttons: scanButtons,
      when: whenEmpty('clean'),
    },
    {
      view: 'vireo.findings',
      name: 'findingsUnscanned',
      sentence: 'Not scanned yet. Vireo checks open files as you type; a scan checks them all.',
      buttons: scanButtons,
      when: whenEmpty('unscanned'),
    },
  ],
  settings,
  panels: ['vireo.scanner', 'vireo.explain'],
  opens: { finding: { place: 'own:finding' }, findings: { place: 'vireo.findings' } },
  bundles: {
    'findings-host.js': './findings-host.ts',
    'scanner-panel.js': './scanner-page/scanner-panel.ts',
    'explain-host.js': './explain/explain-host.ts',
  },
});
