/** The language of a file: by its name, its ending, the first line's interpreter, and where several share an ending, by its text. */
import type { CommentStyle, LanguageRow } from './language-data.ts';
import { languageData as data } from './languages.generated.ts';

export interface DetectedLanguage {
  readonly name: string;
  readonly row: LanguageRow;
  readonly style: CommentStyle | undefined;
}

/** What a language is told by. */
export interface NamedText {
  readonly path: string;
  /** The beginning of the file suffices. */
  readonly text: string;
}

/** Undefined where nothing tells. */
export function detectStackLanguage({ path, text }: NamedText): DetectedLanguage | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const index = own(data.names, name) ?? byEnding(name, text) ?? byInterpreter(text);
  const row = index === undefined ? undefined : data.languages[index];
  return row && { name: row[0], row, style: data.styles[row[3]] };
}

/** The longest ending counts: `.html.erb` before `.erb`. */
function byEnding(name: string, text: string): number | undefined {
  const lower = name.toLowerCase();
  for (let dot = lower.indexOf('.'); dot >= 0; dot = lower.indexOf('.', dot + 1)) {
    const ending = lower.slice(dot);
    const shared = own(data.ambiguous, ending);
    if (shared !== undefined) return chooseBy(shared, text);
    const index = own(data.endings, ending);
    if (index !== undefined) return index;
  }
  return undefined;
}

const lookedAt = 8192;

function chooseBy(shared: (typeof data.ambiguous)[string], text: string): number | undefined {
  // A line break first, so that what begins a line is found in the first one, too.
  const head = `\n${text.slice(0, lookedAt)}`;
  return shared.find(({ holds }) => holds === undefined || holds.some((each) => head.includes(each)))?.is;
}

/** `#!/usr/bin/env -S python3.12 -u` is python3.12's, and so Python's. */
function byInterpreter(text: string): number | undefined {
  if (!text.startsWith('#!')) return undefined;
  const words = text.slice(2, 200).split('\n', 1)[0]?.trim().split(/\s+/) ?? [];
  const programs = words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  const program = programs.find((each, at) => !(at === 0 && each === 'env') && !each.startsWith('-')) ?? '';
  return own(data.interpreters, program) ?? own(data.interpreters, withoutVersion(program));
}

/** `python3.12` is python. */
function withoutVersion(program: string): string {
  let end = program.length;
  while (end > 0 && '0123456789.'.includes(program[end - 1] ?? ' ')) end -= 1;
  return program.slice(0, end);
}

/** File names of strangers: `constructor` is a name as any other. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
