/**
 * What YAML of workflows, Compose, Kubernetes and the like shows: images, actions with the versions that they set up,
 * programs of steps, kinds of documents. Every YAML file is looked into whose text holds one of their words.
 */
import { commandFacts } from '../commands.ts';
import { type Fact, type FactInput, type FactReader, inFewWords } from '../fact.ts';
import {
  fieldOf,
  isMap,
  readYamlDocuments,
  textOf,
  textsOf,
  type YamlEntry,
  yamlEntries,
} from '../yaml-documents.ts';
import { imageFact } from './image.ts';
import { withDefaults } from './variables.ts';

const tellingWords = [
  'image:',
  'uses:',
  'apiVersion:',
  'AWSTemplateFormatVersion',
  'Transform:',
  'openapi:',
  'swagger:',
  'asyncapi:',
  'rev:',
  'script:',
  'services:',
  'hosts:',
  'untime:',
];

export const yamlFacts: FactReader = {
  matches: (name) =>
    (name.endsWith('.yml') || name.endsWith('.yaml')) && !/^(?:pnpm-lock|pubspec)\./.test(name),
  read(input) {
    if (!tellingWords.some((word) => input.text.includes(word))) return { facts: [] };
    const lines = new LineFinder(input.text);
    const facts = readYamlDocuments(input.text).flatMap((document) => [
      ...documentFacts(document, input, lines),
      ...yamlEntries(document).flatMap((entry) => entryFacts(entry, { input, lines })),
    ]);
    return { facts };
  },
};

/** One that finds nothing goes to the end of the file. */
const maxSearches = 2000;

/** Finds lines by their words, each search from where the last one ended, so that many cost no more than one. */
class LineFinder {
  readonly #text: string;
  #offset = 0;
  #line = 1;
  #searches = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(words: string): number | undefined {
    this.#searches += 1;
    if (this.#searches > maxSearches) return undefined;
    const at = this.#text.indexOf(words, this.#offset);
    if (at === -1) return undefined;
    for (let next = this.#text.indexOf('\n', this.#offset); next !== -1 && next < at; ) {
      this.#line += 1;
      this.#offset = next + 1;
      next = this.#text.indexOf('\n', this.#offset);
    }
    return this.#line;
  }
}

interface Context {
  readonly input: FactInput;
  readonly lines: LineFinder;
}

/** What the top of a document says that it is. */
function documentFacts(document: unknown, { file }: FactInput, lines: LineFinder): readonly Fact[] {
  if (!isMap(document)) return [];
  const group = textOf(fieldOf(document, 'apiVersion'));
  const kind = textOf(fieldOf(document, 'kind'));
  if (group !== undefined && kind !== undefined) {
    const name = `kubernetes:${group.includes('/') ? group.split('/')[0] : 'core'}`;
    return [
      {
        kind: 'setting',
        name,
        file,
        line: lines.find('apiVersion:'),
        seen: inFewWords(`${kind} (${group})`),
      },
    ];
  }
  const transform = textsOf(fieldOf(document, 'Transform')).map((each) => `yaml:Transform=${each}`);
  const keys = Object.keys(document).slice(0, 100);
  return [...keys.map((key) => `yaml:${key}`), ...transform].map((name) => ({
    kind: 'setting',
    name,
    file,
    seen: inFewWords(name.slice('yaml:'.length)),
  }));
}

const stepKeys = new Set(['run', 'script', 'before_script']);

function entryFacts(entry: YamlEntry, context: Context): readonly Fact[] {
  const { key, value } = entry;
  if (key === 'image') return imageFacts(entry, context);
  if (key === 'uses') return actionFacts(entry, context);
  if (key === 'repo') return hookFacts(entry, context);
  if (key === 'services' && Array.isArray(value))
    return textsOf(value).flatMap((each) => toImage(each, context));
  if (stepKeys.has(key)) return stepFacts(value, context);
  if (key === 'runtime' || key === 'Runtime') return lambdaFacts(value, context);
  return [];
}

