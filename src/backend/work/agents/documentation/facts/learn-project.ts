/** Reads all that the pages are written from; executes nothing. */
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import { isTestFile } from '../../../../../scanner/places/test-files.ts';
import type { Stack } from '../../../../../workspace/stack/index.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import type { ApiDescription, DocumentedModule, ProjectFacts, Setting } from './project-facts.ts';
import { readManifests } from './read-manifests.ts';
import { openApiFile, readOpenApi } from './read-openapi.ts';
import { exampleFile, readSettings } from './read-settings.ts';

export interface LearningTools {
  readonly stack: Stack;
  readonly outline: OutlineReader;
  /** Of the project, where no manifest has a name. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

/** What is read of code at most: beyond it pages would not be read. */
const mostModules = 2_000;
const code = /\.(?:ts|tsx|mts|cts|js|mjs|cjs|jsx|py)$/;
const passedOver =
  /(?:^|\/)(?:node_modules|dist|build|out|vendor|venv|\.venv|migrations|__pycache__)\/|\.d\.ts$|\.min\.js$|\.config\.\w+$/;

export async function learnProject(place: MakingPlace, tools: LearningTools): Promise<ProjectFacts> {
  const files = (await place.list()).toSorted();
  const read = async (file: string) => await readOrNothing(place, file);
  const told = await readManifests(files, read, tools.name);
  const { modules, problems } = await readModules(files, read, tools);
  return {
    ...told,
    isLicenseMentioned: await mentionsLicense(files, read),
    licenseFile: files.find((file) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(file)),
    settings: await readAll(files, exampleFile, read, readSettings),
    descriptions: await readDescriptions(files, read),
    stack: tools.stack,
    modules,
    files,
    problems,
  };
}

async function mentionsLicense(files: readonly string[], read: Read): Promise<boolean> {
  for (const file of files.filter((each) => /^readme[^/]*$/i.test(each)))
    if (/licen[cs]e|copyright|©/i.test((await read(file)) ?? '')) return true;
  return false;
}

type Read = (file: string) => Promise<string | undefined>;

/** What is no text says nothing. */
async function readOrNothing(place: MakingPlace, file: string): Promise<string | undefined> {
  try {
    return await place.read(file);
  } catch {
    return undefined;
  }
}

async function readAll(
  files: readonly string[],
  wanted: RegExp,
  read: Read,
  reader: (file: string, text: string) => readonly Setting[],
): Promise<readonly Setting[]> {
  const found = new Map<string, Setting>();
  for (const file of files.filter((each) => wanted.test(each))) {
    for (const setting of reader(file, (await read(file)) ?? ''))
      if (!found.has(setting.name)) found.set(setting.name, setting);
  }
  return [...found.values()];
}

async function readDescriptions(files: readonly string[], read: Read): Promise<readonly ApiDescription[]> {
  const found: ApiDescription[] = [];
  for (const file of files.filter((each) => openApiFile.test(each) && !isTestFile(each))) {
    const description = readOpenApi(file, (await read(file)) ?? '');
    if (description !== undefined) found.push(description);
  }
  return found;
}

async function readModules(
  files: readonly string[],
  read: Read,
  { outline, signal, report }: LearningTools,
): Promise<{ readonly modules: readonly DocumentedModule[]; readonly problems: readonly string[] }> {
  const all = files.filter((file) => code.test(file) && !isTestFile(file) && !passedOver.test(file));
  const modules: DocumentedModule[] = [];
  for (const [index, path] of all.slice(0, mostModules).entries()) {
    signal.throwIfAborted();
    if (index % 50 === 0) report(index / Math.min(all.length, mostModules));
    const text = await read(path);
    const found = text === undefined ? undefined : outline(path, text);
    if (found !== undefined && found.symbols.length + found.routes.length > 0)
      modules.push({ path, ...found });
  }
  const rest = all.length - mostModules;
  return {
    modules,
    problems: rest > 0 ? [`${rest} files of code were not read: only the first ${mostModules} are.`] : [],
  };
}
