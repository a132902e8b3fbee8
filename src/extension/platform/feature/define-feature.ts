/**
 * What a feature adds to the editor, in `<feature>.contributes.ts`: data of which the build makes the manifest, its
 * English words and the list of bundles. The extension itself never loads it.
 */
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandId } from '../../../contract/commands.ts';
import type { Need } from '../../../contract/policy/needs.ts';
import type { SettingContribution } from '../../../contract/settings.ts';
import type { PageScheme, PanelType, TreeViewId, ViewId } from '../../../contract/views.ts';
import type { DeepLink } from './deep-link.ts';
import type { MenuItem } from './menu-items.ts';

/** How the manifest shows a command. */
export interface CommandContribution {
  /** English; an ellipsis where a question follows. */
  readonly title: string;
  /** Codicon without its `$( )`. */
  readonly icon?: string;
  /** When the palette offers it; `false` for those that make sense on a row or a link alone. */
  readonly palette?: string | false;
  /** Of the role of the user: menus, keys and the palette leave it out where that is refused. */
  readonly needs?: Need;
}

export interface ContainerContribution {
  readonly id: string;
  readonly place: 'activitybar' | 'secondarySidebar';
  readonly title: string;
  /** Key of the title among the words of the manifest; a proper name has none. */
  readonly key?: string;
}

export interface ViewContribution {
  readonly id: ViewId;
  readonly container: string;
  /** English. */
  readonly name: string;
  readonly type?: 'webview';
  readonly visibility?: 'collapsed';
  /** Of the role of the user, who does not see it otherwise. */
  readonly needs?: Need;
}

/** A command of ours, or one of the editor's with its argument. */
export type Button = readonly [
  label: string,
  command: CommandId | `workbench.action.openSettings?${string}` | `extension.open?${string}`,
];

/** What an empty view says. */
export interface Welcome {
  /** Key among the words of the manifest. */
  readonly name: string;
  /** English. */
  readonly sentence: string;
  /** For a role that is refused what every button needs. */
  readonly readOnly?: string;
  readonly buttons: readonly Button[];
  /** Without it: while the records are not known to be out of reach. */
  readonly when?: string;
}

/** The condition under which a view says what it has to say itself. */
export const reached = 'vireo.backend != failed';

export interface Keybinding {
  readonly command: CommandId | 'runCommands';
  readonly args?: { readonly commands: readonly (CommandId | 'list.toggleSelection')[] };
  readonly key: string;
  readonly mac: string;
  readonly when?: string;
}

export interface WalkthroughStepContribution {
  readonly title: string;
  readonly description: string;
  readonly buttons: readonly Button[];
  /** What the picture shows, for who does not see it. */
  readonly picture: string;
}

export interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** How often a window asks the editor to look at the steps. */
  readonly looks: number;
  /** Each completes when its `vireo.done.…` context key turns true. */
  readonly steps: Readonly<Record<string, WalkthroughStepContribution>>;
}

export interface ChatParticipant {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly description: string;
  /** Name → what it does, in English. */
  readonly commands: Readonly<Record<string, string>>;
}

export interface Feature {
  /** The feature that it comes right after, which it may use; null for the first, last of all when absent. */
  readonly after?: string | null;
  /** It watches, draws or adds to trees, so that it is loaded with the window; others with the first of their commands or panels. */
  readonly starts?: true;
  readonly commands: Readonly<Record<string, CommandContribution>>;
  readonly menus?: readonly MenuItem[];
  /** What stands in the title of every tree. */
  readonly everyTitle?: readonly Omit<MenuItem, 'menu'>[];
  readonly containers?: readonly ContainerContribution[];
  readonly views?: readonly ViewContribution[];
  readonly welcomes?: readonly (Welcome & { readonly view: TreeViewId })[];
  /** What every empty tree says, but for one. */
  readonly everyWelcome?: readonly (Welcome & { readonly except?: TreeViewId })[];
  /** Kinds of records, and what opens one: each kind is opened by one feature. */
  readonly opens?: Readonly<Partial<Record<RecordLink['kind'], DeepLink>>>;
  readonly settings?: Readonly<Record<string, SettingContribution>>;
  readonly keybindings?: readonly Keybinding[];
  /** Restored by the editor after a reload, which starts the extension. */
  readonly panels?: readonly PanelType[];
  /** Schemes of its pages of Markdown. */
  readonly pageSchemes?: readonly PageScheme[];
  /** The editor of all such pages. */
  readonly pageEditor?: { readonly id: string; readonly name: string };
  /** What else starts the extension. */
  readonly activationEvents?: readonly string[];
  /** Files of YAML → path of the schema that they keep. */
  readonly yamlSchemas?: Readonly<Record<string, string>>;
  readonly chatParticipants?: readonly ChatParticipant[];
  readonly mcpServers?: readonly { readonly id: string; readonly label: string }[];
  readonly walkthrough?: Walkthrough;
  /** Bundle → the module that is loaded by `import()`, from this feature's folder. */
  readonly bundles?: Readonly<Record<string, `./${string}.ts`>>;
}

/** Typed by the feature's own commands, so that each has its arguments and its title. */
export function defineFeature<Commands extends object>(
  feature: Feature & { readonly commands: { readonly [Id in keyof Commands]: CommandContribution } },
): Feature {
  return feature;
}

/** Keeps the literal types, of which those of the values are made. */
export function defineSettings<const Table extends Readonly<Record<string, SettingContribution>>>(
  settings: Table,
): Table {
  return settings;
}
