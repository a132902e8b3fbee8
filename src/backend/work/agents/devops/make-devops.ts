/** Which files are written for the services of a project, and from which facts. */
import {
  type DevopsInput,
  type DevopsTarget,
  devopsTargets,
} from '../../../../contract/work/devops-agent.ts';
import type { MadeFiles } from '../delivery/maker.ts';
import { contextOf } from './check/image-place.ts';
import { lookOver } from './check/look-over.ts';
import { join } from './facts/project-files.ts';
import type { ProjectFacts, ServiceFacts } from './facts/service-facts.ts';
import { writeCompose } from './files/compose.ts';
import { imageFiles, writeDockerfile, writeDockerignore } from './files/dockerfile.ts';
import { writeGithubActions } from './files/github-actions.ts';
import { writeGitlabCi } from './files/gitlab-ci.ts';
import { usualVersions } from './files/image-text.ts';
import { noteKubernetes, writeKubernetes } from './files/kubernetes/write-kubernetes.ts';
import { noteMonitoring, writeMonitoring } from './files/monitoring/write-monitoring.ts';
import { noteTerraform, writeTerraform } from './files/terraform/write-terraform.ts';
import { keepTheirs } from './keep-theirs.ts';
import { writeReport } from './write-report.ts';

export type ServiceChoice = Pick<DevopsInput, 'targets' | 'services'>;

export function makeDevops(facts: ProjectFacts, { targets, services: names }: ServiceChoice): MadeFiles {
  const services = facts.services.filter(({ name }) => names.length === 0 || names.includes(name));
  const wanted = targets.length > 0 ? targets : fitting(facts);
  const all = new Map<string, string>();
  const notes: string[] = [];
  for (const target of devopsTargets) {
    if (!wanted.includes(target)) continue;
    const made = writers[target](facts, services);
    for (const [file, text] of made.files) if (!all.has(file)) all.set(file, text);
    notes.push(...(made.notes ?? []), ...unwritten(target, made, services), ...branchNote(target, facts));
  }
  const kept = keepTheirs(facts, all);
  const seen = lookOver(facts, services, kept.files);
  return {
    files: seen.files,
    notes: [...notesOf(facts, services, names), ...notes, ...kept.notes, ...seen.notes],
    report: [writeReport(services), seen.report].filter((part) => part !== '').join('\n\n'),
    images: imagesOf(services, seen.files),
    title: titleOf([...seen.files.keys()]),
    ...(all.size === 0 && { notSupported: whyNothing(facts) }),
  };
}

function branchNote(target: DevopsTarget, { branch, services }: ProjectFacts): readonly string[] {
  return target === 'github-actions' && branch === undefined && services.length > 0
    ? ['No pipeline says which branch is the default one: the workflow is for main.']
    : [];
}

/** What was asked for and is not written, with the reason. */
function unwritten(
  target: DevopsTarget,
  { files }: Made,
  services: readonly ServiceFacts[],
): readonly string[] {
  if (files.size > 0) return [];
  const isPipeline = target === 'github-actions' || target === 'gitlab-ci';
  const why =
    services.length === 0
      ? 'there is no service that it could be written for'
      : isPipeline
        ? 'no command that builds, lints or tests was found in a manifest'
        : 'there is no service that an image can be written for';
  return [`${target}: nothing was written, since ${why}.`];
}

function whyNothing({ services, others }: ProjectFacts): string {
  if (services.length > 0) {
    const blocked = services.flatMap((service) => service.blocked ?? []);
    return blocked.length === services.length
      ? blocked.join(' ').replace(/\.$/, '')
      : 'nothing of what was asked for could be written';
  }
  const found = others.length === 0 ? '' : ` Found instead: ${others.join(', ')}.`;
  return `no program was found that this agent can describe. It knows programs for Node.js, Python and Go, and pages.${found}`;
}

interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly notes?: readonly string[];
}

type Writer = (facts: ProjectFacts, services: readonly ServiceFacts[]) => Made;

const nothing: Made = { files: new Map() };

const writers: Readonly<Record<DevopsTarget, Writer>> = {
  docker: ({ files }, services) => ({ files: writeImages(services, files) }),
  compose: forRunnable((facts, services) => one(composeName(facts), writeCompose(services))),
  'github-actions': ({ branch }, services) =>
    one('.github/workflows/ci.yml', writeGithubActions(services, branch?.value)),
  'gitlab-ci': (_, services) => one('.gitlab-ci.yml', writeGitlabCi(services)),
  kubernetes: forRunnable((facts, services) => ({
    files: writeKubernetes(facts, services),
    notes: noteKubernetes(facts, services),
  })),
  terraform: forRunnable(({ name }, services) => ({
    files: writeTerraform(name, services),
    notes: noteTerraform(name, services),
  })),
  monitoring: forRunnable(({ name }, services) => ({
    files: writeMonitoring(name, services),
    notes: noteMonitoring(services),
  })),
};

function one(file: string, text: string | undefined): Made {
  return text === undefined ? nothing : { files: new Map([[file, text]]) };
}

/** For services that have an image. */
function forRunnable(write: Writer): Writer {
  return (facts, services) => {
    const runnable = services.filter((service) => writeDockerfile(service) !== undefined);
    return runnable.length === 0 ? nothing : write(facts, runnable);
  };
}

/** Of those that are written, each with the folder that it is built from. */
function imagesOf(
  services: readonly ServiceFacts[],
  files: ReadonlyMap<string, string>,
): NonNullable<MadeFiles['images']> {
  const images = imageFiles(services);
  return services.flatMap((service) => {
    const file = images.get(service.name);
    return file === undefined || !files.has(file) ? [] : [{ file, context: contextOf(service) }];
  });
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

function writeImages(
  services: readonly ServiceFacts[],
  files: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const images = imageFiles(services);
  for (const service of services) {
    const file = images.get(service.name);
    if (file === undefined) continue;
    all.set(file, writeDockerfile(service) ?? '');
    const ignored = join(service.isMember ? '.' : service.folder, '.dockerignore');
    if (!all.has(ignored)) all.set(ignored, writeDockerignore(service, files));
  }
  return all;
}

const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** One that is there is changed, not doubled. */
function composeName({ files }: ProjectFacts): string {
  return composeNames.find((name) => files.has(name)) ?? 'compose.yaml';
}

function notesOf(
  facts: ProjectFacts,
  services: readonly ServiceFacts[],
  names: readonly string[],
): readonly string[] {
  if (facts.services.length === 0) return [...facts.unknown];
  const unknown = names.filter((name) => facts.services.every((service) => service.name !== name));
  return [
    ...unknown.map(
      (name) =>
        `There is no service ${name}. There are: ${facts.services.map((each) => each.name).join(', ')}.`,
    ),
    ...facts.unknown,
    ...facts.others.map((other) => `Not supported: ${other}.`),
    ...services
      .filter(({ version, runtime }) => version === undefined && runtime !== 'pages')
      .map(
        ({ name, runtime }) =>
          `${name}: ${usualVersions[runtime]} is used, the version with long-term support.`,
      ),
  ];
}
