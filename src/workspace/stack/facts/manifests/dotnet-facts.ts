/** Projects of .NET: packages, SDK, target frameworks; solutions name their projects. */
import {
  type Fact,
  type FactInput,
  type FactReader,
  type FileFacts,
  folderPrefix,
  nothing,
} from '../fact.ts';
import { childAt, elementsNamed, readXmlFile, type XmlNode } from '../xml-file.ts';

const projectName = /\.(?:cs|fs|vb)proj$/;
const sharedNames = new Set(['Directory.Packages.props', 'Directory.Build.props', 'packages.config']);

export const dotnetFacts: FactReader = {
  matches: (name) => projectName.test(name) || sharedNames.has(name) || /\.slnx?$/.test(name),
  async read(input) {
    if (input.name.endsWith('.sln')) return solutionOf(input);
    const top = readXmlFile(input.file, input.text);
    if (top !== undefined && input.name.endsWith('.slnx'))
      return workspaceOf(
        input.file,
        elementsNamed(top, 'Project').map(({ attributes }) => attributes['Path'] ?? ''),
      );
    return top === undefined ? nothing : await projectFacts(top, input);
  },
};

async function projectFacts(top: XmlNode, input: FactInput): Promise<FileFacts> {
  const { file, name } = input;
  const central = projectName.test(name) ? await centralVersions(input) : new Map<string, string>();
  const packages = ['PackageReference', 'package'].flatMap((element) => elementsNamed(top, element));
  const facts = [
    ...packages.flatMap((node) => packageFact(node, file, central)),
    ...[...elementsNamed(top, 'TargetFramework'), ...elementsNamed(top, 'TargetFrameworks')].map((node) =>
      frameworkFact(node, file),
    ),
    ...sdkFacts(top, file),
  ];
  if (!projectName.test(name)) return { facts };
  const title = name.replace(projectName, '');
  const version = elementsNamed(top, 'Version')[0]?.text;
  return { facts, manifest: { file, name: title, version, registry: 'nuget' } };
}

function packageFact(node: XmlNode, file: string, central: ReadonlyMap<string, string>): readonly Fact[] {
  const name = node.attributes['Include'] ?? node.attributes['id'];
  if (name === undefined) return [];
  const version =
    node.attributes['Version'] ??
    node.attributes['version'] ??
    childAt(node, 'Version')?.text ??
    central.get(name.toLowerCase());
  const known = version?.includes('$(') === true ? undefined : version;
  return [
    {
      kind: 'dependency',
      registry: 'nuget',
      name: name.toLowerCase(),
      file,
      line: node.line,
      seen: `${name} ${version ?? ''}`.trim(),
      version: known,
      isExact: known === undefined ? undefined : /^\d[\w.-]*$/.test(known),
    },
  ];
}

/** Versions that Directory.Packages.props keeps for the projects below it. */
async function centralVersions({ file, read, has }: FactInput): Promise<ReadonlyMap<string, string>> {
  for (let folder = folderPrefix(file); ; folder = folderPrefix(folder.slice(0, -1))) {
    const props = `${folder}Directory.Packages.props`;
    const text = has(props) ? await read(props) : undefined;
    const top = text === undefined ? undefined : readXmlFile(props, text);
    if (top !== undefined)
      return new Map(
        elementsNamed(top, 'PackageVersion').flatMap(({ attributes }) => {
          const { Include: name, Version: version } = attributes;
          if (name === undefined || version === undefined) return [];
          return [[name.toLowerCase(), withProperty(version, top)] as const];
        }),
      );
    if (folder === '') return new Map();
  }
}

/** `$(AspireVersion)` as a property of the same file has it; what is computed elsewhere stays as it is written. */
function withProperty(version: string, top: XmlNode): string {
  if (!version.startsWith('$(') || !version.endsWith(')')) return version;
  const name = version.slice(2, -1);
  return childAt(top, 'PropertyGroup', name)?.text || version;
}

function frameworkFact({ text, line }: XmlNode, file: string): Fact {
  const version = /^net(?:coreapp|standard)?(\d+(?:\.\d+)?)/.exec(text)?.[1];
  return {
    kind: 'runtime',
    name: 'dotnet',
    file,
    line,
    seen: `TargetFramework ${text}`,
    version,
    isExact: false,
  };
}

/** `Sdk="Aspire.AppHost.Sdk/13.0"`, or an element of that name. */
function sdkFacts(top: XmlNode, file: string): readonly Fact[] {
  const named = elementsNamed(top, 'Sdk').map(({ attributes, line }) => ({ sdk: attributes['Name'], line }));
  return [{ sdk: top.attributes['Sdk'], line: top.line }, ...named].flatMap(
    ({ sdk, line }): readonly Fact[] => {
      const name = sdk?.split('/', 1)[0];
      return name === undefined
        ? []
        : [{ kind: 'setting', name: `csproj:sdk=${name}`, file, line, seen: `Sdk ${sdk}` }];
    },
  );
}

function solutionOf({ file, text }: FactInput): FileFacts {
  const members = text
    .split('\n')
    .filter((line) => line.startsWith('Project('))
    .flatMap((line) => line.split('"').filter((part) => projectName.test(part)));
  return workspaceOf(file, members);
}

/** `paths` are those of project files, with either slash. */
function workspaceOf(file: string, paths: readonly string[]): FileFacts {
  const members = paths.map((each) => each.replaceAll('\\', '/').split('/').slice(0, -1).join('/') || '.');
  return { facts: [], manifest: { file, isWorkspaceOnly: true, workspace: { kind: 'dotnet', members } } };
}
