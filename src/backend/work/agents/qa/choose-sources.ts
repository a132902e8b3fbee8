/** Which sources are mutated, and by which command their tests run: from files and facts. */
import { detectLanguage } from '../../../../scanner/languages.ts';
import { factRanks, type ProjectFact } from '../../../../workspace/facts/model.ts';
import { isProduct, isTest } from '../../../../workspace/facts/tree.ts';
import { isSettings, isTestName } from '../../../../workspace/runs/verdict/test-side/side-names.ts';

type Read = (file: string) => Promise<string | undefined>;

export interface Project {
  /** Relative to its folder, sorted. */
  readonly files: readonly string[];
  readonly read: Read;
}

/** Without being named. */
const mostChosen = 3;
const mostNamed = 20;
const mostLookedAt = 300;
const mostCharacters = 100_000;

export function isSource(file: string): boolean {
  if (detectLanguage(file) === undefined || /\.(?:d\.[cm]?ts|pyi)$/.test(file)) return false;
  return isProduct(file) && !isTestName(file) && !isSettings(file);
}

/** Those below the paths; without paths a few with functions, first such as no test seems to be about. */
export async function chooseSources(
  { files, read }: Project,
  paths: readonly string[],
): Promise<readonly string[]> {
  const sources = files.filter(isSource);
  if (paths.length > 0) {
    const named = paths.map((each) => each.replace(/^(?:\.\/)+/, '').replace(/\/+$/, ''));
    const isBelow = (file: string) =>
      named.some((each) => each === '' || each === '.' || file === each || file.startsWith(`${each}/`));
    return sources.filter(isBelow).slice(0, mostNamed);
  }
  const tests = await readAll(
    files.filter((file) => isTest(file) || isTestName(file)).slice(0, mostLookedAt),
    read,
  );
  const texts = await readAll(sources.slice(0, mostLookedAt), read);
  const ranked = [...texts].flatMap(([file, text]) => {
    const functions = countFunctions(text);
    return functions === 0 ? [] : [{ file, functions, isTested: isTested(file, tests) }];
  });
  return ranked
    .toSorted((a, b) => Number(a.isTested) - Number(b.isTested) || b.functions - a.functions)
    .slice(0, mostChosen)
    .map(({ file }) => file);
}

async function readAll(files: readonly string[], read: Read): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = await read(file);
    if (text !== undefined && text.length <= mostCharacters) texts.set(file, text);
  }
  return texts;
}

function countFunctions(text: string): number {
  return [...text.matchAll(/\bfunction\b|=>|^\s*(?:async\s+)?def\s|^\s+(?:async\s+)?\w+\([^)]*\)[^;{]*\{$/gm)]
    .length;
}

/** By the name of a test, or by what a test imports. */
function isTested(file: string, tests: ReadonlyMap<string, string>): boolean {
  const stem = stemOf(file);
  if (stem === '') return false;
  const isAbout = (test: string) => stemOf(test).replace(/^test[_-]|[._-](?:tests?|spec)$/gi, '') === stem;
  const isImported = (text: string) =>
    text.includes(`/${stem}'`) ||
    text.includes(`/${stem}"`) ||
    text.includes(`/${stem}.`) ||
    text.includes(`import ${stem}`) ||
    text.includes(`from ${stem} `) ||
    text.includes(`.${stem} import`);
  return [...tests].some(([test, text]) => isAbout(test) || isImported(text));
}

function stemOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.slice(0, name.lastIndexOf('.'));
}

/** Of the files that lie in the same part of the project, the surest first. Undefined where nothing says one. */
export async function chooseCommand(
  facts: readonly ProjectFact[],
  sources: readonly string[],
  project: Project,
): Promise<string | undefined> {
  const holds = ({ scope }: ProjectFact) =>
    scope !== '.' && sources.length > 0 && sources.every((file) => file.startsWith(`${scope}/`));
  const known = facts.filter(
    ({ kind, scope, value }) => kind === 'test' && /^[\w./@-]+$/.test(scope) && !isOfWholeSystem(value),
  );
  const own = known.filter(holds);
  const [first] = (own.length > 0 ? own : known.filter(({ scope }) => scope === '.')).toSorted(
    (a, b) => factRanks.indexOf(a.rank) - factRanks.indexOf(b.rank),
  );
  if (first === undefined) return await guessCommand(sources, project);
  return first.scope === '.' ? first.value : `cd ${first.scope} && ${first.value}`;
}

function isOfWholeSystem(line: string): boolean {
  return /\b(?:e2e|playwright|cypress|watch)\b/.test(line);
}

/** A runner that comes with the language, where tests are there that it runs. */
async function guessCommand(
  sources: readonly string[],
  { files, read }: Project,
): Promise<string | undefined> {
  const isPython = sources.some((file) => file.endsWith('.py'));
  for (const file of files.filter(isTestName).slice(0, mostLookedAt)) {
    if (file.endsWith('.py') !== isPython) continue;
    const text = (await read(file)) ?? '';
    if (isPython && /\bunittest\b/.test(text)) return 'python3 -m unittest';
    if (!isPython && text.includes('node:test')) return 'node --test';
  }
  return undefined;
}
