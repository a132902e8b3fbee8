/**
 * Worker thread that looks at the dependencies of one folder and ends: lock files are large, and the server's own thread
 * has somebody typing. Reads files of the folder and the advisories, asks the service where the user's own settings say so, runs nothing.
 */

import { parentPort, workerData } from 'node:worker_threads';
import { inBackground } from '../../contract/background/in-background.ts';
import { loadConfig } from '../../workspace/config/load-config.ts';
import { isAdvisoryError } from '../../workspace/dependencies/advisories/advisory-error.ts';
import type { AdvisorySource } from '../../workspace/dependencies/advisories/advisory-source.ts';
import { openStore } from '../../workspace/dependencies/advisories/advisory-store.ts';
import { describeAdvisories, toldOf } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import { postOsv } from '../../workspace/dependencies/advisories/post-osv.ts';
import type { Assessment } from '../../workspace/dependencies/assess.ts';
import { assessByChoice } from '../../workspace/dependencies/assess-by-choice.ts';
import type { DependencyFinding } from '../../workspace/dependencies/findings/report-flaws.ts';
import { type Inventory, loadInventory } from '../../workspace/dependencies/inventory.ts';
import type { AssessedFile, AssessmentTask, FolderAssessment } from './assessment-messages.ts';
import { digestOf } from './text-digest.ts';

async function assess({ folder, advisories, service, isTrusted }: AssessmentTask): Promise<FolderAssessment> {
  const [inventory, { config }] = await Promise.all([
    loadInventory(folder, { restricted: !isTrusted }),
    loadConfig(folder),
  ]);
  const problems = inventory.problems.map(({ file, message }) => `${file} ${message}`);
  const reached = service && { ...service, post: postOsv };
  const chosen = { openOffline: () => open(advisories, problems), service: reached };
  const { licenses } = config.dependencies;
  const assessment = await assessByChoice(inventory, { chosen, licenses });
  return {
    files: await filesOf(inventory, assessment.findings),
    problems,
    knowledge: describeKnowledge(assessment),
    unasked: assessment.unasked,
    isCompared: assessment.advisories.kind !== 'none',
  };
}

function describeKnowledge(assessment: Assessment): string | undefined {
  const told = toldOf(assessment);
  return told.ecosystems?.length === 0 ? undefined : describeAdvisories(told, new Date());
}

/** What is wrong with the advisories does not hide what is said without them. */
async function open(folder: string, problems: string[]): Promise<AdvisorySource | undefined> {
  try {
    return await openStore(folder);
  } catch (error) {
    if (!isAdvisoryError(error)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

async function filesOf(
  { files }: Inventory,
  findings: readonly DependencyFinding[],
): Promise<readonly AssessedFile[]> {
  const assessed: AssessedFile[] = [];
  for (const [file, found] of Map.groupBy(findings, (each) => each.file)) {
    const digest = digestOf((await files.read(file)) ?? '');
    assessed.push({ file, digest, findings: found.map(({ finding }) => finding) });
  }
  return assessed;
}

const port = parentPort;
if (port === null) throw new Error('assessment-worker runs as a worker thread only');
// What fails here ends the thread with its error, which the server writes into its log.
inBackground(
  assess(workerData as AssessmentTask).then((assessment) => port.postMessage(assessment)),
  'Assessment',
);
