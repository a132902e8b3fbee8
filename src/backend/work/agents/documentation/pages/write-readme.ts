/** The README: written where there is none; of one that is there, parts that it lacks are added at its end. */
import type { FactEvidence } from '../../../../../workspace/facts/model.ts';
import { type CommandKind, listCommands } from '../../learning/commands.ts';
import type { KnownProject } from '../../learning/known-project.ts';
import { listVersions } from '../../learning/versions.ts';
import { code, fence, link, page, plain, table } from './markdown.ts';

interface Part {
  readonly title: string;
  /** A README with such a heading, or that names these commands, has it. */
  readonly known: RegExp;
  readonly text: string;
}

export function writeReadme(
  facts: KnownProject,
  pages: readonly { readonly title: string; readonly file: string }[],
): string {
  const { name } = facts;
  const parts = partsOf(facts, pages).map(({ title, text }) => `## ${title}\n\n${text}`);
  return page([`# ${plain(name)}`, plain(purposeOf(facts)), ...parts]);
}

/** As a manifest says it; of a part alone where there is no other. */
export function purposeOf({ facts }: Pick<KnownProject, 'facts'>): string {
  const said = facts.filter(({ kind, rank }) => kind === 'purpose' && rank === 'declared');
  const own = said.find(({ scope }) => scope === '.');
  return own?.value ?? (said.length === 1 ? (said[0]?.value ?? '') : '');
}

