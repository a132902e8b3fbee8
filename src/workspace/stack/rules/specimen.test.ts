/** For each way in which a rule can be seen, the file that a project would have: as small as a real one can be. */
import type { EvidenceKind } from '../model.ts';
import type { Tree } from '../testing.test.ts';
import type { Registry } from './rule-schema.ts';

type Specimen = (name: string) => Tree;

/** What stands for the rest of a name that a rule gives the beginning of. */
function whole(name: string): string {
  return name.endsWith('*') ? `${name.slice(0, -1)}sample` : name;
}

const requirements: Specimen = (name) => ({ 'requirements.txt': `${name}==1.2.3\n` });

export const packageSpecimens: Readonly<Record<Registry, Specimen>> = {
  npm: (name) =>
    name.startsWith('jsr:')
      ? { 'deno.json': JSON.stringify({ imports: { it: `${name}@^1.2.3` } }) }
      : { 'package.json': JSON.stringify({ dependencies: { [name]: '1.2.3' } }) },
  pypi: requirements,
  go: (name) => ({ 'go.mod': `module example.com/it\n\ngo 1.25\n\nrequire ${name} v1.2.3\n` }),
  cargo: (name) => ({ 'Cargo.toml': `[package]\nname = "it"\n\n[dependencies]\n"${name}" = "1.2"\n` }),
  maven: (name) => (name.startsWith('plugin:') ? gradleOf(name.slice('plugin:'.length)) : pomOf(name)),
  gem: (name) => ({ Gemfile: `source "https://rubygems.org"\n\ngem "${name}", "~> 1.2"\n` }),
  composer: (name) => ({ 'composer.json': JSON.stringify({ require: { [name]: '^1.2' } }) }),
  nuget: (name) => ({
    'It.csproj': `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="${name}" Version="1.2.3" /></ItemGroup></Project>`,
  }),
  hex: (name) => ({ 'mix.exs': `  defp deps do\n    [\n      {:${name}, "~> 1.2"}\n    ]\n  end\n` }),
  pub: (name) => ({ 'pubspec.yaml': `name: it\n\ndependencies:\n  ${name}: ^1.2.3\n` }),
  swift: (name) =>
    name.startsWith('pod:')
      ? { Podfile: `target 'It' do\n  pod '${name.slice('pod:'.length)}', '~> 1.2'\nend\n` }
      : { 'Package.swift': `        .package(url: "https://${name}.git", from: "1.2.3"),\n` },
};

function gradleOf(plugin: string): Tree {
  return { 'build.gradle.kts': `plugins {\n    id("${plugin}") version "1.2.3"\n}\n` };
}

function pomOf(name: string): Tree {
  const [group, artifact = 'sample'] = name.split(':');
  const dependency = `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>1.2.3</version></dependency>`;
  return {
    'pom.xml': `<project><artifactId>it</artifactId><dependencies>${dependency}</dependencies></project>`,
  };
}

export const patternSpecimens: Readonly<Record<Exclude<EvidenceKind, 'dependency'>, Specimen>> = {
  file: (path) => ({ [path.replaceAll('*', 'sample')]: '' }),
  setting: settingSpecimen,
  runtime: (name) => ({ '.tool-versions': `${name} 1.2.3\n` }),
  image: (name) => ({ 'compose.yaml': `services:\n  it:\n    image: ${name}:1.2.3\n` }),
  action: (name) => ({ 'ci.yml': `jobs:\n  it:\n    steps:\n      - uses: ${name}@v1\n` }),
  provider: (name) => ({ 'main.tf': `provider "${name}" {\n  region = "x"\n}\n` }),
  command: (name) => ({ Makefile: `it:\n\t${name}\n` }),
  scheme: (name) => ({ '.env.example': `IT=${name}://user:password@host/it\n` }),
  import: (name) =>
    /^(?:node|bun):/.test(name)
      ? { 'it.ts': `import it from '${name}';\n` }
      : { 'it.py': `import ${name}\n` },
};

function settingSpecimen(setting: string): Tree {
  const [file, field = ''] = [
    setting.slice(0, setting.indexOf(':')),
    setting.slice(setting.indexOf(':') + 1),
  ];
  switch (file) {
    case 'package.json':
      return { 'package.json': JSON.stringify({ name: 'it', [field]: {} }) };
    case 'pyproject.toml':
      return {
        'pyproject.toml': field.startsWith('build-backend=')
          ? `[build-system]\nbuild-backend = "${field.slice('build-backend='.length)}"\n`
          : `[${field}]\nit = true\n`,
      };
    case 'csproj':
      return { 'It.csproj': `<Project Sdk="${field.slice('sdk='.length)}"></Project>` };
    case 'kubernetes':
      return {
        'it.yaml': `apiVersion: ${field === 'core' ? 'v1' : `${field}/v1`}\nkind: It\nmetadata:\n  name: it\n`,
      };
    default:
      return {
        'it.yaml': field.startsWith('Transform=')
          ? `Transform: ${field.slice('Transform='.length)}\n`
          : `${field}: it\n`,
      };
  }
}

/** Every specimen of a rule, with the words that say which one it is. */
export function specimensOf(
  kind: string,
  names: readonly string[],
  make: Specimen,
): readonly { readonly what: string; readonly tree: Tree }[] {
  return names.map((name) => ({ what: `${kind} ${name}`, tree: make(whole(name)) }));
}
