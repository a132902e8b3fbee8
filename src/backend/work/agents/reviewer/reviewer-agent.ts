/**
 * The reviewer: remarks on what a branch has changed, each on a line or on what the change has and lacks. It works by rules; a
 * model's remark counts where it quotes a line of the change. It reads git's objects alone, runs nothing and writes nothing.
 */
import {
  type ReviewerInput,
  reviewerDeclaration,
} from '../../../../contract/work/agents-of-changes/reviewer-agent.ts';
import type { Remark } from '../../../../workspace/review/remark.ts';
import type { Review } from '../../../../workspace/review/review-branch.ts';
import type { AgentDone, ProjectAgent, ProjectRun } from '../agent.ts';
import { toAgentFinding } from '../looking/to-agent-finding.ts';
import { writeMarkdown } from '../reporting/write-markdown.ts';
import { askForRemarks } from './ask-for-remarks.ts';
import { composeReview } from './compose-review.ts';

async function run(asked: ProjectRun<ReviewerInput>): Promise<AgentDone> {
  const { input, project, tools, signal, report } = asked;
  const { base, head, reader } = input;
  const review = await tools.review(
    project.folder,
    { base, head },
    {
      scan: tools.scanner,
      signal,
      onStep: (step) => report({ step }),
    },
  );
  signal.throwIfAborted();
  const isAsked = reader === 'model' && project.isTrusted && review.change.files.length > 0;
  if (isAsked) report({ step: 'Asking a model' });
  const answered = isAsked ? await askForRemarks(asked, review.change) : undefined;
  const remarks = [...review.remarks, ...remarksOf(review), ...(answered?.remarks ?? [])];
  emitFound(asked, review);
  return {
    report: writeMarkdown(
      composeReview({ projectName: project.name, change: review.change, remarks, reader, asked: answered }),
    ),
    read: { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} },
  };
}

function remarksOf({ change, found }: Review): readonly Remark[] {
  const texts = new Map(
    change.files.map(({ path, after }) => [path, after?.kind === 'file' ? after.bytes : undefined]),
  );
  return found.findings.map(({ path, finding }) => {
    const line = finding.range.startLine + 1;
    const quote = Buffer.from(texts.get(path) ?? [])
      .toString('utf8')
      .split(/\r?\n/)[line - 1];
    return { kind: 'finding', path, line, quote, text: finding.message, evidence: finding.ruleId };
  });
}

/** As findings of the run, so that they stand at their lines in the editor. */
function emitFound({ emit, project }: ProjectRun<ReviewerInput>, { found }: Review): void {
  const rules = new Map(found.rules.map(({ id, why, fix }) => [id, `${why}\n\n${fix}`]));
  for (const { path, finding } of found.findings) {
    const explanation = rules.get(finding.ruleId);
    const brought = toAgentFinding({ path, root: project.folder }, finding);
    emit(explanation === undefined ? brought : { ...brought, explanation });
  }
}

export const reviewerAgent = { ...reviewerDeclaration, run } satisfies ProjectAgent<ReviewerInput>;
