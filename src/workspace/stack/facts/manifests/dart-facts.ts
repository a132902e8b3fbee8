/** pubspec.yaml, with the versions of pubspec.lock (https://dart.dev/tools/pub/pubspec). */
import {
  type Fact,
  type FactInput,
  type FactReader,
  folderPrefix,
  lineHolding,
  maxFields,
  nothing,
} from '../fact.ts';
import { fieldOf, isMap, readYamlDocuments, textOf } from '../yaml-documents.ts';

export const dartFacts: FactReader = {
  matches: (name) => name === 'pubspec.yaml',
  async read(input) {
    const [top] = readYamlDocuments(input.text);
    if (!isMap(top)) return nothing;
    const locked = await lockedVersions(input);
    return {
      facts: [
        ...sectionFacts(fieldOf(top, 'dependencies'), { input, locked, isDevelopment: false }),
        ...sectionFacts(fieldOf(top, 'dev_dependencies'), { input, locked, isDevelopment: true }),
        ...sdkFacts(fieldOf(top, 'environment'), input),
      ],
      manifest: {
        file: input.file,
        name: textOf(fieldOf(top, 'name')),
        version: textOf(fieldOf(top, 'version')),
        registry: 'pub',
      },
    };
  },
};

interface Section {
  readonly input: FactInput;
  readonly locked: ReadonlyMap<string, string>;
  readonly isDevelopment: boolean;
}

function sectionFacts(section: unknown, { input, locked, isDevelopment }: Section): readonly Fact[] {
  if (!isMap(section)) return [];
  return Object.keys(section)
    .slice(0, maxFields)
    .map((name): Fact => {
      const requirement = textOf(section[name]);
      const version = locked.get(name);
      return {
        kind: 'dependency',
        registry: 'pub',
        name,
        file: input.file,
        line: lineHolding(input.text, `\n  ${name}:`),
        seen: `${name} ${requirement ?? ''}`.trim(),
        version: version ?? requirement,
        isExact: version !== undefined,
        isDevelopment,
      };
    });
}

function sdkFacts(environment: unknown, { file, text }: FactInput): readonly Fact[] {
  return ['sdk', 'flutter'].flatMap((key): readonly Fact[] => {
    const version = textOf(fieldOf(environment, key));
    const name = key === 'sdk' ? 'dart' : 'flutter';
    const line = lineHolding(text, `  ${key}:`);
    return version === undefined
      ? []
      : [{ kind: 'runtime', name, file, line, seen: `${key} ${version}`, version, isExact: false }];
  });
}

async function lockedVersions({ file, read }: FactInput): Promise<ReadonlyMap<string, string>> {
  const text = await read(`${folderPrefix(file)}pubspec.lock`);
  const packages = text === undefined ? undefined : fieldOf(readYamlDocuments(text)[0], 'packages');
  if (!isMap(packages)) return new Map();
  return new Map(
    Object.keys(packages).flatMap((name) => {
      const version = textOf(fieldOf(packages[name], 'version'));
      return version === undefined ? [] : [[name, version] as const];
    }),
  );
}
