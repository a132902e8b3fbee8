/**
 * What becomes of what the check of the written files finds: a file that leaves out what is copied is corrected, and all else is
 * said, in the review and in the report.
 */
import { isBelow, join } from '../facts/project-files.ts';
import type { ProjectFacts, ServiceFacts } from '../facts/service-facts.ts';
import { checkFiles } from './check-files.ts';
import type { Checked, Finding } from './finding.ts';
import { contextOf, isDockerfile } from './image-place.ts';

export interface LookedOver {
  readonly files: ReadonlyMap<string, string>;
  /** Sentences for the review. */
  readonly notes: readonly string[];
  /** For the report: Markdown; empty where nothing was written. */
  readonly report: string;
}

/** `written` is offered; what is there besides is looked over with it. */
export function lookOver(
  facts: ProjectFacts,
  services: readonly ServiceFacts[],
  written: ReadonlyMap<string, string>,
): LookedOver {
  const { view, texts, branch } = facts;
  if (view === undefined || written.size === 0) return { files: written, notes: [], report: '' };
  const checked = { view, services, branch: branch?.value };
  const check = (files: ReadonlyMap<string, string>) =>
    checkFiles({ ...checked, texts: new Map([...texts, ...files]) });
  const first = check(written);
  const files = withCorrected(written, first, { ...checked, texts });
  const found = files === written ? first : check(files);
  const own = found.filter(({ file }) => files.has(file));
  const theirs = found.filter(({ file, rule }) => !files.has(file) && stops.has(rule));
  return { files, notes: [...own, ...theirs].map(sentenceOf), report: reportOf(files, { own, theirs }) };
}

/** Of files that a person wrote: what keeps them from being built, started or reached, or lies open. */
const stops: ReadonlySet<string> = new Set([
  'copy-absent',
  'copy-ignored',
  'health-absent',
  'image-absent',
  'install-before-build',
  'port-other',
  'script-absent',
  'secret-in-clear',
  'selector-fits-none',
  'service-absent',
  'stage-absent',
  'start-absent',
]);

const sentenceOf = ({ file, line, text }: Finding): string => `${file}:${line}: ${text}.`;

/** A .dockerignore of another hand may leave out what an image copies now: its last line that fits decides. */
function withCorrected(
  written: ReadonlyMap<string, string>,
  found: readonly Finding[],
  { services, texts }: Checked,
): ReadonlyMap<string, string> {
  const missed = found.flatMap(({ file, rule, text }) => {
    const [, path] = /^it (?:copies|needs) (\S+), which the \.dockerignore leaves out$/.exec(text) ?? [];
    return rule === 'copy-ignored' && path !== undefined && path !== '.' && isDockerfile(file)
      ? [{ ignore: ignoreOf(file, services), path }]
      : [];
  });
  if (missed.length === 0) return written;
  const files = new Map(written);
  for (const { ignore, path } of missed) {
    const before = (files.get(ignore) ?? texts.get(ignore) ?? '').replace(/\n*$/, '\n');
    if (!before.includes(`\n!${path}\n`)) files.set(ignore, `${before}!${path}\n`);
  }
  return files;
}

/** In the folder that an image is built from. */
function ignoreOf(file: string, services: readonly ServiceFacts[]): string {
  const service = services.find(({ folder }) => folder !== '.' && isBelow(file, folder));
  return join(service === undefined ? '.' : contextOf(service), '.dockerignore');
}

interface Found {
  readonly own: readonly Finding[];
  readonly theirs: readonly Finding[];
}

function reportOf({ size }: ReadonlyMap<string, string>, { own, theirs }: Found): string {
  const listed = (found: readonly Finding[]) => found.map((each) => `- ${sentenceOf(each)}`).join('\n');
  const count = size === 1 ? '1 file was' : `${size} files were`;
  const good = `${count} looked over against the facts of the project; nothing was found that keeps them from being built, started or reached.`;
  return [
    '## Looked over',
    ...(own.length === 0 ? [good] : ['These files are not right yet:', listed(own)]),
    ...(theirs.length === 0 ? [] : ['In files that are there already:', listed(theirs)]),
  ].join('\n\n');
}
