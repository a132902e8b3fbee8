/** Which files are written for the services of a project, and from which facts. */
import type { DevopsInput, DevopsTarget } from '../../../../contract/work/devops-agent.ts';
import type { MadeFiles } from '../delivery/maker.ts';
import { join } from './facts/project-files.ts';
import type { ProjectFacts, ServiceFacts } from './facts/service-facts.ts';
import { writeCompose } from './files/compose.ts';
import { imageFiles, usualVersions, writeDockerfile, writeDockerignore } from './files/dockerfile.ts';
import { writeGithubActions } from './files/github-actions.ts';
import { writeGitlabCi } from './files/gitlab-ci.ts';
import { noteKubernetes, writeKubernetes } from './files/kubernetes/write-kubernetes.ts';
import { writeReport } from './write-report.ts';

export type ServiceChoice = Pick<DevopsInput, 'targets' | 'services'>;

export function makeDevops(facts: ProjectFacts, { targets, services: names }: ServiceChoice): MadeFiles {
  const services = facts.services.filter(({ name }) => names.length === 0 || names.includes(name));
  const wanted = targets.length > 0 ? targets : fitting(facts);
  const all = new Map<string, string>();
  if (wanted.includes('docker')) addImages(all, services);
  const runnable = services.filter((service) => writeDockerfile(service) !== undefined);
  if (wanted.includes('compose') && runnable.length > 0) all.set(composeName(facts), writeCompose(runnable));
  const github = wanted.includes('github-actions') ? writeGithubActions(services) : undefined;
  if (github !== undefined) all.set('.github/workflows/ci.yml', github);
  const gitlab = wanted.includes('gitlab-ci') ? writeGitlabCi(services) : undefined;
  if (gitlab !== undefined) all.set('.gitlab-ci.yml', gitlab);
  const notes: string[] = [];
  if (wanted.includes('kubernetes') && runnable.length > 0) {
    for (const [file, text] of writeKubernetes(facts, runnable)) all.set(file, text);
    notes.push(...noteKubernetes(facts, runnable));
  }
  return {
    files: all,
    notes: [...notesOf(facts, services, names), ...notes, ...replaced(facts, [...all.keys()])],
    report: writeReport(services),
    title: titleOf([...all.keys()]),
  };
}

/** Of a commit: short, whatever is written. */
function titleOf(files: readonly string[]): string {
  const names = [
    ...new Set(files.map((file) => (file.startsWith('deploy/') ? deployOf(file) : baseOf(file)))),
  ];
  const all = `Add ${names.join(', ')}`;
  return all.length <= 72 ? all : `Add ${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

const baseOf = (file: string): string => file.split('/').at(-1) ?? file;
const deployOf = (file: string): string => file.split('/').slice(0, 2).join('/');

/** What the project shows no other way of: a pipeline is written for the host that it seems to have. */
function fitting({ files }: ProjectFacts): readonly DevopsTarget[] {
  const hasWorkflow = [...files].some((file) => /^\.github\/workflows\/.+\.ya?ml$/.test(file));
  const isGitlab = files.has('.gitlab-ci.yml') || [...files].some((file) => file.startsWith('.gitlab/'));
  const pipeline = isGitlab || hasWorkflow ? [] : (['github-actions'] as const);
  return ['docker', 'compose', ...pipeline];
}

function addImages(all: Map<string, string>, services: readonly ServiceFacts[]): void {
  const images = imageFiles(services);
  for (const service of services) {
    const file = images.get(service.name);
    if (file === undefined) continue;
    all.set(file, writeDockerfile(service) ?? '');
    const ignored = join(service.isMember ? '.' : service.folder, '.dockerignore');
    if (!all.has(ignored)) all.set(ignored, writeDockerignore(service));
  }
}

const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** One that is there is changed, not doubled. */
function composeName({ files }: ProjectFacts): string {
  return composeNames.find((name) => files.has(name)) ?? 'compose.yaml';
}

function replaced({ files }: ProjectFacts, made: readonly string[]): readonly string[] {
  return made
    .filter((file) => files.has(file))
    .map((file) => `${file} is there already: what differs is offered as changes of it.`);
}

function notesOf(
  facts: ProjectFacts,
  services: readonly ServiceFacts[],
  names: readonly string[],
): readonly string[] {
  if (facts.services.length === 0)
    return ['Nothing here is a program that is run: no start script, server or pages were found.'];
  const unknown = names.filter((name) => facts.services.every((service) => service.name !== name));
  return [
    ...unknown.map(
      (name) =>
        `There is no service ${name}. There are: ${facts.services.map((each) => each.name).join(', ')}.`,
    ),
    ...facts.unknown,
    ...services
      .filter(({ version }) => version === undefined)
      .map(
        ({ name, runtime }) =>
          `${name}: ${usualVersions[runtime]} is used, the version with long-term support.`,
      ),
  ];
}
