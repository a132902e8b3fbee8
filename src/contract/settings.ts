/**
 * Every setting of the extension: type, default, scope and words. `scripts/manifest.ts` writes package.json from it,
 * `readSetting` reads by it. Paths and addresses are machine-scoped: a workspace cannot set them, trusted or not.
 * The section `vireo.scan` belongs to the language server (server-settings.ts); a test holds the two equal.
 */

interface Shared {
  /** English Markdown. */
  readonly description: string;
  /** `machine`: the user alone; `resource`: may differ by folder. */
  readonly scope: 'machine' | 'window' | 'resource';
  /** What a workspace sets for it does not count before the user trusts it: it lowers, silences or reads more. */
  readonly restricted?: true;
}

export type SettingContribution = Shared &
  (
    | { readonly type: 'boolean'; readonly default: boolean }
    | { readonly type: 'string'; readonly default: string; readonly choices?: readonly string[] }
    | {
        readonly type: 'number';
        readonly default: number;
        readonly minimum: number;
        readonly maximum: number;
      }
    | { readonly type: 'strings'; readonly default: readonly string[] }
  );

const scanModes = ['on-type', 'on-save', 'manual'] as const;
const reminders = ['off', 'gentle', 'firm'] as const;
const baselineModes = ['show', 'fade', 'hide'] as const;
const advisoryModes = ['offline', 'online'] as const;
const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
const confidences = ['high', 'medium', 'low'] as const;

export const settings = {
  'vireo.dataDirectory': {
    type: 'string',
    default: '',
    scope: 'machine',
    description:
      'Folder in which Vireo keeps your data on this machine, as an absolute path. Empty: the usual place for data of the user. Takes effect when the window is reloaded.',
  },
  'vireo.welcome.openAtFirstStart': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description: 'Open the walkthrough once, at the first start, where no editor is open.',
  },
  'vireo.timer.limitHours': {
    type: 'number',
    default: 9,
    minimum: 1,
    maximum: 24,
    scope: 'window',
    description:
      'Hours of a day, or of one running timer, after which the timer is shown as a warning in the status bar.',
  },
  'vireo.timer.askForNote': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description: 'Ask for a note when the timer is stopped.',
  },
  'vireo.timer.idleMinutes': {
    type: 'number',
    default: 10,
    minimum: 0,
    maximum: 480,
    scope: 'window',
    description:
      'Minutes without a sign of work, while a timer runs, after which Vireo asks what they were. Nothing is changed before you answer. 0: never ask.',
  },
  'vireo.timer.reminder': {
    type: 'string',
    default: 'gentle',
    choices: reminders,
    scope: 'window',
    description:
      'When you work on a project and no timer runs, or the day is past `#vireo.timer.limitHours#`: `gentle` shows it in the status bar, `firm` says it once in a notification, too, `off` says nothing.',
  },
  'vireo.time.rememberActivity': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description:
      'Remember when you worked in this editor, and on which project and branch, so that *Find Forgotten Time* can propose entries for it. It is kept for three months, is shown to no one else, and never becomes an entry by itself.',
  },
  'vireo.time.calendarFile': {
    type: 'string',
    default: '',
    scope: 'machine',
    description:
      'Calendar file (`.ics`) of your meetings, as an absolute path. *Find Forgotten Time* suggests entries for meetings without recorded time. The file is read on this machine and not stored.',
  },
  'vireo.git.attachFacts': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    restricted: true,
    description:
      'Keep the branch and the commits of the work with each entry. Never in Restricted Mode; credentials in the address of a remote are never kept.',
  },
  'vireo.github.showPullRequests': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description:
      'Show open pull requests below projects that are linked to GitHub, if you are signed in to GitHub in this editor. Vireo never asks you to sign in.',
  },
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
    choices: scanModes,
    scope: 'resource',
    restricted: true,
    description:
      'When an open file is scanned: `on-type` while you type, `on-save` when it is opened and saved, `manual` by the command *Vireo: Scan This File* alone.',
  },
  'vireo.scan.minimumConfidence': {
    type: 'string',
    default: 'medium',
    choices: confidences,
    scope: 'resource',
    restricted: true,
    description: 'Findings of a lower confidence stay out of the editor; agents still report them.',
  },
  'vireo.scan.minimumSeverity': {
    type: 'string',
    default: 'info',
    choices: severities,
    scope: 'resource',
    restricted: true,
    description: 'Findings of a lower severity stay out of the editor.',
  },
  'vireo.scan.baseline': {
    type: 'string',
    default: 'fade',
    choices: baselineModes,
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
    default: 20_000,
    minimum: 1,
    maximum: 1_000_000,
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
    choices: advisoryModes,
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
} as const satisfies Readonly<Record<string, SettingContribution>>;

export type SettingKey = keyof typeof settings;

interface ValueTypes {
  readonly boolean: boolean;
  readonly number: number;
  readonly strings: readonly string[];
}

/** The type of a setting's value: one of its choices where it has them. */
export type SettingValue<Key extends SettingKey> = (typeof settings)[Key] extends {
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : (typeof settings)[Key]['type'] extends keyof ValueTypes
    ? ValueTypes[(typeof settings)[Key]['type']]
    : string;

/** `value` if it is of the setting's kind and within its bounds, else the default: a slip in settings.json breaks nothing. */
export function checkSetting<Key extends SettingKey>(key: Key, value: unknown): SettingValue<Key> {
  const setting: SettingContribution = settings[key];
  return (isAllowed(setting, value) ? value : setting.default) as SettingValue<Key>;
}

function isAllowed(setting: SettingContribution, value: unknown): boolean {
  switch (setting.type) {
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'number':
      return typeof value === 'number' && value >= setting.minimum && value <= setting.maximum;
    case 'string':
      return typeof value === 'string' && (setting.choices?.includes(value) ?? true);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
