/** composer.json, with the versions of composer.lock (https://getcomposer.org/doc/04-schema.md). */
import { Field, Problems } from '../../../dependencies/fields.ts';
import { type Fact, type FactInput, type FactReader, folderPrefix, maxFields, nothing } from '../fact.ts';
import { type JsonFile, readJsonFile } from '../json-file.ts';

export const composerFacts: FactReader = {
  matches: (name) => name === 'composer.json',
  async read(input) {
    const json = readJsonFile(input.file, input.text);
    if (json === undefined) return nothing;
    const locked = await lockedVersions(input);
    const { top } = json;
    return {
      facts: [
        ...sectionFacts(json, { file: input.file, section: 'require', locked }),
        ...sectionFacts(json, { file: input.file, section: 'require-dev', locked }),
      ],
      manifest: {
        file: input.file,
        name: top.at('name').text(),
        version: top.at('version').text(),
        registry: 'composer',
      },
    };
  },
};

interface Section {
  readonly file: string;
  readonly section: 'require' | 'require-dev';
  readonly locked: ReadonlyMap<string, string>;
}

function sectionFacts({ top, lineOf }: JsonFile, { file, section, locked }: Section): readonly Fact[] {
  return top
    .at(section)
    .texts()
    .slice(0, maxFields)
    .map(([name, requirement]): Fact => {
      const line = lineOf([section, name]);
      const seen = `${name} ${requirement}`;
      // Composer calls the run time and its parts packages, too.
      if (name === 'php')
        return { kind: 'runtime', name, file, line, seen, version: requirement, isExact: false };
      const version = locked.get(name);
      return {
        kind: 'dependency',
        registry: 'composer',
        name,
        file,
        line,
        seen,
        version: version ?? requirement,
        isExact: version !== undefined,
        isDevelopment: section === 'require-dev',
      };
    });
}

async function lockedVersions({ file, read }: FactInput): Promise<ReadonlyMap<string, string>> {
  const text = await read(`${folderPrefix(file)}composer.lock`);
  const json = text === undefined ? undefined : readJsonFile('composer.lock', text);
  const top = json?.top ?? new Field(undefined, new Problems(file));
  const packages = ['packages', 'packages-dev'].flatMap((section) => top.at(section).items());
  return new Map(
    packages.flatMap((each) => {
      const [name, version] = [each.at('name').text(), each.at('version').text()];
      return name === undefined || version === undefined ? [] : [[name, version.replace(/^v/, '')] as const];
    }),
  );
}
