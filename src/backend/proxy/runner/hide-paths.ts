/** Takes the paths of this machine out of what a server is sent: it hears names of files below the folder of a project alone. */
import { realpathSync } from 'node:fs';
import os from 'node:os';
import { ignore } from '../../../workspace/ignore-error.ts';

export interface HiddenPath {
  readonly path: string;
  /** What stands there instead. */
  readonly name: string;
}

/** Of a run in a folder: that folder, the data folder with the run's own copy, and its user's own, which has their name. */
export function pathsToHide(folder: string, placed: string, dataDirectory: string): readonly HiddenPath[] {
  const named = [
    { path: folder, name: placed },
    { path: dataDirectory, name: 'vireo-data:' },
    { path: os.homedir(), name: 'vireo-home:' },
  ];
  const all = named.flatMap(({ path, name }) => formsOf(path).map((form) => ({ path: form, name })));
  // A shorter one may be the beginning of a longer one.
  return all.filter(isTelling).sort((one, other) => other.path.length - one.path.length);
}

/** `/root` and `/app` tell nothing, and stand in many files. */
const isTelling = ({ path }: HiddenPath): boolean => path.split(/[/\\]/).filter(Boolean).length > 1;

/** As it was given, as the disk names it, and with slashes of the other kind. */
function formsOf(path: string): readonly string[] {
  const forms = new Set([path]);
  try {
    forms.add(realpathSync(path));
  } catch (error) {
    ignore(error, 'what is not there has one form');
  }
  for (const form of [...forms]) if (form.includes('\\')) forms.add(form.replaceAll('\\', '/'));
  return [...forms];
}

/** Every text of the value, also the names of its fields. */
export function hidePaths<Value>(value: Value, hidden: readonly HiddenPath[]): Value {
  const hide = (text: string): string =>
    hidden.reduce((rest, { path, name }) => rest.replaceAll(path, name), text);
  return inTexts(value, hide);
}

/** As it was: what a model wrote of a text that it was shown fits that text again. */
export function showPaths<Value>(value: Value, hidden: readonly HiddenPath[]): Value {
  const known = new Map(hidden.map(({ path, name }) => [name, path]));
  const show = (text: string): string =>
    [...known].reduce((rest, [name, path]) => rest.replaceAll(name, path), text);
  return inTexts(value, show);
}

/** Texts stay texts: the value has the form that it had. */
const inTexts = <Value>(value: Value, change: (text: string) => string): Value =>
  walk(value, change) as Value;

function walk(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((each) => walk(each, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [hide(key), walk(each, hide)]));
}
