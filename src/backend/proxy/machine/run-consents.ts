/**
 * What runs on this machine have asked its user, and what was answered here. Whether a run may touch this machine is its user's
 * to say: an answer that did not come from here lets nothing run and writes nothing, whatever a server tells of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {
  type AgentAnswer,
  type AgentQuestion,
  agentAnswerSchema,
  agentQuestionSchema,
} from '../../../contract/work/agent-run.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import { type KeptFile, openKeptFile } from './kept-file.ts';
import type { MachinePorts } from './project-folders.ts';

const folderName = 'consents';
/** Of one that is older the answer is asked for again. */
const mostRuns = 500;
/** How long a press of *Undo* counts. */
const restoreMs = 10 * 60_000;

const runSchema = z.uuid().toLowerCase();

const consentSchema = z.strictObject({
  /** Empty before the run has begun here. */
  projectId: z.string(),
  /** What it waits for, as it asked here. */
  question: agentQuestionSchema.optional(),
  answer: agentAnswerSchema.optional(),
});
type Consent = z.infer<typeof consentSchema>;

export interface RunConsents {
  /** @throws WorkError `refused` where the run is of another project, or its id is none */
  begin(run: string, projectId: string): void;
  /** On the disk when it returns; `undefined` where the run is over. What was answered before is used up. */
  ask(run: string, question: AgentQuestion | undefined): void;
  /** What the run waits for here; undefined where it does not. */
  questionOf(run: string): AgentQuestion | undefined;
  /** On the disk when it returns, where the run waits here for just this question. */
  answer(run: string, answer: AgentAnswer): void;
  takeBack(run: string): void;
  answerOf(run: string): Decision | undefined;
  /** A person at this machine wants its changes undone, or made again. */
  wantRestore(run: string): void;
  mayRestore(run: string, projectId: string): boolean;
  hasRestored(run: string): void;
}

export interface Decision {
  readonly question: AgentQuestion;
  /** With the payload that was shown, where none was sent in its place. */
  readonly answer: AgentAnswer;
}

export function openRunConsents({
  directory,
  log,
  clock,
}: MachinePorts & { readonly clock: () => number }): RunConsents {
  const folder = path.join(directory, folderName);
  // process-local: what was pressed in a window of this machine; on several: nothing.
  const restores = new Map<string, number>();
  const open = (run: string): KeptFile<Consent> | undefined => {
    const id = runSchema.safeParse(run).data;
    return id === undefined
      ? undefined
      : openKeptFile<Consent>({
          directory: folder,
          name: `${id}.json`,
          schema: consentSchema,
          empty: { projectId: '' },
          onDamaged: (error) => log.error({ err: error }, 'questions of a run'),
        });
  };

  return {
    begin(run, projectId) {
      const file = open(run);
      const known = file?.read().projectId;
      if (file === undefined || (known !== '' && known !== projectId))
        throw new WorkError('refused', 'The run is of another project.');
      if (known === '') {
        file.write({ projectId });
        removeOldest(folder);
      }
    },
    ask(run, question) {
      const file = open(run);
      if (file === undefined) return;
      const { projectId } = file.read();
      file.write({ projectId, ...(question && { question }) });
    },
    questionOf: (run) => open(run)?.read().question,
    answer(run, answer) {
      const file = open(run);
      const kept = file?.read();
      if (file === undefined || kept?.question === undefined) return;
      const { question } = kept;
      if (answer.question !== undefined && answer.question !== question.id) return;
      const { approved, comment, payload = question.payload } = answer;
      const noted = { question: question.id, approved, comment, ...(approved && { payload }) };
      file.write({ ...kept, answer: noted });
    },
    takeBack(run) {
      const file = open(run);
      const { answer, ...rest } = file?.read() ?? { projectId: '' };
      if (answer !== undefined) file?.write(rest);
    },
    answerOf(run) {
      const { question, answer } = open(run)?.read() ?? {};
      return question && answer && { question, answer };
    },
    wantRestore: (run) => void restores.set(run, clock() + restoreMs),
    mayRestore: (run, projectId) =>
      (restores.get(run) ?? 0) > clock() && open(run)?.read().projectId === projectId,
    hasRestored: (run) => void restores.delete(run),
  };
}

function removeOldest(folder: string): void {
  const names = fs.readdirSync(folder);
  if (names.length <= mostRuns) return;
  const files = names.map((name) => path.join(folder, name));
  const aged = files.map((file) => ({ file, at: fs.statSync(file).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { file } of aged.slice(mostRuns)) fs.rmSync(file, { force: true });
}
