/** What Dockerfiles do: the versions that they build on, what they copy, what they listen on and start. */
import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast';
import { kindOfCommand } from '../commands/classify.ts';
import { stepsOf } from '../commands/shell.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import { folderOf, isProduct, type ReadTree } from '../tree.ts';

const dockerfile = /(?:^|\/)(?:(?:Docker|Container)file(?:[.-][^/]*)?|[^/]*\.(?:docker|container)file)$/i;
const images: Readonly<Record<string, string>> = {
  node: 'node',
  python: 'python',
  golang: 'go',
  php: 'php',
  ruby: 'ruby',
};

export async function dockerfileFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(dockerfile).filter(isProduct))
    found.push(...read(file, (await tree.read(file)) ?? ''));
  return found;
}

interface Instruction {
  readonly keyword: string;
  readonly words: string;
  readonly line: number;
}

function read(file: string, text: string): readonly ProjectFact[] {
  const parsed = DockerfileParser.parse(text);
  const defaults = new Map(
    parsed.getInitialARGs().flatMap((argument) => {
      const property = argument.getProperty();
      return property === null ? [] : [[property.getName(), property.getValue() ?? ''] as const];
    }),
  );
  const withDefaults = (words: string) =>
    words.replaceAll(/\$\{?(\w+)\}?(?::-[^}]*\})?/g, (whole, name: string) => defaults.get(name) ?? whole);
  return parsed
    .getInstructions()
    .map((each) => ({
      keyword: each.getKeyword(),
      words: `${flagsOf(each)}${withDefaults(each.getRawArgumentsContent() ?? '')}`,
      line: each.getRange().start.line + 1,
    }))
    .flatMap((each) => factsOf(each).map(([kind, value]) => fact(file, each.line, kind, value)));
}

/** `--from=base `: they are no arguments to the parser. */
function flagsOf(instruction: object): string {
  if (!(instruction instanceof ModifiableInstruction)) return '';
  return instruction
    .getFlags()
    .map((flag) => `${flag.toString()} `)
    .join('');
}

const fact = (file: string, line: number, kind: FactKind, value: string): ProjectFact => ({
  kind,
  value: kind === 'docker-copy' ? `${file}: ${value}` : value,
  rank: 'run',
  evidence: { file, line },
  scope: folderOf(file),
});

type Said = readonly (readonly [FactKind, string])[];

const readers: Readonly<Record<string, (words: string) => Said>> = {
  FROM: (words) => {
    const [, image = '', version] =
      /^(?:--\S+\s+)*(?:[\w.-]+\/)*(\w+):v?(\d+(?:\.\d+)*|(?:lts|latest|current)(?:-[\w.]+)?)/.exec(words) ??
      [];
    const runtime = Object.hasOwn(images, image) ? images[image] : undefined;
    return version === undefined || runtime === undefined ? [] : [['version', `${runtime}: ${version}`]];
  },
  EXPOSE: (words) =>
    [...words.matchAll(/\b(\d{2,5})(?:\/tcp)?\b/g)].map(([, port = '']) => ['port', port] as const),
  COPY: copied,
  ADD: copied,
  RUN: (words) =>
    stepsOf(words.replaceAll(/^(?:--\S+\s+)+/g, '')).flatMap(({ line }): Said => {
      const kind = kindOfCommand(line);
      return kind === 'build' || kind === 'install' ? [[kind, line]] : [];
    }),
  CMD: started,
  ENTRYPOINT: (words) => (/entrypoint|tini|dumb-init/.test(words) ? [] : started(words)),
};

function factsOf({ keyword, words }: Instruction): Said {
  return readers[keyword.toUpperCase()]?.(words) ?? [];
}

/** Sources from the context; what another stage or image gives is none. */
function copied(words: string): Said {
  if (/--from=|<</.test(words)) return [];
  const plain = words.replaceAll(/--\S+\s+/g, '').trim();
  const list = plain.startsWith('[') ? wordsIn(plain) : plain.split(/\s+/);
  return list
    .slice(0, -1)
    .filter((source) => !/^(?:https?:|<<)/.test(source))
    .map((source) => ['docker-copy', source.replace(/^\.\/(?=.)/, '')] as const);
}

function started(words: string): Said {
  const line = words.startsWith('[') ? wordsIn(words).join(' ') : words.trim();
  return line === '' ? [] : [['start', line.replace(/^(?:\/bin\/)?(?:ba)?sh -c /, '')]];
}

/** Of its JSON form. */
function wordsIn(list: string): readonly string[] {
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word.replaceAll('\\"', '"'));
}
