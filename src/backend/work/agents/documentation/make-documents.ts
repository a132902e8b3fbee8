/** Which pages and comments are written, and what is said of them. */

import type { MadeFiles, MakingPlace } from '../delivery/maker.ts';
import { mayNameTerms } from '../devops/facts/could-say.ts';
import { listCommands } from '../learning/commands.ts';
import type { KnownModule, KnownProject } from '../learning/known-project.ts';
import { type LearningTools, learnProject } from '../learning/learn-project.ts';
import { readSchemas } from '../learning/schemas.ts';
import { pageMark } from './pages/markdown.ts';
import { writeApi } from './pages/write-api.ts';
import { writeArchitecture } from './pages/write-architecture.ts';
import { completeReadme, purposeOf, writeReadme } from './pages/write-readme.ts';
import { writeComments } from './write-comments.ts';

export interface WantedDocuments {
  readonly parts: readonly ('readme' | 'architecture' | 'api' | 'comments')[];
  /** Of pages, below the project's folder. */
  readonly folder: string;
}

const mostCommented = 50;

export async function makeDocuments(
  place: MakingPlace,
  tools: LearningTools,
  { parts, folder }: WantedDocuments,
): Promise<MadeFiles> {
  const learnt = await learnProject(place, tools);
  const wants = (part: WantedDocuments['parts'][number]) => parts.length === 0 || parts.includes(part);
  const files = new Map<string, string>();
  const notes = [...learnt.problems];
  // First: the places that pages lead to are those of the files with their comments.
  const facts = wants('comments') ? await addComments(place, learnt, { files, notes, tools }) : learnt;
  const addPage = async (file: string, text: string): Promise<void> => {
    const before = await place.read(file);
    // What a person wrote is not rewritten.
    if (before !== undefined && !before.includes(pageMark))
      notes.push(`${file} is there already, and was left as it is.`);
    else if (text !== '') files.set(file, text);
  };
  if (wants('architecture')) await addPage(`${folder}/architecture.md`, writeArchitecture(facts, folder));
  if (wants('api')) await addPage(`${folder}/api.md`, writeApi(facts, await readSchemas(facts), folder));
  if (wants('readme')) await addReadme(place, facts, { files, folder, notes });
  notes.push(...findUnknown(facts));
  return { files, notes, report: writeReport(facts, files), title: titleOf(files) };
}

interface Adding {
  readonly files: Map<string, string>;
  readonly notes: string[];
}

async function addReadme(
  place: MakingPlace,
  facts: KnownProject,
  { files, folder }: Adding & { readonly folder: string },
): Promise<void> {
  const pages = (['architecture', 'api'] as const)
    .map((name) => ({ title: name === 'api' ? 'API' : 'Architecture', file: `${folder}/${name}.md` }))
    .filter(({ file }) => files.has(file) || facts.files.includes(file));
  const known = facts.files.find((file) => /^readme(?:\.(?:md|markdown))?$/i.test(file));
  if (known === undefined) {
    if (!facts.files.some((file) => /^readme\b/i.test(file)))
      files.set('README.md', writeReadme(facts, pages));
    return;
  }
  const text = completeReadme((await place.read(known)) ?? '', facts, pages);
  if (text !== undefined) files.set(known, text);
}

/** Answers the facts as they are with the comments. */
async function addComments(
  place: MakingPlace,
  facts: KnownProject,
  { files, notes, tools }: Adding & { readonly tools: LearningTools },
): Promise<KnownProject> {
  const modules: KnownModule[] = [];
  for (const module of facts.modules) {
    const { path, symbols } = module;
    const text =
      files.size < mostCommented ? writeComments(path, (await place.read(path)) ?? '', symbols) : undefined;
    // What would not parse with it is left as it is.
    const outline = text === undefined ? undefined : tools.outline(path, text);
    if (text !== undefined && outline !== undefined) files.set(path, text);
    modules.push(outline === undefined ? module : { path, symbols: outline.symbols });
  }
  if (files.size === mostCommented)
    notes.push(`Comments are offered for ${mostCommented} files at a time: ask again for more.`);
  return { ...facts, modules };
}

const readFor = 'manifests, Makefiles, scripts, pipelines and Dockerfiles';

function isWithoutLicense({ facts, isLicenseMentioned, files }: KnownProject): boolean {
  return !isLicenseMentioned && !facts.some(({ kind }) => kind === 'license') && !mayNameTerms(files);
}

/** What a reader of a README looks for, and was not found: with where it was looked for. */
function findUnknown(project: KnownProject): readonly string[] {
  const commands = listCommands(project);
  const has = (kind: string) => commands.some((command) => command.kind === kind);
  return [
    ...(purposeOf(project) === ''
      ? ['What the project is for is said by no manifest: the README leaves it out.']
      : []),
    ...(has('start') ? [] : [`No start command was found in ${readFor}: the README leaves it out.`]),
    ...(has('test') ? [] : [`No test command was found in ${readFor}: the README leaves it out.`]),
    ...(isWithoutLicense(project)
      ? ['No license was found in manifests, in a file such as LICENSE or COPYING, or in the README.']
      : []),
  ];
}

function writeReport(project: KnownProject, files: ReadonlyMap<string, string>): string {
  const symbols = project.modules.flatMap((module) => module.symbols);
  const documented = symbols.filter(({ isDocumented }) => isDocumented).length;
  const routes = project.facts.filter(({ kind }) => kind === 'route').length;
  const variables = project.facts.filter(({ kind }) => kind === 'environment').length;
  return [
    '## What it was written from',
    [
      `- ${project.files.length} files, ${project.facts.length} facts in them`,
      ...(symbols.length === 0
        ? []
        : [`- ${symbols.length} exported names, ${documented} of them with a comment`]),
      ...listCommands(project).map(({ line, source }) => `- \`${line}\`: ${source.file}`),
      ...project.descriptions.map(({ source, operations }) => `- ${operations.length} operations: ${source}`),
      ...(routes === 0 ? [] : [`- ${routes} routes in code`]),
      ...(variables === 0 ? [] : [`- ${variables} variables of the environment that code reads`]),
    ].join('\n'),
    ...(files.size === 0 ? [] : ['## Files', [...files.keys()].map((file) => `- ${file}`).join('\n')]),
  ].join('\n\n');
}

function titleOf(files: ReadonlyMap<string, string>): string {
  const pages = [...files.keys()].filter((file) => file.endsWith('.md'));
  if (pages.length === 0) return 'Document what functions throw';
  return `Document the project: ${pages.join(', ')}`;
}
