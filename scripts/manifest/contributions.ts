/** package.json's part about the editor, made of what the features contribute. Pure. */
import type { SettingContribution } from '../../src/contract/settings.ts';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import { buildAssistants } from './assistants.ts';
import { buildKeybindings, buildMenus } from './menus.ts';
import { buildViewContainers, buildViews, buildWalkthroughs, buildWelcomes } from './views.ts';
import { keyOf, Words } from './words.ts';

export interface Manifest {
  /** Keys of package.json that this owns; all others are left alone. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** package.nls.json. */
  readonly words: Readonly<Record<string, string>>;
}

type Settings = Readonly<Record<string, SettingContribution>>;

/** `features` in the order in which their views stand one below the other. */
export function buildManifest(features: readonly Feature[]): Manifest {
  const words = new Words();
  const settings: Settings = Object.assign({}, ...features.map((feature) => feature.settings));
  const fields = {
    activationEvents: [
      'onStartupFinished',
      ...features.flatMap(({ activationEvents = [] }) => activationEvents),
      ...features.flatMap(({ panels = [] }) => panels).map((type) => `onWebviewPanel:${type}`),
    ],
    // Where the files are: git facts, agents and the language server look at them.
    extensionKind: ['workspace'],
    l10n: './l10n',
    capabilities: buildCapabilities(words, settings),
    contributes: {
      commands: buildCommands(words, features),
      configuration: { title: 'Vireo', properties: buildSettings(words, settings) },
      customEditors: buildPageEditors(words, features),
      keybindings: buildKeybindings(features),
      menus: buildMenus(features),
      viewsContainers: buildViewContainers(words, features),
      views: buildViews(words, features),
      viewsWelcome: buildWelcomes(words, features),
      walkthroughs: buildWalkthroughs(words, features),
      yamlValidation: features.flatMap(({ yamlSchemas = {} }) =>
        Object.entries(yamlSchemas).map(([fileMatch, url]) => ({ fileMatch, url })),
      ),
      ...buildAssistants(words, features),
    },
  };
  return { fields, words: words.toJson() };
}

function buildPageEditors(words: Words, features: readonly Feature[]) {
  const schemes = features.flatMap(({ pageSchemes = [] }) => pageSchemes);
  return features
    .flatMap(({ pageEditor }) => pageEditor ?? [])
    .map(({ id, name }) => ({
      viewType: id,
      displayName: words.add(`editor.${keyOf(id)}`, name),
      selector: schemes.map((scheme) => ({ filenamePattern: `${scheme}:/**` })),
      priority: 'default',
    }));
}

function buildCapabilities(words: Words, settings: Settings) {
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description: words.add(
        'capabilities.untrusted',
        'Time tracking and scanning of open files work. Git is not asked, agents do not run, pull requests are not read, and no settings or rules of the workspace make a scan see less.',
      ),
      // None of ours names a path or address that a workspace may set; these lower or silence, or say what is kept of it.
      restrictedConfigurations: Object.entries(settings).flatMap(([key, { restricted }]) =>
        restricted === true ? [key] : [],
      ),
    },
    virtualWorkspaces: {
      supported: 'limited',
      description: words.add('capabilities.virtual', 'Agents need files on a disk; all else works.'),
    },
  };
}

function buildCommands(words: Words, features: readonly Feature[]) {
  return features
    .flatMap(({ commands }) => Object.entries(commands))
    .map(([command, { title, icon }]) => ({
      command,
      title: words.add(`command.${keyOf(command)}`, title),
      category: 'Vireo',
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    }));
}

function buildSettings(words: Words, settings: Settings) {
  return Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => [key, buildSetting(words, key, setting)]),
  );
}

function buildSetting(words: Words, key: string, setting: SettingContribution) {
  const shared = {
    scope: setting.scope,
    markdownDescription: words.add(`setting.${keyOf(key)}`, setting.description),
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
