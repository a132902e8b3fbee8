/** Which versions of a runtime the files of a project name, and whether they agree. Pure. */
import type { FactEvidence, ProjectFact } from '../../../../workspace/facts/model.ts';
import { partScopes } from './parts.ts';

export interface NamedVersion {
  /** As it is written: `>=20`. */
  readonly value: string;
  readonly evidence: FactEvidence;
  /** By a file that speaks of the whole project, such as a pipeline. */
  readonly isShared: boolean;
}

export interface RuntimeVersions {
  /** `node`. */
  readonly runtime: string;
  /** `Node.js`. */
  readonly title: string;
  /** Folder that it is about; `.` where several files speak of the whole. */
  readonly scope: string;
  /** The surest first. */
  readonly named: readonly NamedVersion[];
  /** Two files name versions of which none is the same. */
  readonly isContradictory: boolean;
}

const titles: Readonly<Record<string, string>> = {
  node: 'Node.js',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  php: 'PHP',
  ruby: 'Ruby',
  java: 'Java',
  dotnet: '.NET',
  bun: 'Bun',
  deno: 'Deno',
};

export const runtimeTitle = (runtime: string): string => titles[runtime] ?? runtime;

interface Asked extends Omit<NamedVersion, 'isShared'> {
  readonly runtime: string;
  readonly scope: string;
}

/** One for each folder that names versions of its own, else one for the whole. */
export function listVersions(facts: readonly ProjectFact[]): readonly RuntimeVersions[] {
  const parts = new Set(partScopes(facts));
  const asked = facts
    .filter(({ kind }) => kind === 'version')
    .flatMap(toAsked)
    // A folder of deployment speaks of the whole.
    .map((each) => (parts.has(each.scope) ? each : { ...each, scope: '.' }));
  return [...Map.groupBy(asked, ({ runtime }) => runtime)].flatMap(([runtime, all]) => {
    const own = [...new Set(all.map(({ scope }) => scope))].filter((scope) => scope !== '.');
    const shared = all.filter(({ scope }) => scope === '.');
    const whole = own.length === 0 || (parts.has('.') && shared.length > 0) ? ['.'] : [];
    return [...whole, ...own].map((scope) => {
      const named = [...all.filter((each) => each.scope === scope && scope !== '.'), ...shared];
      return {
        runtime,
        scope,
        title: runtimeTitle(runtime),
        named: named.map((each) => ({
          value: each.value,
          evidence: each.evidence,
          isShared: scope !== '.' && each.scope === '.',
        })),
        isContradictory: contradict(runtime, named),
      };
    });
  });
}

function toAsked({ value, evidence, scope }: ProjectFact): readonly Asked[] {
  const [, runtime, version] = /^([\w.#+]+): (.+)$/.exec(value) ?? [];
  return runtime === undefined || version === undefined ? [] : [{ runtime, value: version, evidence, scope }];
}

/** Documentation is built apart from the product. */
const aside = /(?:^|\/)\.readthedocs\.ya?ml$/;
const image = /(?:^|\/)[^/]*(?:Docker|Container)file[^/]*$/;

/** A pipeline that tests several versions agrees with each of them; an image that is built with one and runs on another does not. */
function contradict(runtime: string, named: readonly Asked[]): boolean {
  const pinned = named.flatMap(({ value, evidence: { file } }) => {
    const release = releaseOf(runtime, value);
    return release === undefined || aside.test(file) ? [] : [{ file, release }];
  });
  const byFile = [...Map.groupBy(pinned, ({ file }) => file)].map(([file, each]) => ({
    file,
    releases: new Set(each.map(({ release }) => release)),
  }));
  if (byFile.some(({ file, releases }) => image.test(file) && releases.size > 1)) return true;
  return byFile.some((one, index) =>
    byFile
      .slice(index + 1)
      .some(({ releases }) => [...one.releases].every((release) => !releases.has(release))),
  );
}

/** Names of Node.js' releases that are kept up for long. */
const codenames: Readonly<Record<string, string>> = {
  dubnium: '10',
  erbium: '12',
  fermium: '14',
  gallium: '16',
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

/** `20` of `v20.12.1`, `3.12` of `3.12.4`; undefined for a range, which several meet. */
export function releaseOf(runtime: string, version: string): string | undefined {
  const plain = version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
  if (runtime === 'node')
    return codenames[plain.replace(/^lts\//, '')] ?? /^(\d+)(?:\.[\dx]+)*$/.exec(plain)?.[1];
  return /^(\d+\.\d+)(?:\.[\dx]+)?(?:-\w+)?$/.exec(plain)?.[1];
}
