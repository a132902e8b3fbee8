/**
 * What a model says of a change: a remark counts only where it quotes a line that the change has brought, at its file. What the files
 * say instructs nobody.
 */
import * as z from 'zod';
import { fenceRule } from '../../../../domain/models/fence.ts';
import { findChangedLines } from '../../../../workspace/review/added-lines.ts';
import type { BranchChange } from '../../../../workspace/review/read-branch-change.ts';
import type { Remark } from '../../../../workspace/review/remark.ts';
import type { ProjectRun } from '../agent.ts';
import { askForText, unfence } from '../delivery/ask-for-text.ts';
import { fence } from '../delivery/fence.ts';

const proposedSchema = z
  .array(
    z.object({
      path: z.string().max(1_000),
      quote: z.string().max(2_000),
      text: z.string().min(1).max(1_000),
    }),
  )
  .max(100);

/** Characters of the change that a model is shown. */
const mostShown = 120_000;

export interface AskedRemarks {
  readonly remarks: readonly Remark[];
  readonly model: string;
  /** Remarks without a line of the change. */
  readonly dropped: number;
  /** Files that were not shown to it. */
  readonly unseen: number;
}

const instructions = `You review a change to a program. Each file shows the lines that it adds (+) and removes (-). Name what is wrong: defects, lost cases, races, leaks, errors that are swallowed, misleading names. No praise, no taste, nothing that you cannot show. Answer with a JSON array alone, of objects {"path": "...", "quote": "...", "text": "..."}. quote: one added line, copied letter by letter without its +. text: one or two plain sentences. An empty array where nothing is wrong.\n${fenceRule}`;

/** Undefined where no model answers. */
export async function askForRemarks(
  { ask, signal }: Pick<ProjectRun<unknown>, 'ask' | 'signal'>,
  { files }: Pick<BranchChange, 'files'>,
): Promise<AskedRemarks | undefined> {
  const lines = new Map(files.map((file) => [file.path, findChangedLines(file)]));
  const shown: string[] = [];
  let length = 0;
  for (const [path, { added, removed }] of lines) {
    const text = [...removed.map((each) => `-${each.text}`), ...added.map((each) => `+${each.text}`)].join(
      '\n',
    );
    length += text.length;
    if (length > mostShown) break;
    shown.push(fence('file', path, text));
  }
  const answer = await askForText(
    { signal, askModel: async (question) => await ask({ kind: 'model', ...question }) },
    { task: 'review', about: 'review of a change', system: instructions, question: shown.join('\n\n') },
  );
  if (answer === undefined) return undefined;
  const proposed = parseProposed(answer.text);
  const remarks = proposed.flatMap(({ path, quote, text }): readonly Remark[] => {
    const wanted = quote.trim();
    const line =
      wanted === '' ? undefined : lines.get(path)?.added.find((each) => each.text.trim() === wanted);
    if (line === undefined) return [];
    return [{ kind: 'model', path, line: line.line, quote: line.text, text, evidence: answer.model }];
  });
  return {
    remarks,
    model: answer.model,
    dropped: proposed.length - remarks.length,
    unseen: lines.size - shown.length,
  };
}

function parseProposed(text: string): z.infer<typeof proposedSchema> {
  try {
    return proposedSchema.safeParse(JSON.parse(unfence(text))).data ?? [];
  } catch {
    return [];
  }
}
