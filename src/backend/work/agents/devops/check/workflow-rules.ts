/** Whether a workflow checks the default branch, and runs what the project has. */
import path from 'node:path';
import { readYaml, type YamlFile } from '../../../../../workspace/yaml-file.ts';
import { join } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { type Checked, type Finding, sayIn } from './finding.ts';
import { installerOf, isSame, whyOtherInstaller } from './install-rules.ts';
import { listOf, mapOf } from './kubernetes-text.ts';
import { calledScript, scriptsIn } from './start-words.ts';

export const isWorkflow = (file: string): boolean => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file);

export function checkWorkflows(checked: Checked): readonly Finding[] {
  return [...checked.texts]
    .filter(([file]) => isWorkflow(file))
    .flatMap(([file, text]) => {
      const yaml = readYaml(text);
      return [
        ...checkBranch(file, yaml, checked),
        ...jobsOf(yaml).flatMap((job) => checkJob({ file, yaml, job, checked })),
      ];
    });
}

interface Job {
  readonly name: string;
  readonly folder: string;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

function jobsOf({ value }: YamlFile): readonly Job[] {
  const top = mapOf(value);
  const usual = folderIn(top) ?? '.';
  return Object.entries(mapOf(top['jobs'])).map(([name, job]) => ({
    name,
    folder: folderIn(mapOf(job)) ?? usual,
    steps: listOf(mapOf(job)['steps']).map(mapOf),
  }));
}

function folderIn(map: Readonly<Record<string, unknown>>): string | undefined {
  const folder = mapOf(mapOf(map['defaults'])['run'])['working-directory'];
  return typeof folder === 'string' ? path.posix.normalize(folder).replace(/\/$/, '') : undefined;
}

/** A workflow that pushes to no branch by name checks all of them. */
function checkBranch(file: string, { value, lineOf }: YamlFile, { branch }: Checked): readonly Finding[] {
  const top = mapOf(value);
  const on = mapOf(top['on'] ?? top['true']);
  const branches = listOf(mapOf(on['push'])['branches']).map(String);
  const isChecked = branches.length === 0 || branches.some((each) => each === branch || /[*$]/.test(each));
  return branch === undefined || isChecked
    ? []
    : [
        sayIn(file)(
          'branch-other',
          lineOf(['on', 'push', 'branches']),
          `it runs for ${branches.join(', ')}, and the default branch is ${branch}`,
        ),
      ];
}

interface InJob {
  readonly file: string;
  readonly yaml: YamlFile;
  readonly job: Job;
  readonly checked: Checked;
}

function checkJob(at: InJob): readonly Finding[] {
  const { file, yaml, job, checked } = at;
  const line = yaml.lineOf(['jobs', job.name]);
  const isThere =
    job.folder === '.' || [...checked.view.files].some((each) => each.startsWith(`${job.folder}/`));
  if (!isThere)
    return [
      sayIn(file)('folder-absent', line, `the job ${job.name} runs in ${job.folder}, which is not there`),
    ];
  const service = checked.services.find(({ folder }) => folder === job.folder);
  return [
    ...job.steps.flatMap((step, index) => checkStep(step, { ...at, index, service })),
    ...checkInstalls(at, service),
  ];
}

interface InStep extends InJob {
  readonly index: number;
  readonly service: ServiceFacts | undefined;
}

function checkStep(step: Readonly<Record<string, unknown>>, at: InStep): readonly Finding[] {
  const { file, yaml, job, index } = at;
  const line = yaml.lineOf(['jobs', job.name, 'steps', index]);
  const say = (rule: string, text: string) => sayIn(file)(rule, line, text);
  const run = step['run'];
  const lines = typeof run === 'string' ? run.split(/\n|&&/).map((each) => each.trim()) : [];
  const folder =
    typeof step['working-directory'] === 'string'
      ? path.posix.normalize(step['working-directory'])
      : job.folder;
  return [
    ...lines.flatMap((each) => checkLine(each, { ...at, folder, say })),
    ...checkVersion(step, at, say),
    ...checkCache(step, at, say),
  ];
}

type SayHere = (rule: string, text: string) => Finding;

function checkLine(
  line: string,
  { checked: { view }, folder, service, say }: InStep & { readonly folder: string; readonly say: SayHere },
): readonly Finding[] {
  const script = calledScript(line);
  if (script !== undefined && view.has(folder, 'package.json') && !scriptsIn(view, folder).has(script))
    return [say('script-absent', `it runs ${line}, and package.json has no script ${script}`)];
  const other = service === undefined ? undefined : whyOtherInstaller(line, service, view.files);
  return other === undefined ? [] : [say('installer-other', `it runs ${line}, and ${other}`)];
}

const setUps: readonly (readonly [RegExp, string, ServiceFacts['runtime']])[] = [
  [/\/setup-node@/, 'node-version', 'node'],
  [/\/setup-python@/, 'python-version', 'python'],
  [/\/setup-go@/, 'go-version', 'go'],
];

function checkVersion(
  step: Readonly<Record<string, unknown>>,
  { service }: InStep,
  say: SayHere,
): readonly Finding[] {
  const wanted = service?.version?.value;
  const found = setUps.find(
    ([uses, , runtime]) => uses.test(String(step['uses'])) && runtime === service?.runtime,
  );
  const version = found === undefined ? undefined : mapOf(step['with'])[found[1]];
  const plain = String(version ?? '').replace(/\.x$/, '');
  return wanted === undefined || !/^\d+(?:\.\d+)*$/.test(plain) || isSame(plain, wanted)
    ? []
    : [say('version-other', `it sets up ${plain}, and the project asks for ${wanted}`)];
}

/** Its action looks for a lock file in the root where nothing names another place. */
function checkCache(
  step: Readonly<Record<string, unknown>>,
  { checked: { view } }: InStep,
  say: SayHere,
): readonly Finding[] {
  const given = mapOf(step['with']);
  const names: Readonly<Record<string, string>> = {
    npm: 'package-lock.json',
    pnpm: 'pnpm-lock.yaml',
    yarn: 'yarn.lock',
  };
  const place = given['cache-dependency-path'] ?? names[String(given['cache'])];
  if (
    given['cache'] === undefined ||
    !/\/setup-node@/.test(String(step['uses'])) ||
    typeof place !== 'string'
  )
    return [];
  return place.includes('*') || view.files.has(join('.', place))
    ? []
    : [say('lock-absent', `it caches by ${place}, which is not there`)];
}

/** A tool of the project cannot run before its packages are there. */
function checkInstalls({ file, yaml, job }: InJob, service: ServiceFacts | undefined): readonly Finding[] {
  if (service === undefined || (service.runtime !== 'node' && service.runtime !== 'python')) return [];
  const runs = job.steps.map((step) => String(step['run'] ?? ''));
  const installs = runs.findIndex(
    (run) =>
      installerOf(run.trim().split('\n')[0] ?? '') !== undefined || /\b(?:install|sync|ci)\b/.test(run),
  );
  const uses = runs.findIndex(
    (run) => calledScript(run.trim()) !== undefined || /^(?:pytest|ruff|python -m pytest)\b/.test(run.trim()),
  );
  return uses >= 0 && (installs < 0 || installs > uses)
    ? [
        sayIn(file)(
          'install-absent',
          yaml.lineOf(['jobs', job.name, 'steps', uses]),
          `the job ${job.name} runs ${runs[uses] ?? ''} and installs nothing before it`,
        ),
      ]
    : [];
}