function imageFacts({ value, map }: YamlEntry, context: Context): readonly Fact[] {
  const name = textOf(value) ?? textOf(fieldOf(value, 'name')) ?? textOf(fieldOf(value, 'repository'));
  const tag =
    textOf(fieldOf(value, 'tag')) ?? (name?.includes(':') === true ? undefined : textOf(fieldOf(map, 'tag')));
  return name === undefined ? [] : toImage(tag === undefined ? name : `${name}:${tag}`, context, name);
}

function toImage(written: string, { input, lines }: Context, searched = written): readonly Fact[] {
  const image = withDefaults(written);
  const fact = imageFact(image, {
    file: input.file,
    line: lines.find(searched),
    seen: inFewWords(`image ${image}`),
  });
  return fact === undefined ? [] : [fact];
}

function actionFacts({ value, map }: YamlEntry, { input, lines }: Context): readonly Fact[] {
  const uses = textOf(value);
  if (uses === undefined || uses.startsWith('.')) return [];
  const { file } = input;
  const line = lines.find(uses);
  if (uses.startsWith('docker://')) {
    const fact = imageFact(uses.slice('docker://'.length), { file, line, seen: inFewWords(uses) });
    return fact === undefined ? [] : [fact];
  }
  // The reference is the action's version, not that of what it sets up.
  const name = uses.split('@', 1)[0]?.toLowerCase() ?? '';
  const action: Fact = { kind: 'action', name, file, line, seen: inFewWords(uses) };
  return [action, ...setupFacts(fieldOf(map, 'with'), { file, line })];
}

const setups: Readonly<Record<string, string>> = {
  'node-version': 'node',
  'python-version': 'python',
  'go-version': 'go',
  'java-version': 'java',
  'dotnet-version': 'dotnet',
  'ruby-version': 'ruby',
  'php-version': 'php',
  'bun-version': 'bun',
  'deno-version': 'deno',
  'elixir-version': 'elixir',
  'otp-version': 'erlang',
  'flutter-version': 'flutter',
  toolchain: 'rust',
};

function setupFacts(given: unknown, where: Pick<Fact, 'file' | 'line'>): readonly Fact[] {
  if (!isMap(given)) return [];
  return Object.keys(given).flatMap((key): readonly Fact[] => {
    const name = Object.hasOwn(setups, key) ? setups[key] : undefined;
    const version = textOf(given[key]);
    // `${{ matrix.node }}` is no version.
    if (name === undefined || version === undefined || !/^[\w.^~<>=* -]{1,30}$/.test(version)) return [];
    return [{ kind: 'runtime', name, version, isExact: false, seen: `${key}: ${version}`, ...where }];
  });
}

/** Repositories of hooks in .pre-commit-config.yaml. */
function hookFacts({ value, map }: YamlEntry, { input, lines }: Context): readonly Fact[] {
  const found = /^https:\/\/git(?:hub|lab)\.com\/([\w.-]{1,60}\/[\w.-]{1,60})$/.exec(
    textOf(value)?.replace(/\.git$/, '') ?? '',
  );
  const name = found?.[1];
  if (name === undefined) return [];
  const version = textOf(fieldOf(map, 'rev'))?.replace(/^v/, '');
  const { file } = input;
  return [
    {
      kind: 'action',
      name: name.toLowerCase(),
      file,
      line: lines.find(name),
      seen: `hook ${name}`,
      version,
      isExact: true,
    },
  ];
}

function stepFacts(value: unknown, { input, lines }: Context): readonly Fact[] {
  return textsOf(value).flatMap((script) => {
    const line = lines.find(script.split('\n', 1)[0] ?? '');
    return commandFacts(script, { file: input.file, line });
  });
}

/** `nodejs22.x` of AWS and serverless platforms. */
function lambdaFacts(value: unknown, { input, lines }: Context): readonly Fact[] {
  const written = textOf(value) ?? '';
  const [, name, version] = /^(nodejs|python|java|ruby|dotnet|go)([\d.]{1,6})/.exec(written) ?? [];
  if (name === undefined) return [];
  const { file } = input;
  return [
    {
      kind: 'runtime',
      name,
      version: version?.replace(/\.$/, ''),
      isExact: false,
      file,
      line: lines.find(written),
      seen: `runtime: ${written}`,
    },
  ];
}
