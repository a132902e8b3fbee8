/** The page of what the project is made of, and how its parts meet: from manifests, code and configuration alone. */
import type { Technology } from '../../../../../workspace/stack/index.ts';
import type { ProjectFacts } from '../facts/project-facts.ts';
import { code, link, page, pageMark, plain, table } from './markdown.ts';

const mostLanguages = 4;
const mostRows = 60;

/** `folder` is that of the page. */
export function writeArchitecture(facts: ProjectFacts, folder: string): string {
  const body = [
    parts(facts, folder),
    services(facts, folder),
    commands(facts, folder),
    folders(facts, folder),
    routes(facts, folder),
  ];
  return page([`# Architecture of ${plain(facts.name)}`, pageMark, ...body]);
}

function section(title: string, text: string): string {
  return text === '' ? '' : `## ${title}\n\n${text}`;
}

function parts({ stack }: ProjectFacts, from: string): string {
  const rows = stack.packages
    .slice(0, mostRows)
    .map(({ name, folder, manifests: [manifest], languages, technologies, memberOf }) => [
      manifest === undefined ? plain(name) : link(plain(name), manifest, { from }),
      code(folder),
      languages
        .filter(({ type }) => type === 'programming')
        .slice(0, mostLanguages)
        .map((each) => plain(each.name))
        .join(', '),
      frameworksOf(technologies),
      memberOf === undefined ? '' : plain(`${memberOf.kind} workspace`),
    ]);
  return section('Parts', table(['Part', 'Folder', 'Languages', 'Frameworks', 'Member of'], rows));
}

function frameworksOf(technologies: readonly Technology[]): string {
  return technologies
    .filter(({ category, isDevelopment }) => category === 'framework' && !isDevelopment)
    .map(({ name, version }) => plain(version === undefined ? name : `${name} ${version}`))
    .join(', ');
}

const outside = new Map([
  ['database', 'Data'],
  ['message-queue', 'Messages'],
  ['cloud', 'Cloud'],
  ['container', 'Containers'],
  ['orchestration', 'Orchestration'],
  ['ci', 'Pipelines'],
  ['infrastructure', 'Infrastructure'],
]);

function services({ stack }: ProjectFacts, from: string): string {
  const rows = stack.technologies
    .filter(({ category }) => outside.has(category))
    .slice(0, mostRows)
    .map(({ name, version, category, evidence }) => [
      plain(outside.get(category) ?? category),
      plain(version === undefined ? name : `${name} ${version}`),
      evidence
        .slice(0, 3)
        .map(({ file, line }) =>
          link(code(line === undefined ? file : `${file}:${line}`), file, {
            from,
            ...(line !== undefined && { line }),
          }),
        )
        .join(', '),
    ]);
  return section('What it stands on', table(['What for', 'Technology', 'Seen in'], rows));
}

function commands({ commands: all }: ProjectFacts, from: string): string {
  const rows = all
    .filter(({ kind }) => kind === 'start' || kind === 'migrate')
    .map(({ line, folder, source }) => [code(line), code(folder), link(code(source), source, { from })]);
  return section('What is started', table(['Command', 'In', 'Said by'], rows));
}

function folders({ files }: ProjectFacts, from: string): string {
  const byFolder = Map.groupBy(
    files.filter((file) => file.includes('/') && !file.startsWith('.') && !file.startsWith(`${from}/`)),
    (file) => file.split('/', 1)[0] ?? '',
  );
  const rows = [...byFolder]
    .slice(0, mostRows)
    .map(([name, own]) => [link(code(name), name, { from }), String(own.length), kindsOf(own)]);
  return section('Folders', table(['Folder', 'Files', 'Mostly'], rows));
}

/** The endings that most files have. */
function kindsOf(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const ending = /\.(\w{1,10})$/.exec(file)?.[1];
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .slice(0, 3)
    .map(([ending]) => code(`.${ending}`))
    .join(', ');
}

function routes({ modules, descriptions }: ProjectFacts, from: string): string {
  const counted = modules.filter((module) => module.routes.length > 0);
  const lines = [
    ...descriptions.map(
      ({ source, operations }) =>
        `- ${operations.length} ${operations.length === 1 ? 'operation' : 'operations'}, described in ${link(code(source), source, { from })}`,
    ),
    ...counted
      .slice(0, mostRows)
      .map(
        ({ path, routes: own }) =>
          `- ${own.length} ${own.length === 1 ? 'route' : 'routes'} in ${link(code(path), path, { from })}`,
      ),
  ];
  return section('Over HTTP', lines.join('\n'));
}
