/** Reads all that documents are written from; executes nothing. */
import type { OutlineReader } from '../../../../scanner/outline/index.ts';
import { placeOf } from '../../../../scanner/places/place.ts';
import type { FactTree, ProjectFact } from '../../../../workspace/facts/model.ts';
import { isProduct } from '../../../../workspace/facts/tree.ts';
import type { MakingPlace } from '../delivery/maker.ts';
import type { ApiDescription, KnownModule, KnownProject, Setting } from './known-project.ts';
import { openApiFile, readOpenApi } from './read-openapi.ts';
import { exampleFile, readSettings } from './setting-notes.ts';

export interface LearningTools {
  readonly facts: (tree: FactTree) => Promise<readonly ProjectFact[]>;
  readonly outline: OutlineReader;
  /** Of the project, where no manifest has a name. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

/** What is read of code at most: beyond it pages would not be read. */
const mostModules = 2_000;
const code = /\.(?:ts|tsx|mts|cts|js|mjs|cjs|jsx|py)$/;
const passedOver = /(?:^|\/)migrations\/|\.d\.ts$|\.config\.\w+$/;

export async function learnProject(
  place: Pick<MakingPlace, 'list' | 'read'>,
  tools: LearningTools,
): Promise<KnownProject> {
  const files = (await place.list()).toSorted();
  const read = readOnce(place);
  const facts = await tools.facts({ files, read });
  tools.signal.throwIfAborted();
  const { modules, problems } = await readModules(files, read, tools);
  return {
    facts,
    name: facts.find(({ kind, scope }) => kind === 'name' && scope === '.')?.value ?? tools.name,
    settings: await readNotes(files, read),
    descriptions: await readDescriptions(files, read),
    isLicenseMentioned: await mentionsLicense(files, read),
    modules,
    files,
    problems,
    read,
  };
}

type Read = KnownProject['read'];

/** What is no text says nothing. */
function readOnce(place: Pick<MakingPlace, 'list' | 'read'>): Read {
  const texts = new Map<string, Promise<string | undefined>>();
  return async (file) => {
    const known = texts.get(file) ?? place.read(file).catch(() => undefined);
    texts.set(file, known);
    return await known;
  };
}

async function mentionsLicense(files: readonly string[], read: Read): Promise<boolean> {
  for (const file of files.filter((each) => /^readme[^/]*$/i.test(each)))
    if (/licen[cs]e|copyright|©/i.test((await read(file)) ?? '')) return true;
  return false;
}

async function readNotes(files: readonly string[], read: Read): Promise<readonly Setting[]> {
  const found = new Map<string, Setting>();
  for (const file of files.filter((each) => exampleFile.test(each))) {
    for (const setting of readSettings(file, (await read(file)) ?? ''))
      if (!found.has(setting.name)) found.set(setting.name, setting);
  }
  return [...found.values()];
}

async function readDescriptions(files: readonly string[], read: Read): Promise<readonly ApiDescription[]> {
  const found: ApiDescription[] = [];
  for (const file of files.filter((each) => openApiFile.test(each) && isProduct(each))) {
    const description = readOpenApi(file, (await read(file)) ?? '');
    if (description !== undefined) found.push(description);
  }
  return found;
}

async function readModules(
  files: readonly string[],
  read: Read,
  { outline, signal, report }: LearningTools,
): Promise<Pick<KnownProject, 'modules' | 'problems'>> {
  const all = files.filter((file) => code.test(file) && isProduct(file) && !passedOver.test(file));
  const modules: KnownModule[] = [];
  for (const [index, path] of all.slice(0, mostModules).entries()) {
    signal.throwIfAborted();
    if (index % 50 === 0) report(index / Math.min(all.length, mostModules));
    const text = await read(path);
    if (text === undefined || placeOf(path, text) === 'generated') continue;
    const symbols = outline(path, text)?.symbols ?? [];
    if (symbols.length > 0) modules.push({ path, symbols });
  }
  const rest = all.length - mostModules;
  return {
    modules,
    problems: rest > 0 ? [`${rest} files of code were not read: only the first ${mostModules} are.`] : [],
  };
}
