/** A review of what a branch has changed: remarks that each stand on a line or on what is there, and what a scan finds new. */
import { createOutlineReader } from '../../scanner/outline/index.ts';
import { createTestReader } from '../../scanner/test-cases/index.ts';
import { listTree, readBlobs, type TreeFile } from '../git-tree.ts';
import { loadGrammars } from '../grammars.ts';
import type { Project } from '../project.ts';
import { findWeakenings } from '../runs/verdict/compare-tests.ts';
import type { WorkspaceScan } from '../workspace-scan.ts';
import { createImporters } from './find-importers.ts';
import { findNewFindings, type NewFindings } from './find-new-findings.ts';
import { remarksOnConflicts, remarksOnExports, remarksOnLocks, remarksOnTests } from './find-remarks.ts';
import { type BranchChange, readBranchChange, type WantedChange } from './read-branch-change.ts';
import type { Remark } from './remark.ts';

export interface Review {
  readonly change: BranchChange;
  readonly remarks: readonly Remark[];
  readonly found: NewFindings;
}

export interface ReviewOptions {
  readonly project: Project;
  readonly scan: Pick<WorkspaceScan, 'scan'>;
  readonly signal: AbortSignal;
  readonly onStep: (step: string) => void;
}

/** Throws a GitError for what is no repository, and for a name that git does not know. */
export async function reviewBranch(
  wanted: WantedChange,
  { project, scan, signal, onStep }: ReviewOptions,
): Promise<Review> {
  onStep('Reading the change');
  const change = await readBranchChange(project.folder, wanted, signal);
  if (change.files.length === 0) return { change, remarks: [], found: { findings: [], rules: [] } };
  const tree = await listTree(project.folder, change.to, signal);
  const grammars = await loadGrammars();
  const readTests = await createTestReader(grammars);
  const outline = await createOutlineReader(grammars);
  const offers = (path: string, text: string) => {
    const read = outline(path, text);
    return read && new Set(read.symbols.map(({ name }) => name));
  };
  const importsOf = createImporters(await readCode(project.folder, tree));
  const remarks = [
    ...remarksOnConflicts(change.files),
    ...remarksOnTests(findWeakenings(change.files, readTests)),
    ...remarksOnExports(change.files, { offers, importsOf }),
    ...remarksOnLocks(change.files, new Set(tree.map(({ path }) => path))),
  ];
  onStep('Scanning both sides of the change');
  return { change, remarks, found: await findNewFindings(scan, { project, change, signal }) };
}

const mostCode = 10_000;
const mostBytes = 300_000;

async function readCode(folder: string, tree: readonly TreeFile[]): Promise<ReadonlyMap<string, string>> {
  const code = tree.filter(({ path, size }) => /\.(?:[cm]?[jt]sx?|py)$/.test(path) && size <= mostBytes);
  const texts = new Map<string, string>();
  await readBlobs(folder, code.slice(0, mostCode), async ({ path }, bytes) => {
    texts.set(path, Buffer.from(bytes).toString('utf8'));
  });
  return texts;
}
