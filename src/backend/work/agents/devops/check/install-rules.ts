/** Whether an image installs what the project has locked, with the version that it asks for, in an order that works. */
import { join } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { commandsOf, flagOf, type Instruction, type Stage, wordsOf } from './dockerfile-text.ts';
import { type Checked, type Finding, type Say, sayIn } from './finding.ts';
import type { ImagePlace } from './image-place.ts';
import { calledScript, scriptsIn } from './start-words.ts';

export function checkInstall({ file, stages, service }: ImagePlace, checked: Checked): readonly Finding[] {
  if (service === undefined) return [];
  const say = sayIn(file);
  return stages.flatMap((stage) => {
    const at = { stage, service, checked, say };
    return [
      ...checkVersion(at),
      ...stage.instructions
        .filter(({ keyword }) => keyword === 'RUN')
        .flatMap((run) => commandsOf(run).flatMap((line) => checkLine(line, { ...at, run }))),
      ...checkOrder(at),
    ];
  });
}

interface Installing {
  readonly stage: Stage;
  readonly service: ServiceFacts;
  readonly checked: Checked;
  readonly say: Say;
}

const images: Readonly<Record<string, string>> = { node: 'node', python: 'python', golang: 'go' };

function checkVersion({ stage: { image, line }, service, say }: Installing): readonly Finding[] {
  const [, name = '', version = ''] = /(?:^|\/)(node|python|golang):v?(\d+(?:\.\d+)*)/.exec(image) ?? [];
  const wanted = service.version?.value;
  if (images[name] !== service.runtime || wanted === undefined) return [];
  return isSame(version, wanted)
    ? []
    : [say('version-other', line, `it is built on ${name} ${version}, and the project asks for ${wanted}`)];
}

/** `22` and `22.3`, `3.12` and `3.12.4`. */
export function isSame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === short || long.startsWith(`${short}.`);
}

interface Installer {
  readonly manager: ServiceFacts['manager'];
  readonly line: RegExp;
  readonly locks: readonly string[];
}

const installers: readonly Installer[] = [
  { manager: 'npm', line: /^npm ci\b/, locks: ['package-lock.json', 'npm-shrinkwrap.json'] },
  { manager: 'npm', line: /^npm (?:install|i)(?!.*(?:-g|--global)\b)(?=\s*$|\s+-)/, locks: [] },
  { manager: 'pnpm', line: /^pnpm (?:install|i)\b/, locks: ['pnpm-lock.yaml'] },
  { manager: 'yarn', line: /^yarn(?: install)?(?=\s*$|\s+-|$)/, locks: ['yarn.lock'] },
  { manager: 'uv', line: /^uv sync\b/, locks: ['uv.lock'] },
  { manager: 'poetry', line: /^(?:\w+=\S+ )?poetry install\b/, locks: ['poetry.lock'] },
];

export const installerOf = (line: string): Installer | undefined =>
  installers.find((each) => each.line.test(line));

const families: readonly ReadonlySet<string>[] = [
  new Set(['npm', 'pnpm', 'yarn']),
  new Set(['pip', 'uv', 'poetry']),
];

/** Why a line that installs is not of this project: a clause. */
export function whyOtherInstaller(
  line: string,
  service: ServiceFacts,
  files: ReadonlySet<string>,
): string | undefined {
  const installer = installerOf(line);
  if (installer === undefined) return undefined;
  const family = families.find((each) => each.has(installer.manager));
  if (family?.has(service.manager) === true && installer.manager !== service.manager)
    return `${service.name} is installed by ${service.manager}${service.lock === undefined ? '' : ` (${service.lock})`}`;
  const asksLock = /--frozen|--immutable|--locked|^npm ci/.test(line);
  const has = installer.locks.some((name) => files.has(join(service.folder, name)) || files.has(name));
  return asksLock && !has ? `there is no ${installer.locks[0] ?? 'lock file'}` : undefined;
}

function checkLine(
  line: string,
  { service, checked: { view }, say, run }: Installing & { readonly run: Instruction },
): readonly Finding[] {
  const other = whyOtherInstaller(line, service, view.files);
  if (other !== undefined) return [say('installer-other', run.line, `it runs ${line}, and ${other}`)];
  const script = service.runtime === 'node' ? calledScript(line) : undefined;
  if (script !== undefined && !scriptsIn(view, service.folder).has(script))
    return [say('script-absent', run.line, `it runs ${line}, and package.json has no script ${script}`)];
  const lists = [...line.matchAll(/\bpip\d? install\b.*?-r\s+(\S+)/g)].map(([, list = '']) => list);
  return lists
    .filter((list) => !/^[/$]/.test(list) && !view.has(service.folder, list))
    .map((list) =>
      say('copy-absent', run.line, `it installs from ${list}, which is not in ${service.folder}`),
    );
}

const withoutDevelopment = /--omit[ =]dev|--production|--prod\b|--only=prod/;
const installLine = /^(?:npm (?:ci|install|i)|pnpm (?:install|i)|yarn(?: install)?)\b/;

/** What builds is a package for development: it is there until the build is over. */
function checkOrder({ stage, service, checked, say }: Installing): readonly Finding[] {
  if (service.runtime !== 'node') return checkCopied({ stage, service, checked, say });
  const lines = stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => commandsOf(run).map((line) => ({ line, at: run.line })));
  const early = lines.findIndex(({ line }) => installLine.test(line) && withoutDevelopment.test(line));
  const build = lines.findIndex(
    ({ line }, index) => index > early && /\b(?:run )?(?:build|compile)\b|^npx tsc\b/.test(line),
  );
  const full = lines.some(
    ({ line }, index) => index < build && installLine.test(line) && !withoutDevelopment.test(line),
  );
  const bad = early >= 0 && build >= 0 && !full ? lines[early] : undefined;
  return [
    ...(bad === undefined
      ? []
      : [
          say(
            'install-before-build',
            bad.at,
            `it installs without packages for development, and ${lines[build]?.line ?? ''} needs them`,
          ),
        ]),
    ...checkCopied({ stage, service, checked, say }),
  ];
}

const manifests: Readonly<Partial<Record<ServiceFacts['manager'], string>>> = {
  npm: 'package.json',
  pnpm: 'package.json',
  yarn: 'package.json',
  uv: 'pyproject.toml',
  poetry: 'pyproject.toml',
  pip: 'requirements.txt',
};

/** Nothing can be installed before what says it is there. */
function checkCopied({ stage, service, say }: Installing): readonly Finding[] {
  const manifest = service.isPackage === true ? 'pyproject.toml' : manifests[service.manager];
  const install = stage.instructions.find(
    (each) =>
      each.keyword === 'RUN' &&
      commandsOf(each).some((line) => installerOf(line) !== undefined || /pip\d? install .*-r/.test(line)),
  );
  if (
    manifest === undefined ||
    install === undefined ||
    !/^(?:node|python)\b|\/(?:node|python):/.test(stage.image)
  )
    return [];
  const before = stage.instructions.filter(
    ({ line, keyword }) => line < install.line && (keyword === 'COPY' || keyword === 'ADD'),
  );
  const copies = before.some(
    (copy) =>
      flagOf(copy, 'from') !== undefined ||
      wordsOf(copy.words)
        .slice(0, -1)
        .some(
          (source) =>
            source === '.' || source === './' || source.includes(manifest) || /package\*?\.?/.test(source),
        ),
  );
  return copies ? [] : [say('install-before-copy', install.line, `it installs before ${manifest} is copied`)];
}
