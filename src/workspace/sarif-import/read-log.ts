/**
 * Findings out of a SARIF log of any tool (OASIS SARIF 2.1.0; 2.0.0 as far as it is the same), as the backend keeps
 * them. What is read is data that nobody vouches for: it is checked part by part, a part that is wrong costs itself
 * alone, and whatever becomes no finding is told by reason. Files are opened in the project's folder only, for the
 * lines that a finding is found again by; nothing of the log or of the files is run.
 */
import type { LoggedRevision } from '../../contract/revisions/scanned-revision.ts';
import { createAddresses } from './addresses.ts';
import { createFingerprints } from './fingerprints.ts';
import { createFolderTexts } from './folder-texts.ts';
import type { ImportedFinding } from './imported-finding.ts';
import { createLosses, type Loss, type Losses } from './losses.ts';
import { type RunContext, readResult } from './read-result.ts';
import { checkLog } from './refused-log.ts';
import { oneOf, revisionOf } from './revisions.ts';
import { createRules } from './rules.ts';
import { runSchema, type SarifRun } from './sarif-schema.ts';
import { isComplete, sourceOf, versionOf } from './tools.ts';
import { createTurns, type Turn } from './turns.ts';

export interface ReadLogOptions {
  /** Absolute; undefined where the project has none here: then places that need the text of a file are lost. */
  readonly folder: string | undefined;
  /** Where the tool saw the project, if elsewhere: a checkout of CI. */
  readonly root?: string | undefined;
  /** Takes the place of the tools' own names. */
  readonly source?: string | undefined;
}

/** What the runs of one tool have brought. */
export interface ImportedSource {
  readonly source: string;
  readonly title: string;
  readonly tool: string;
  readonly toolVersion: string | null;
  /** Results in the log, whatever became of them. */
  readonly results: number;
  readonly findings: readonly ImportedFinding[];
  /** False where the tool says that it did not come to its end, or what it says could not be read. */
  readonly isComplete: boolean;
  /** Of which results were left out: what else they have found may still be there. */
  readonly unreadRules: readonly string[];
  /** Of which commit it is, as the log says; undefined where it does not, or its runs are of several. */
  readonly revision?: LoggedRevision | undefined;
}

export interface ReadLog {
  readonly sources: readonly ImportedSource[];
  readonly losses: readonly Loss[];
  readonly notes: readonly string[];
}

/** Throws a `LogRefused` for what is no such log, or more than is taken. */
export async function readLog(log: unknown, options: ReadLogOptions): Promise<ReadLog> {
  const turn = createTurns();
  const runs = await checkLog(log, turn);
  const losses = createLosses();
  const notes = new Set<string>();
  const texts = await createFolderTexts(options.folder);
  const bySource = new Map<string, ImportedSource>();
  for (const [index, given] of runs.entries()) {
    const parsed = runSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      notes.add(`runs[${index}] was left out: ${issue?.path.join('.')}: ${issue?.message}.`);
      continue;
    }
    const run = parsed.data;
    const own = sourceOf(run, options.source);
    const context = contextOf(run, { options, losses, texts, turn });
    const findings = await readResults(context);
    const why = findIncompleteness(given, { context, findings, tool: own.tool });
    if (why !== undefined) notes.add(why);
    merge(bySource, {
      ...own,
      toolVersion: versionOf(run),
      results: run.results.length,
      findings,
      isComplete: why === undefined,
      unreadRules: [...context.leftOut.rules],
      revision: revisionOf(run),
    });
  }
  return { sources: [...bySource.values()].map(withDistinct), losses: losses.list(), notes: [...notes] };
}

/** Why silence of this run about a finding is no sign that it is gone; undefined where it is one. */
function findIncompleteness(
  given: unknown,
  run: { readonly context: RunContext; readonly findings: readonly ImportedFinding[]; readonly tool: string },
): string | undefined {
  const { context, findings, tool } = run;
  const { leftOut } = context;
  if (!isComplete(context.run)) return `${tool} did not come to its end: what it no longer names stays open.`;
  // 3.14.23: an empty list says that nothing was found, none that nobody has looked.
  if (!Array.isArray((given as { readonly results?: unknown }).results))
    return `${tool} has no list of results: what it named before stays open.`;
  if (leftOut.count > 0 && findings.length === 0)
    return `None of the ${context.run.results.length} results of ${tool} could be taken: what it named before stays open.`;
  if (leftOut.isAnyRule)
    return `A result of ${tool} that could not be read does not say its rule: what it no longer names stays open.`;
  return undefined;
}

interface Shared {
  readonly options: ReadLogOptions;
  readonly losses: Losses;
  readonly turn: Turn;
  readonly texts: Awaited<ReturnType<typeof createFolderTexts>>;
}

function contextOf(run: SarifRun, { options, losses, texts, turn }: Shared): RunContext {
  const { folder, root } = options;
  return {
    run,
    losses,
    texts,
    turn,
    leftOut: { count: 0, rules: new Set(), isAnyRule: false },
    rules: createRules(run),
    addresses: createAddresses(run, { folders: texts.folders, folder, root }),
  };
}

async function readResults(context: RunContext): Promise<readonly ImportedFinding[]> {
  const findings: ImportedFinding[] = [];
  for (const [index, result] of context.run.results.entries()) {
    await context.turn();
    const finding = await readResult(context, result, index);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

function merge(bySource: Map<string, ImportedSource>, one: ImportedSource): void {
  const before = bySource.get(one.source);
  bySource.set(
    one.source,
    before === undefined
      ? one
      : {
          ...before,
          results: before.results + one.results,
          findings: [...before.findings, ...one.findings],
          isComplete: before.isComplete && one.isComplete,
          unreadRules: [...before.unreadRules, ...one.unreadRules],
          revision: oneOf([before.revision, one.revision]),
        },
  );
}

/** Two results in one file that their tool does not tell apart are told apart by their order. */
function withDistinct(source: ImportedSource): ImportedSource {
  const distinct = createFingerprints();
  const inOrder = [...source.findings].sort(
    (a, b) => a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn,
  );
  return {
    ...source,
    findings: inOrder.map((finding) => ({
      ...finding,
      fingerprint: distinct(finding.path, finding.fingerprint),
    })),
  };
}
