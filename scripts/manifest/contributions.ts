/** package.json's part about the editor, made of the typed tables in src/contract/. Pure. */
import { type CommandId, commands } from '../../src/contract/commands.ts';
import { type SettingContribution, settings } from '../../src/contract/settings.ts';
import {
  approvalsPanelType,
  businessPanelType,
  clientPanelType,
  coachPanelType,
  dashboardPanelType,
  explainPanelType,
  goalsPanelType,
  invoicePanelType,
  lookPanelType,
  modelsPanelType,
  moneyPanelType,
  pageEditorType,
  pageSchemes,
  ratesPanelType,
  reportsPanelType,
  runPanelType,
  scannerPanelType,
  stackPanelType,
  treeViews,
  weekPanelType,
} from '../../src/contract/views.ts';
import { crewFolder } from '../../src/contract/work/crew-file.ts';
import { agentFileSchemaPath } from '../generate/agent-file-schema.ts';
import { buildAssistants } from './assistants.ts';
import { buildMenus } from './menus.ts';
import { buildViewContainers, buildViews, buildWalkthroughs, buildWelcomes } from './views.ts';
import { Words } from './words.ts';

export interface Manifest {
  /** Keys of package.json that this owns; all others are left alone. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** package.nls.json. */
  readonly words: Readonly<Record<string, string>>;
}

export function buildManifest(): Manifest {
  const words = new Words();
  const fields = {
    activationEvents: [
      'onStartupFinished',
      // An editor of the last session asks for its document.
      'onFileSystem:vireo-document',
      ...[
        invoicePanelType,
        runPanelType,
        scannerPanelType,
        explainPanelType,
        dashboardPanelType,
        coachPanelType,
        modelsPanelType,
        goalsPanelType,
        moneyPanelType,
        lookPanelType,
        businessPanelType,
        clientPanelType,
        ratesPanelType,
        stackPanelType,
        approvalsPanelType,
        reportsPanelType,
        weekPanelType,
      ].map((type) => `onWebviewPanel:${type}`),
    ],
    // Where the files are: git facts, agents and the language server look at them.
    extensionKind: ['workspace'],
    l10n: './l10n',
    capabilities: buildCapabilities(words),
    contributes: {
      commands: buildCommands(words),
      configuration: { title: 'Vireo', properties: buildSettings(words) },
      customEditors: [buildPageEditor(words)],
      keybindings,
      menus: buildMenus(),
      viewsContainers: buildViewContainers(words),
      views: buildViews(words),
      viewsWelcome: buildWelcomes(words),
      walkthroughs: buildWalkthroughs(words),
      // For the YAML extension that many have; without it the language server completes and checks them.
      yamlValidation: ['yaml', 'yml'].map((ending) => ({
        fileMatch: `${crewFolder}/*.${ending}`,
        url: `./${agentFileSchemaPath}`,
      })),
      ...buildAssistants(words),
    },
  };
  return { fields, words: words.toJson() };
}

function buildPageEditor(words: Words) {
  return {
    viewType: pageEditorType,
    displayName: words.add('editor.page', 'Vireo Page'),
    selector: pageSchemes.map((scheme) => ({ filenamePattern: `${scheme}:/**` })),
    priority: 'default',
  };
}

function buildCapabilities(words: Words) {
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description: words.add(
        'capabilities.untrusted',
        'Time tracking and scanning of open files work. Git is not asked, agents do not run, pull requests are not read, and no settings or rules of the workspace make a scan see less.',
      ),
      // None of ours names a path or address that a workspace may set; these lower or silence, or say what is kept of it.
      restrictedConfigurations: Object.entries<SettingContribution>(settings).flatMap(
        ([key, { restricted }]) => (restricted === true ? [key] : []),
      ),
    },
    virtualWorkspaces: {
      supported: 'limited',
      description: words.add('capabilities.virtual', 'Agents need files on a disk; all else works.'),
    },
  };
}

function buildCommands(words: Words) {
  return Object.entries(commands).map(([command, { title, icon }]) => ({
    command,
    title: words.add(`command.${command.slice('vireo.'.length)}`, title),
    category: 'Vireo',
    ...(icon === undefined ? {} : { icon: `$(${icon})` }),
  }));
}

interface Keybinding {
  readonly command: CommandId | 'runCommands';
  readonly args?: { readonly commands: readonly (CommandId | 'list.toggleSelection')[] };
  readonly key: string;
  readonly mac: string;
  readonly when?: string;
}

const timesheetsFocus = `focusedView == ${treeViews.timesheets} && !inputFocus`;

/** Chords that begin as the editor's own do not: Ctrl+Alt+T opens terminals elsewhere. */
const keybindings: readonly Keybinding[] = [
  // Two keystrokes to start and two to stop: the chord is one for both.
  { command: 'vireo.startTimerHere', key: 'ctrl+alt+v t', mac: 'cmd+alt+v t', when: '!vireo.timerRunning' },
  { command: 'vireo.toggleTimer', key: 'ctrl+alt+v t', mac: 'cmd+alt+v t', when: 'vireo.timerRunning' },
  { command: 'vireo.resumeTimer', key: 'ctrl+alt+v r', mac: 'cmd+alt+v r' },
  { command: 'vireo.switchTimer', key: 'ctrl+alt+v s', mac: 'cmd+alt+v s', when: 'vireo.timerRunning' },
  { command: 'vireo.editTimerNote', key: 'ctrl+alt+v n', mac: 'cmd+alt+v n', when: 'vireo.timerRunning' },
  { command: 'vireo.discardTimer', key: 'ctrl+alt+v d', mac: 'cmd+alt+v d', when: 'vireo.timerRunning' },
  {
    command: 'vireo.answerTimerQuestion',
    key: 'ctrl+alt+v q',
    mac: 'cmd+alt+v q',
    when: 'vireo.timerQuestion',
  },
  // As in the explorer. The menu names this key; with no row to be about, the command says so.
  {
    command: 'vireo.deleteEntry',
    key: 'delete',
    mac: 'cmd+backspace',
    when: `${timesheetsFocus} && !listHasSelectionOrFocus`,
  },
  // Which row has the focus the editor tells nobody: it is what the toggle adds to the selection, at the very key press.
  {
    command: 'runCommands',
    args: { commands: ['list.toggleSelection', 'vireo.deleteFocusedEntry'] },
    key: 'delete',
    mac: 'cmd+backspace',
    when: `${timesheetsFocus} && listHasSelectionOrFocus`,
  },
  { command: 'vireo.openCoach', key: 'ctrl+alt+v c', mac: 'cmd+alt+v c' },
];

function buildSettings(words: Words) {
  return Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => [key, buildSetting(words, key, setting)]),
  );
}

function buildSetting(words: Words, key: string, setting: SettingContribution) {
  const shared = {
    scope: setting.scope,
    markdownDescription: words.add(`setting.${key.slice('vireo.'.length)}`, setting.description),
    default: setting.default,
  };
  switch (setting.type) {
    case 'boolean':
      return { type: 'boolean', ...shared };
    case 'number':
      return { type: 'number', minimum: setting.minimum, maximum: setting.maximum, ...shared };
    case 'strings':
      return { type: 'array', items: { type: 'string' }, uniqueItems: true, ...shared };
    case 'string':
      return {
        type: 'string',
        ...(setting.choices === undefined ? {} : { enum: setting.choices }),
        ...shared,
      };
  }
}
