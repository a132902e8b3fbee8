/**
 * Gradle's scripts and version catalogs. The scripts are programs in Groovy or Kotlin: plugins and coordinates that are
 * written as texts are read, what is computed is not.
 */
import { Field, Problems } from '../../../dependencies/fields.ts';
import { readToml } from '../../../dependencies/toml-text.ts';
import {
  type Fact,
  type FactInput,
  type FactReader,
  folderPrefix,
  inFewWords,
  lineHolding,
  maxFields,
} from '../fact.ts';

const scriptName = /^(?:build|settings)\.gradle(?:\.kts)?$/;
const coordinates = /["']([\w.-]{1,80}:[\w.-]{1,80})(?::([^"'\s]{1,60}))?["']/;
const plugin = /^(?:id|kotlin)\s?\(?\s?["']([\w.-]{1,100})["']\)?(?:\s+version\s+["']([^"']{1,40})["'])?/;
const javaVersion =
  /(?:JavaVersion\.VERSION_|JavaLanguageVersion\.of\(|jvmToolchain\(|sourceCompatibility = ["']?)([\d_.]{1,8})/;

export const gradleFacts: FactReader = {
  matches: (name) => scriptName.test(name) || name.endsWith('.versions.toml'),
  read(input) {
    if (input.name.endsWith('.toml')) return { facts: catalogFacts(input) };
    const facts = input.text
      .split('\n')
      .flatMap((line, index) =>
        lineFacts(line.trim(), { file: input.file, line: index + 1, seen: inFewWords(line) }),
      );
    if (!input.name.startsWith('settings'))
      return { facts, manifest: { file: input.file, registry: 'maven' } };
    return {
      facts,
      manifest: {
        file: input.file,
        isWorkspaceOnly: true,
        workspace: { kind: 'gradle', members: includes(input.text) },
      },
    };
  },
};

type Where = Pick<Fact, 'file' | 'line' | 'seen'>;

function lineFacts(line: string, where: Where): readonly Fact[] {
  if (line.startsWith('//') || line.length > 1000) return [];
  const [, id, pluginVersion] = plugin.exec(line) ?? [];
  if (id !== undefined) {
    const name = line.startsWith('kotlin') ? `org.jetbrains.kotlin.${id}` : id;
    return [dependency(`plugin:${name}`, pluginVersion, { where, isDevelopment: true })];
  }
  const [, name, version] = coordinates.exec(line) ?? [];
  const java = javaVersion.exec(line)?.[1]?.replace('_', '.');
  return [
    ...(name === undefined
      ? []
      : [dependency(name, version, { where, isDevelopment: /^\w*test/i.test(line) })]),
    ...(java === undefined
      ? []
      : [{ kind: 'runtime', name: 'java', version: java, isExact: false, ...where } satisfies Fact]),
  ];
}

function dependency(
  name: string,
  version: string | undefined,
  { where, isDevelopment }: { where: Where; isDevelopment: boolean },
): Fact {
  const known = version?.startsWith('$') === true ? undefined : version;
  const isExact = known !== undefined && /^\d[\w.-]*$/.test(known);
  return { kind: 'dependency', registry: 'maven', name, version: known, isExact, isDevelopment, ...where };
}

/** `include(":app", ":libs:core")`: names of projects are paths of folders. */
function includes(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.trim().startsWith('include'))
    .flatMap((line) => line.split(/["']/).filter((part) => part.startsWith(':')))
    .map((project) => project.slice(1).replaceAll(':', '/'));
}

/** gradle/libs.versions.toml counts for the build whose `gradle` folder it lies in. */
function catalogFacts({ file, text }: FactInput): readonly Fact[] {
  const { value } = readToml(file, text);
  if (value === undefined) return [];
  const top = new Field(value, new Problems(file));
  const owner = folderPrefix(folderPrefix(file).slice(0, -1));
  const entries = [
    ...top
      .at('libraries')
      .entries()
      .map(([, field]) => ({ name: libraryName(field), field })),
    ...top
      .at('plugins')
      .entries()
      .map(([, field]) => ({ name: pluginName(field), field })),
  ];
  return entries.slice(0, maxFields).flatMap(({ name, field }): readonly Fact[] => {
    if (name === undefined) return [];
    const version = catalogVersion(field, top);
    const bare = name.replace(/^plugin:/, '');
    const line = lineHolding(text, bare) ?? lineHolding(text, bare.split(':')[1] ?? bare);
    const where = { file, line, seen: `${bare} ${version ?? ''}`.trim() };
    return [{ ...dependency(name, version, { where, isDevelopment: false }), owner: `${owner}build.gradle` }];
  });
}

function libraryName(field: Field): string | undefined {
  if (field.isText) return field.text()?.split(':').slice(0, 2).join(':');
  const module = field.at('module').text();
  const [group, name] = [field.at('group').text(), field.at('name').text()];
  return module ?? (group === undefined || name === undefined ? undefined : `${group}:${name}`);
}

function pluginName(field: Field): string | undefined {
  const id = field.isText ? field.text()?.split(':')[0] : field.at('id').text();
  return id === undefined ? undefined : `plugin:${id}`;
}

function catalogVersion(field: Field, top: Field): string | undefined {
  if (field.isText) return field.text()?.split(':').at(-1);
  const version = field.at('version');
  if (version.isText) return version.text();
  const reference = version.at('ref').text();
  const shared = reference === undefined ? undefined : top.at('versions').at(reference);
  return shared?.isText === true ? shared.text() : undefined;
}
