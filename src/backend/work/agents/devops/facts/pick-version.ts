/** The version of a runtime that an image and a pipeline are to have: the project's own. */
import { coerce, minVersion, satisfies } from 'semver';
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type FactView, known, nameOf } from './fact-view.ts';
import { foldersUp } from './project-files.ts';
import { type Known, placeOf, type Runtime } from './service-facts.ts';

type Versioned = Exclude<Runtime, 'pages'>;

const versionFiles =
  /^(?:\.nvmrc|\.node-version|\.python-version|\.go-version|\.tool-versions|runtime\.txt|Pipfile|go\.mod)$/;
const imageFiles = /(?:Docker|Container)file/i;
/** Names of releases with long-term support (https://github.com/nodejs/Release). */
const nodeNames: Readonly<Record<string, string>> = {
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

/** As tags of images have it: `22`, `3.12`, `1.22`; undefined for what names no one version. */
function tagOf(runtime: Versioned, written: string): string | undefined {
  const named = nodeNames[/^lts\/(\w+)$/.exec(written)?.[1] ?? ''];
  if (named !== undefined) return named;
  const [, major, minor] = /^v?(\d+)(?:\.(\d+|x))?(?:\.(?:\d+|x))?$/.exec(written.trim()) ?? [];
  if (major === undefined || runtime === 'node') return major;
  return minor === undefined || minor === 'x' ? undefined : `${major}.${minor}`;
}

interface Asked {
  readonly fact: ProjectFact;
  readonly written: string;
  readonly tag: string | undefined;
}

function askedOf(view: FactView, folder: string, runtime: Versioned): readonly Asked[] {
  const prefix = `${runtime}: `;
  return foldersUp(folder).flatMap((at) =>
    view
      .of('version', at)
      .filter(({ value }) => value.startsWith(prefix))
      .map((fact) => {
        const written = fact.value.slice(prefix.length);
        return { fact, written, tag: tagOf(runtime, written) };
      }),
  );
}

/** A file that says nothing else, what images are of, what pipelines set up within what is asked for, and the lowest of that. */
export function pickVersion(view: FactView, folder: string, runtime: Versioned): Known<string> | undefined {
  const asked = askedOf(view, folder, runtime);
  const exact = asked.filter(({ tag }) => tag !== undefined);
  for (const at of foldersUp(folder)) {
    const here = exact.filter(({ fact }) => fact.scope === at);
    const byFile = here.filter(({ fact }) => versionFiles.test(nameOf(fact)));
    // Of go.mod the toolchain, which is the later line, is what builds.
    const own = runtime === 'go' ? highest(byFile) : byFile[0];
    const image = here.findLast(({ fact }) => imageFiles.test(nameOf(fact)));
    const chosen = own ?? (at === folder ? image : undefined);
    if (chosen !== undefined) return told(chosen);
  }
  const range = asked.find(({ fact, written }) => fact.rank === 'declared' && rangeOf(written) !== undefined);
  const run = highest(
    exact.filter(({ fact, tag }) => fact.rank === 'run' && fits(tag ?? '', range?.written)),
  );
  if (run !== undefined) return told(run);
  const lowest = range === undefined ? undefined : lowestOf(runtime, range.written);
  return range === undefined || lowest === undefined ? undefined : known(range.fact, lowest);
}

const told = ({ fact, tag }: Asked): Known<string> => known(fact, tag ?? '');

function highest(all: readonly Asked[]): Asked | undefined {
  return all.toSorted((one, other) => coerce(other.tag)?.compare(coerce(one.tag) ?? '0.0.0') ?? 0)[0];
}

/** Ranges of Python as npm writes them: `>=3.12,<4`, `~=3.11`. */
function rangeOf(written: string): string | undefined {
  const range = written.replaceAll(',', ' ').replaceAll('~=', '^').replaceAll('==', '').trim();
  try {
    return minVersion(range) === null ? undefined : range;
  } catch {
    return undefined;
  }
}

function lowestOf(runtime: Versioned, written: string): string | undefined {
  const lowest = minVersion(rangeOf(written) ?? '');
  if (lowest === null || lowest.major === 0) return undefined;
  return runtime === 'node' ? String(lowest.major) : `${lowest.major}.${lowest.minor}`;
}

/** Whether a tag such as `22` or `3.12` can be what a range asks for. */
export function fits(tag: string, written: string | undefined): boolean {
  const range = written === undefined ? undefined : rangeOf(written);
  if (range === undefined) return true;
  const parts = tag.split('.');
  // The newest of the tag is what its image has.
  const newest = parts.length === 1 ? `${tag}.999.999` : `${parts[0]}.${parts[1]}.999`;
  return satisfies(newest, range) || satisfies(coerce(tag) ?? '0.0.0', range);
}

/** Places that ask for one version each, and not for the same one: a sentence. */
export function findContradiction(
  view: FactView,
  {
    folder,
    runtime,
    version,
  }: { readonly folder: string; readonly runtime: Runtime; readonly version: Known<string> | undefined },
): string | undefined {
  if (version === undefined || runtime === 'pages') return undefined;
  const others = askedOf(view, folder, runtime).filter(({ fact, tag, written }) =>
    tag === undefined
      ? fact.rank === 'declared' && !fits(version.value, written)
      : (versionFiles.test(nameOf(fact)) || imageFiles.test(nameOf(fact))) &&
        tag !== version.value &&
        runtime !== 'go',
  );
  if (others.length === 0) return undefined;
  const rest = others.map(({ fact, written }) => `${written} (${placeOf(fact.evidence)})`).join(', ');
  return `${version.value} (${placeOf(version.place)}) is used, and the files also ask for ${rest}.`;
}
