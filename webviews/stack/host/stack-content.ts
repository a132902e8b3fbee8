/** From what the backend has read of a project to what the Stack page shows; pure. */

import type { Stack } from '../../../src/api-client/index.ts';
import type { StackContent, StackLanguage, StackPart, StackPlaces, StackTechnology } from '../messages.ts';
import type { StackGroup } from '../stack-groups.ts';

type ReadTechnology = Stack['technologies'][number];
type ReadPart = Pick<Stack, 'files' | 'languages' | 'technologies'>;

/** Whoever asks what a project is built with wants its linter there, too. */
const groups: Readonly<Record<ReadTechnology['category'], StackGroup>> = {
  framework: 'frameworks',
  library: 'frameworks',
  runtime: 'runtimes',
  'package-manager': 'build',
  'build-tool': 'build',
  linter: 'build',
  formatter: 'build',
  'test-runner': 'tests',
  ci: 'ci',
  container: 'containers',
  orchestration: 'containers',
  infrastructure: 'cloud',
  cloud: 'cloud',
  database: 'databases',
  'message-queue': 'databases',
};

export function toStackContent(stack: Stack, places: StackPlaces): StackContent {
  const { readAt, packages, problems } = stack;
  return {
    type: 'stack',
    ...places,
    readAt,
    whole: toPart(stack),
    packages: packages.map((one) => ({ folder: one.folder, name: one.name, ...toPart(one) })),
    problems,
  };
}

function toPart({ files, languages, technologies }: ReadPart): StackPart {
  return { files, languages: languages.map(toLanguage), technologies: technologies.map(toTechnology) };
}

function toLanguage({ name, files, code, share }: ReadPart['languages'][number]): StackLanguage {
  return { name, files, code, share };
}

function toTechnology(technology: ReadTechnology): StackTechnology {
  const { id, name, category, version, isExact, confidence, isDevelopment, evidenceCount } = technology;
  return {
    id,
    name,
    group: groups[category],
    ...(version === null ? {} : { version }),
    isExact,
    confidence,
    isDevelopment,
    evidenceCount,
    evidence: technology.evidence.map(({ file, line, seen }) => ({
      file,
      ...(line === null ? {} : { line }),
      seen,
    })),
  };
}
