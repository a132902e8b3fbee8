/** Settings asked of the client per resource and kept until it says that they have changed. */
import type { Connection } from 'vscode-languageserver';
import {
  type DependencySettings,
  dependencySettingsSchema,
  dependencySettingsSection,
} from '../contract/dependency-settings.ts';
import {
  defaultServerSettings,
  parseServerSettings,
  type ServerSettings,
  serverSettingsSection,
} from '../contract/server-settings.ts';

export interface SettingsCache {
  /** Asked anew each time. */
  dependencies(): Promise<DependencySettings>;
  for(uri: string): Promise<ServerSettings>;
  /** All are asked again; `pushed` is what the client sent along, for clients that cannot be asked. */
  reset(pushed: unknown): void;
  forget(uri: string): void;
}

export interface SettingsOptions {
  readonly connection: Connection;
  /** The client answers `workspace/configuration`. */
  readonly canAsk: boolean;
  readonly log: (message: string) => void;
}

export function createSettingsCache({ connection, canAsk, log }: SettingsOptions): SettingsCache {
  const byUri = new Map<string, Promise<ServerSettings>>();
  let pushed = defaultServerSettings;
  let pushedDependencies = dependencySettingsSchema.parse({});

  async function ask(uri: string): Promise<ServerSettings> {
    if (!canAsk) return pushed;
    try {
      const item = { scopeUri: uri, section: serverSettingsSection };
      return parseServerSettings(await connection.workspace.getConfiguration(item));
    } catch (error) {
      log(`Settings for ${uri} could not be asked: ${String(error)}`);
      return defaultServerSettings;
    }
  }

  return {
    async dependencies() {
      if (!canAsk) return pushedDependencies;
      try {
        const item = { section: dependencySettingsSection };
        return dependencySettingsSchema.parse(await connection.workspace.getConfiguration(item));
      } catch (error) {
        log(`Settings about dependencies could not be asked: ${String(error)}`);
        return dependencySettingsSchema.parse({});
      }
    },
    for(uri) {
      const known = byUri.get(uri) ?? ask(uri);
      byUri.set(uri, known);
      return known;
    },
    reset(settings) {
      byUri.clear();
      pushed = parseServerSettings(sectionOf(settings, serverSettingsSection));
      pushedDependencies = dependencySettingsSchema.parse(sectionOf(settings, dependencySettingsSection));
    },
    forget: (uri) => void byUri.delete(uri),
  };
}

/** `workspace/didChangeConfiguration` carries the whole tree of settings, `{ vireo: { scan: … } }`. */
function sectionOf(settings: unknown, section: string): unknown {
  let value = settings;
  for (const name of section.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}
