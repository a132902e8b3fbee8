/** Every kind of file that shows something. To add one: write its reader, put it here, give examples.yml a project. */
import type { FactReader } from './fact.ts';
import { pythonImports, scriptImports } from './import-facts.ts';
import { dockerFacts } from './infrastructure/docker-facts.ts';
import { makeFacts } from './infrastructure/make-facts.ts';
import { schemeFacts } from './infrastructure/scheme-facts.ts';
import { terraformFacts } from './infrastructure/terraform-facts.ts';
import { yamlFacts } from './infrastructure/yaml-facts.ts';
import { cargoFacts } from './manifests/cargo-facts.ts';
import { composerFacts } from './manifests/composer-facts.ts';
import { dartFacts } from './manifests/dart-facts.ts';
import { dotnetFacts } from './manifests/dotnet-facts.ts';
import { elixirFacts } from './manifests/elixir-facts.ts';
import { goFacts } from './manifests/go-facts.ts';
import { gradleFacts } from './manifests/gradle-facts.ts';
import { mavenFacts } from './manifests/maven-facts.ts';
import { condaFacts, denoFacts, podFacts, setupPyFacts, swiftFacts } from './manifests/other-manifests.ts';
import { packageJsonFacts } from './manifests/package-json.ts';
import { pyprojectFacts } from './manifests/pyproject-facts.ts';
import { rubyFacts } from './manifests/ruby-facts.ts';
import { lernaWorkspace, pnpmWorkspace } from './manifests/workspace-files.ts';
import {
  dotnetGlobal,
  miseVersions,
  oneLineVersions,
  runtimeText,
  rustToolchain,
  toolVersions,
  wrappers,
} from './versions/version-files.ts';

/** Requirements and Pipfiles make a package where nothing else does; what they ask for comes from their graphs. */
const pythonLists: FactReader = {
  matches: (name) => name === 'requirements.txt' || name === 'Pipfile',
  read: ({ file }) => ({ facts: [], manifest: { file, registry: 'pypi', isWeak: true } }),
};

export const factReaders: readonly FactReader[] = [
  packageJsonFacts,
  pyprojectFacts,
  cargoFacts,
  goFacts,
  mavenFacts,
  gradleFacts,
  dotnetFacts,
  composerFacts,
  rubyFacts,
  elixirFacts,
  dartFacts,
  swiftFacts,
  podFacts,
  setupPyFacts,
  condaFacts,
  denoFacts,
  pythonLists,
  pnpmWorkspace,
  lernaWorkspace,
  oneLineVersions,
  toolVersions,
  miseVersions,
  rustToolchain,
  dotnetGlobal,
  runtimeText,
  wrappers,
  dockerFacts,
  yamlFacts,
  terraformFacts,
  makeFacts,
  schemeFacts,
  pythonImports,
  scriptImports,
];
