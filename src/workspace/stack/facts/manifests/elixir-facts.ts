/** mix.exs, with the versions of mix.lock. It is a program: only tuples of a name and a requirement are read. */
import {
  type Fact,
  type FactInput,
  type FactReader,
  folderPrefix,
  inFewWords,
  lineHolding,
} from '../fact.ts';

const dependency = /\{:(\w{1,60}),\s?"([^"]{1,60})"/;
const lockEntry = /^\s*"(\w{1,60})": \{:hex, :\w{1,60}, "([^"]{1,40})"/;

export const elixirFacts: FactReader = {
  matches: (name) => name === 'mix.exs',
  async read(input) {
    const { file, text } = input;
    const locked = await lockedVersions(input);
    const facts = text.split('\n').flatMap((line, index): readonly Fact[] => {
      const [, name, requirement] = dependency.exec(line) ?? [];
      if (name === undefined) return [];
      const version = locked.get(name);
      return [
        {
          kind: 'dependency',
          registry: 'hex',
          name,
          file,
          line: index + 1,
          seen: inFewWords(line),
          version: version ?? requirement,
          isExact: version !== undefined,
          isDevelopment: /\bonly: (?:\[:dev|\[:test|:dev|:test)/.test(line),
        },
      ];
    });
    return {
      facts: [...facts, ...elixirVersion(input)],
      manifest: {
        file,
        name: /\bapp: :(\w{1,60})/.exec(text)?.[1],
        version: /\bversion: "([^"]{1,40})"/.exec(text)?.[1],
        registry: 'hex',
      },
    };
  },
};

function elixirVersion({ file, text }: FactInput): readonly Fact[] {
  const version = /\belixir: "([^"]{1,40})"/.exec(text)?.[1];
  if (version === undefined) return [];
  const line = lineHolding(text, 'elixir: "');
  return [
    { kind: 'runtime', name: 'elixir', file, line, seen: `elixir ${version}`, version, isExact: false },
  ];
}

async function lockedVersions({ file, read }: FactInput): Promise<ReadonlyMap<string, string>> {
  const text = (await read(`${folderPrefix(file)}mix.lock`)) ?? '';
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, version] = lockEntry.exec(line) ?? [];
      return name === undefined || version === undefined ? [] : [[name, version] as const];
    }),
  );
}
