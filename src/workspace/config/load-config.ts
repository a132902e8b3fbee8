/** Reads `.vireo.yml`. What is wrong in it is told with file, line and field; nothing of it is guessed. */
import path from 'node:path';
import { readSmallFile } from '../small-file.ts';
import { readYaml, type YamlFile } from '../yaml-file.ts';
import { describeIssue } from './config-problems.ts';
import { defaultConfig, type ProjectConfig, projectConfigSchema } from './config-schema.ts';
import { findNamedRules, keepValidParts, type NamedRule } from './valid-parts.ts';

export const configFileName = '.vireo.yml';
/** Taken for it easily. */
export const mistakenConfigName = '.vireo.yaml';

export interface LoadedConfig {
  readonly config: ProjectConfig;
  /** Sentences that begin with file and line; where there are any, `config` is what is right of the file. */
  readonly problems: readonly string[];
  /** The rules that it names, those in its wrong parts, too. */
  readonly named: readonly NamedRule[];
  /** File, line and field, as complaints begin. */
  readonly placeOf: PlaceOf;
}

export type PlaceOf = (field: readonly PropertyKey[]) => string;

const maxConfigBytes = 256 * 1024;

/** The settings of a project's folder; the defaults where it has none. */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const read = await readSmallFile(path.join(folder, configFileName), maxConfigBytes);
  if (read.kind === 'absent') return refuse(await findMistaken(folder));
  if (read.kind === 'refused') return refuse([`${configFileName} ${read.why}`]);
  return parseConfig(read.text);
}

async function findMistaken(folder: string): Promise<string[]> {
  const read = await readSmallFile(path.join(folder, mistakenConfigName), maxConfigBytes);
  return read.kind === 'absent' ? [] : [`${mistakenConfigName} is not read: call it ${configFileName}`];
}

export function parseConfig(text: string): LoadedConfig {
  const file = readYaml(text);
  if (file.problems.length > 0) {
    return refuse(file.problems.map(({ line, message }) => `${configFileName}:${line}: ${message}`));
  }
  const placeOf = placesIn(file);
  const value = file.value ?? {};
  const named = findNamedRules(value);
  const parsed = projectConfigSchema.safeParse(value);
  if (parsed.success) return { config: parsed.data, problems: [], named, placeOf };
  const problems = parsed.error.issues
    .flatMap((issue) => describeIssue(issue, value))
    .map(({ field, what }) => `${placeOf(field)}: ${what}`);
  return { config: keepValidParts(value), problems, named, placeOf };
}

function refuse(problems: readonly string[]): LoadedConfig {
  return { config: defaultConfig, problems, named: [], placeOf: () => configFileName };
}

function placesIn(file: YamlFile): PlaceOf {
  return (field) => `${configFileName}:${file.lineOf(field)}: ${field.join('.') || 'the file'}`;
}
