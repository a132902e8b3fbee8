/**
 * What a setting of the extension is. Each feature declares its settings in `<feature>.contributes.ts`; `readSetting`
 * reads by what the manifest says of them. Paths and addresses are machine-scoped: a workspace cannot set them, trusted
 * or not. The section `vireo.scan` belongs to the language server (server-settings.ts); a test holds the two equal.
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

/** Setting → type of its value; each feature adds its own by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features.
export interface Settings {}
export type SettingKey = keyof Settings & string;

interface ValueTypes {
  readonly boolean: boolean;
  readonly number: number;
  readonly strings: readonly string[];
}

/** The type of each value: one of its choices where it has them. */
export type SettingsOf<Table extends Readonly<Record<string, SettingContribution>>> = {
  readonly [Key in keyof Table]: Table[Key] extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : Table[Key]['type'] extends keyof ValueTypes
      ? ValueTypes[Table[Key]['type']]
      : string;
};

/** A setting as the manifest has it. */
export interface SettingSchema {
  readonly type: 'boolean' | 'string' | 'number' | 'array';
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** `value` if it is of the setting's kind and within its bounds, else the default: a slip in settings.json breaks nothing. */
export function checkSetting(setting: SettingSchema, value: unknown): unknown {
  return isAllowed(setting, value) ? value : setting.default;
}

function isAllowed({ type, minimum, maximum, enum: choices }: SettingSchema, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'number':
      return typeof value === 'number' && value >= (minimum ?? value) && value <= (maximum ?? value);
    case 'string':
      return typeof value === 'string' && (choices?.includes(value) ?? true);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
