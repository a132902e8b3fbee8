/** The README: written where there is none; of one that is there, parts that it lacks are added at its end. */
import type { Command, ProjectFacts } from '../facts/project-facts.ts';
import { code, fence, link, page, plain, table } from './markdown.ts';

interface Part {
  readonly title: string;
  /** A README with such a heading, or that names these commands, has it. */
  readonly known: RegExp;
  readonly text: string;
}

export function writeReadme(
  facts: ProjectFacts,
  pages: readonly { readonly title: string; readonly file: string }[],
): string {
  const { name, description } = facts;
  const parts = partsOf(facts, pages).map(({ title, text }) => `## ${title}\n\n${text}`);
  return page([`# ${plain(name)}`, plain(description), ...parts]);
}

/** Undefined where nothing is lacking. */
export function completeReadme(
  text: string,
  facts: ProjectFacts,
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
  facts: ProjectFacts,
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
      title: 'Made of',
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

function requirements({ requirements: all }: ProjectFacts): string {
  return all.map(({ text, source }) => `- ${plain(text)} (${link(code(source), source)})`).join('\n');
}

/** By folder: what is run elsewhere than at the top begins with going there. */
function commandsOf({ commands }: ProjectFacts, kinds: readonly Command['kind'][]): string {
  const wanted = commands.filter(({ kind }) => kinds.includes(kind));
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

function settings({ settings: all }: ProjectFacts): string {
  const rows = all.map(({ name, note }) => [code(name), plain(note)]);
  const sources = [...new Set(all.map(({ source }) => source))];
  if (rows.length === 0) return '';
  const from = sources.map((source) => link(code(source), source)).join(', ');
  return [`Variables of the environment, as ${from} has them:`, table(['Variable', 'Note'], rows)].join(
    '\n\n',
  );
}

const told = new Set([
  'framework',
  'database',
  'message-queue',
  'runtime',
  'build-tool',
  'test-runner',
  'container',
  'cloud',
]);

function technologies({ stack }: ProjectFacts): string {
  const shown = stack.technologies.filter(
    ({ category, isDevelopment }) => told.has(category) && !isDevelopment,
  );
  return shown
    .map(({ name, version, evidence: [first] }) => {
      const words = plain(version === undefined ? name : `${name} ${version}`);
      return `- ${words}${first === undefined ? '' : ` (${link(code(first.file), first.file, first.line === undefined ? {} : { line: first.line })})`}`;
    })
    .join('\n');
}

function license({ license: name, licenseFile }: ProjectFacts): string {
  if (licenseFile === undefined) return plain(name);
  return link(name === '' ? code(licenseFile) : plain(name), licenseFile);
}