/** Undefined where nothing is lacking. */
export function completeReadme(
  text: string,
  facts: KnownProject,
  pages: readonly { readonly title: string; readonly file: string }[],
): string | undefined {
  const headings = [...text.matchAll(/^(?:#{1,6}[ \t]+(.+)|(.+)\n(?:=+|-+)[ \t]*$)/gm)].map(
    ([, atx, setext]) => atx ?? setext ?? '',
  );
  const missing = partsOf(facts, pages).filter(
    ({ known, text: own }) => !headings.some((heading) => known.test(heading)) && !namesAll(text, own),
  );
  if (missing.length === 0) return undefined;
  return `${text.trimEnd()}\n\n${page(missing.map((part) => `## ${part.title}\n\n${part.text}`))}`;
}

/** All commands, or all links of a part stand in the text already. */
function namesAll(text: string, part: string): boolean {
  const lines = [...part.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const commands = lines.filter((line) => !line.startsWith('cd '));
  const files = [...part.matchAll(/\]\(([^)#]+)/g)].map(([, file = '']) => file);
  const names = commands.length > 0 ? commands : files;
  return names.length > 0 && names.every((each) => text.includes(each));
}

function partsOf(
  facts: KnownProject,
  pages: readonly { readonly title: string; readonly file: string }[],
): readonly Part[] {
  const all: readonly Part[] = [
    {
      title: 'Requirements',
      known: /require|prerequisite|install|getting started|setup|quick ?start/i,
      text: requirements(facts),
    },
    {
      title: 'Install',
      known: /install|getting started|setup|set up|quick ?start/i,
      text: commandsOf(facts, ['install', 'migrate']),
    },
    {
      title: 'Run',
      known: /\brun|usage|getting started|start|develop|quick ?start/i,
      text: commandsOf(facts, ['start']),
    },
    { title: 'Build', known: /build|develop|contribut|compil/i, text: commandsOf(facts, ['build']) },
    { title: 'Test', known: /\btest|develop|contribut/i, text: commandsOf(facts, ['test', 'lint']) },
    { title: 'Configuration', known: /config|environment|settings|variables/i, text: settings(facts) },
    {
      title: 'Built with',
      known: /made of|stack|built with|technolog|architecture/i,
      text: technologies(facts),
    },
    {
      title: 'Documentation',
      known: /^documentation$|^docs$/i,
      text: pages.map(({ title, file }) => `- ${link(title, file)}`).join('\n'),
    },
    { title: 'License', known: /licen[cs]e|copyright/i, text: license(facts) },
  ];
  return all.filter(({ text }) => text !== '');
}

/** What files ask for; all of it where they differ. */
function requirements({ facts }: KnownProject): string {
  const versions = listVersions(facts).flatMap(({ title, scope, named, isContradictory }) => {
    const at = scope === '.' ? '' : ` in ${code(scope)}`;
    const all = named.map(({ value, evidence }) => `${plain(value)} (${placeOf(evidence)})`);
    if (isContradictory) return [`- ${title}${at}, on which the files differ: ${all.join(', ')}`];
    const wanted = named.find(({ value }) => /[<>^~*]/.test(value)) ?? named[0];
    return wanted === undefined
      ? []
      : [`- ${title} ${plain(wanted.value)} (${placeOf(wanted.evidence)})${at}`];
  });
  const databases = facts.filter(({ kind, value }) => kind === 'database' && value !== 'SQLite');
  const needed = [...Map.groupBy(databases, ({ value }) => value)].flatMap(([value, [first]]) =>
    first === undefined ? [] : [`- ${plain(value)} (${placeOf(first.evidence)})`],
  );
  return [...new Set([...versions, ...needed])].join('\n');
}

function placeOf({ file, line }: FactEvidence): string {
  return link(code(file), file, line === undefined ? {} : { line });
}

/** By folder: what is run elsewhere than at the top begins with going there. */
function commandsOf(project: KnownProject, kinds: readonly CommandKind[]): string {
  const wanted = listCommands(project).filter(({ kind }) => kinds.includes(kind));
  const byFolder = Map.groupBy(wanted, ({ folder }) => folder);
  return [...byFolder]
    .map(([folder, own]) => {
      const lines = [
        ...new Set(
          own.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)).map(({ line }) => line),
        ),
      ];
      return fence(folder === '.' ? lines : [`cd ${quote(folder)}`, ...lines]);
    })
    .join('\n\n');
}

function quote(folder: string): string {
  return /^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", String.raw`'\''`)}'`;
}

/** What an example of the environment names, and what code reads beside it. */
function settings({ settings: noted, facts }: KnownProject): string {
  const read = new Map<string, FactEvidence>();
  for (const { kind, value, evidence } of facts)
    if (kind === 'environment' && !read.has(value)) read.set(value, evidence);
  const names = [...new Set([...noted.map(({ name }) => name), ...read.keys()])];
  if (names.length === 0) return '';
  const notes = new Map(noted.map(({ name, note }) => [name, note]));
  const hasNotes = noted.some(({ note }) => note !== '');
  const rows = names.map((name) => {
    const place = read.get(name);
    return [
      code(name),
      ...(hasNotes ? [plain(notes.get(name) ?? '')] : []),
      ...(read.size > 0 ? [place === undefined ? '' : placeOf(place)] : []),
    ];
  });
  const sources = [...new Set(noted.map(({ source }) => source))].map((source) => link(code(source), source));
  const from = sources.length === 0 ? '' : ` (an example: ${sources.join(', ')})`;
  const head = ['Variable', ...(hasNotes ? ['Description'] : []), ...(read.size > 0 ? ['Read in'] : [])];
  return [`It is configured by variables of the environment${from}:`, table(head, rows)].join('\n\n');
}

function technologies({ facts }: KnownProject): string {
  const byName = Map.groupBy(
    facts.filter(({ kind }) => kind === 'framework'),
    ({ value }) => value,
  );
  return [...byName]
    .flatMap(([value, [first]]) =>
      first === undefined ? [] : [`- ${plain(value)} (${placeOf(first.evidence)})`],
    )
    .join('\n');
}

function license({ facts }: KnownProject): string {
  const all = facts.filter(
    ({ kind, scope, value }) => kind === 'license' && scope === '.' && value !== 'UNLICENSED',
  );
  const names = [
    ...new Set(all.filter(({ value, evidence }) => value !== evidence.file).map(({ value }) => value)),
  ];
  const file = all.find(
    ({ evidence }) => evidence.line === undefined && /^(?:(?:un)?licen[cs]e|copying)/i.test(evidence.file),
  );
  const name = names.map(plain).join(', ');
  if (file === undefined) return name;
  return link(name === '' ? code(file.evidence.file) : name, file.evidence.file);
}
