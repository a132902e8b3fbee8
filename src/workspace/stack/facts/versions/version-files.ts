/** Files in which a project says which version of a run time it wants. */
import { Field, Problems } from '../../../dependencies/fields.ts';
import { readToml } from '../../../dependencies/toml-text.ts';
import { type Fact, type FactInput, type FactReader, inFewWords, lineHolding, maxFields } from '../fact.ts';
import { readJsonFile } from '../json-file.ts';

/** File → what its one line is the version of. */
const oneLine: Readonly<Record<string, string>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.java-version': 'java',
  '.go-version': 'go',
  '.php-version': 'php',
  '.terraform-version': 'terraform',
  '.opentofu-version': 'opentofu',
  '.bun-version': 'bun',
  '.dvmrc': 'deno',
  '.swift-version': 'swift',
  '.crystal-version': 'crystal',
  '.bazelversion': 'bazel',
  '.helm-version': 'helm',
  'rust-toolchain': 'rust',
};

export const oneLineVersions: FactReader = {
  matches: (name) => Object.hasOwn(oneLine, name),
  read(input) {
    const line = input.text.trim().split('\n', 1)[0]?.trim() ?? '';
    const version = line.replace(/^(?:v|ruby-|go|python-)(?=\d)/, '');
    const isVersion = /^[\w./*-]{1,40}$/.test(version);
    return { facts: isVersion ? [runtime(oneLine[input.name] ?? '', version, { input, line: 1 })] : [] };
  },
};

interface Where {
  readonly input: FactInput;
  readonly line: number | undefined;
}

function runtime(name: string, version: string, { input, line }: Where): Fact {
  const isExact = version.split('.').length > 2 && /^\d/.test(version);
  return {
    kind: 'runtime',
    name,
    version,
    isExact,
    file: input.file,
    line,
    seen: inFewWords(`${name} ${version}`),
  };
}

/** asdf's `.tool-versions` and SDKMAN's `.sdkmanrc`: a name and a version in each line. */
export const toolVersions: FactReader = {
  matches: (name) => name === '.tool-versions' || name === '.sdkmanrc',
  read: (input) => ({
    facts: input.text
      .split('\n')
      .slice(0, maxFields)
      .flatMap((text, index) => {
        const [, name, version] = /^([\w-]{1,40})[ =]+([\w.:-]{1,40})/.exec(text) ?? [];
        return name === undefined || version === undefined
          ? []
          : [runtime(name, version, { input, line: index + 1 })];
      }),
  }),
};

export const miseVersions: FactReader = {
  matches: (name) => name === 'mise.toml' || name === '.mise.toml',
  read(input) {
    const { value } = readToml(input.file, input.text);
    const tools = new Field(value, new Problems(input.file)).at('tools');
    if (!tools.isMap) return { facts: [] };
    const facts = tools
      .entries()
      .slice(0, maxFields)
      .flatMap(([name, field]) => {
        const version = field.isText ? field.text() : undefined;
        return version === undefined
          ? []
          : [runtime(name, version, { input, line: lineHolding(input.text, name) })];
      });
    return { facts };
  },
};

export const rustToolchain: FactReader = {
  matches: (name) => name === 'rust-toolchain.toml',
  read(input) {
    const { value } = readToml(input.file, input.text);
    const channel = new Field(value, new Problems(input.file)).at('toolchain').at('channel');
    const version = channel.isText ? channel.text() : undefined;
    const line = lineHolding(input.text, 'channel');
    return { facts: version === undefined ? [] : [runtime('rust', version, { input, line })] };
  },
};

export const dotnetGlobal: FactReader = {
  matches: (name) => name === 'global.json',
  read(input) {
    const json = readJsonFile(input.file, input.text);
    const version = json?.top.at('sdk').at('version').text();
    if (json === undefined || version === undefined) return { facts: [] };
    return { facts: [runtime('dotnet', version, { input, line: json.lineOf(['sdk', 'version']) })] };
  },
};

/** Heroku's `python-3.12.1`. */
export const runtimeText: FactReader = {
  matches: (name) => name === 'runtime.txt',
  read(input) {
    const [, name, version] =
      /^(python|node|ruby|java)-([\d.]{1,20})\s*$/.exec(input.text.slice(0, 100)) ?? [];
    return {
      facts: name === undefined || version === undefined ? [] : [runtime(name, version, { input, line: 1 })],
    };
  },
};

/** The versions of Gradle and Maven that their wrappers fetch. */
export const wrappers: FactReader = {
  matches: (name) => name === 'gradle-wrapper.properties' || name === 'maven-wrapper.properties',
  read(input) {
    const [, name, version] =
      /\b(gradle|apache-maven)-([\d.]{1,20})-(?:bin|all)\.zip/.exec(input.text.slice(0, 4000)) ?? [];
    if (name === undefined || version === undefined) return { facts: [] };
    const line = lineHolding(input.text, 'distributionUrl');
    return { facts: [runtime(name.replace('apache-', ''), version, { input, line })] };
  },
};
