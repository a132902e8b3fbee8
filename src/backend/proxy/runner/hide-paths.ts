/** Takes the paths of this machine out of what a server is sent: it hears names of files below the folder of a project alone. */
import { realpathSync } from 'node:fs';
import os from 'node:os';
import escapeStringRegexp from 'escape-string-regexp';
import { mapTexts } from '../../../contract/text/map-texts.ts';
import { ignore } from '../../../workspace/ignore-error.ts';

interface HiddenPath {
  /** Finds it, in each of its forms, where no longer name goes on. */
  readonly pattern: RegExp;
  readonly path: string;
  /** What stands there instead. */
  readonly name: string;
}

/** Of a run in a folder: that folder, the data folder with the run's own copy, and its user's own, which has their name. */
export class PathHider {
  readonly #hidden: readonly HiddenPath[];
  /** What this run has sent: nothing else is a path of this machine where it comes in an answer. */
  readonly #sent = new Set<HiddenPath>();

  constructor(folder: string, placed: string, dataDirectory: string) {
    const named = [
      { path: folder, name: placed },
      { path: dataDirectory, name: 'vireo-data:' },
      { path: os.homedir(), name: 'vireo-home:' },
    ];
    const all = named.flatMap(({ path, name }) =>
      formsOf(path).map((form) => ({ path: form, name, pattern: patternOf(form) })),
    );
    // A shorter one may be the beginning of a longer one.
    this.#hidden = all.filter(isTelling).sort((one, other) => other.path.length - one.path.length);
  }

  /** Every text of the value, also the names of its fields. */
  hide<Value>(value: Value): Value {
    return mapTexts(value, (text) => this.hideText(text));
  }

  hideText(text: string): string {
    let rest = text;
    for (const hidden of this.#hidden) {
      const next = rest.replace(hidden.pattern, hidden.name);
      if (next !== rest) this.#sent.add(hidden);
      rest = next;
    }
    return rest;
  }

  /** As it was: what a model wrote of a text that it was shown fits that text again. */
  show<Value>(value: Value): Value {
    const known = new Map([...this.#sent].map(({ name, path }) => [name, path]));
    return mapTexts(value, (text) =>
      [...known].reduce((rest, [name, path]) => rest.replaceAll(name, () => path), text),
    );
  }
}

/** `/root` and `/app` tell nothing, and stand in many files. */
const isTelling = ({ path }: HiddenPath): boolean => path.split(/[/\\]+/).filter(Boolean).length > 1;

/** File systems of Windows and macOS take either case. */
const flags = process.platform === 'win32' || process.platform === 'darwin' ? 'gi' : 'g';

function patternOf(path: string): RegExp {
  return new RegExp(String.raw`${escapeStringRegexp(path)}(?![\w.-]*[\w])`, flags);
}

/** As it was given, as the disk names it, with slashes of the other kind, and as JSON writes it. */
function formsOf(path: string): readonly string[] {
  const forms = new Set([path]);
  try {
    forms.add(realpathSync(path));
  } catch (error) {
    ignore(error, 'what is not there has one form');
  }
  for (const form of [...forms])
    if (form.includes('\\')) {
      forms.add(form.replaceAll('\\', '/'));
      forms.add(form.replaceAll('\\', '\\\\'));
    }
  return [...forms];
}
