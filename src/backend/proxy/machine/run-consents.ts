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
/** Of one that is older the answer is asked for again; it can be undone anyway. */
const mostRuns = 500;
/** Nobody goes on with one that is older. */
const longestAliveMs = 90 * 86_400_000;
/** How long a press of *Undo* counts. */
const restoreMs = 10 * 60_000;

const runSchema = z.uuid().toLowerCase();

const consentSchema = z.strictObject({
  /** Empty before the run has begun here. */
  projectId: z.string(),
  folder: z.string().default(''),
  /** Of the agent and its input, as a hash: a run is one thing from its beginning to its end. */
  task: z.string().default(''),
  isOver: z.boolean().default(false),
  /** What it waits for, as it asked here. */
  question: agentQuestionSchema.optional(),
  answer: agentAnswerSchema.optional(),
  /** The server has that answer: what is pressed after it decides nothing. */
  isTaken: z.boolean().default(false),
});
type Consent = z.infer<typeof consentSchema>;
const nothing: Consent = { projectId: '', folder: '', task: '', isOver: false, isTaken: false };

/** The newest checkpoint of a graph, and what its nodes have written since; what is on its way may have arrived or not. */
const headSchema = z.strictObject({
  id: z.string().nullable(),
  next: z.string().nullable(),
  writes: z.record(z.string(), z.string()),
  sent: z.record(z.string(), z.string()),
});
export type Head = z.infer<typeof headSchema>;
const headsSchema = z.strictObject({ heads: z.record(z.string(), headSchema) });

export interface HeadsOfRun {
  read(place: string): Head | undefined;
  /** On the disk when it returns. */
  write(place: string, head: Head | undefined): void;
}

export interface BegunRun {
  readonly projectId: string;
  readonly folder: string;
  readonly task: string;
}

export interface RunConsents {
  /** @throws WorkError `refused` where the run began as another one, or its id is none */
  begin(run: string, begun: BegunRun): void;
  /** On the disk when it returns; `undefined` where the run is over. What was answered before is used up. */
  ask(run: string, question: AgentQuestion | undefined): void;
  /** What the run waits for here; undefined where it does not. */
  questionOf(run: string): Asking | undefined;
  /** On the disk when it returns, where the run waits here for just this question, and no answer to it was taken. */
  answer(run: string, answer: AgentAnswer): void;
  /** The server took it: a later press does not stand in its place, whatever ends before that is refused. */
  settle(run: string, answer: AgentAnswer): void;
  /** As it was before an answer that the server did not take. */
  setAnswer(run: string, answer: AgentAnswer | undefined): void;
  answerOf(run: string): Decision | undefined;
  /** Runs whose copies are needed yet. */
  listAlive(): readonly string[];
  headsOf(run: string): HeadsOfRun;
  /** A person at this machine wants its changes undone, or made again. */
  wantRestore(run: string): void;
  dropRestore(run: string): void;
  /** Once for each press. */
  takeRestore(run: string, projectId: string): boolean;
}

export interface Asking {
  readonly projectId: string;
  readonly question: AgentQuestion;
}

export interface Decision {
  readonly question: AgentQuestion;
  /** With the payload that was shown, where none was sent in its place. */
  readonly answer: AgentAnswer;
}

export type ConsentPorts = MachinePorts & { readonly clock: () => number };

export function openRunConsents({ directory, log, clock }: ConsentPorts): RunConsents {
  const folder = path.join(directory, folderName);
  // process-local: what was pressed in a window of this machine; on several: nothing.
  const restores = new Map<string, number>();
  const onDamaged = (error: Error): void => log.error({ err: error }, 'questions of a run');
  const open = (run: string): KeptFile<Consent> | undefined => {
    const id = runSchema.safeParse(run).data;
    if (id === undefined) return undefined;
    const schema = consentSchema as z.ZodType<Consent>;
    return openKeptFile({ directory: folder, name: `${id}.json`, schema, empty: nothing, onDamaged });
  };

  return {
    begin(run, begun) {
      const file = open(run);
      const known = file?.read();
      if (file === undefined || known === undefined || (known.projectId !== '' && !isSame(known, begun)))
        throw new WorkError('refused', 'The run began as another one, or in another folder: ask again.');
      if (known.projectId !== '') return;
      file.write({ ...nothing, ...begun });
      removeOldest(folder);
    },
    ask(run, question) {
      const file = open(run);
      if (file === undefined) return;
      const { question: _, answer: __, ...begun } = file.read();
      file.write({ ...begun, isTaken: false, isOver: question === undefined, ...(question && { question }) });
    },
    questionOf(run) {
      const { projectId, question } = open(run)?.read() ?? nothing;
      return question && { projectId, question };
    },
    answer(run, answer) {
      const file = open(run);
      const kept = file?.read();
      if (kept !== undefined && !kept.isTaken) file?.write(noted(kept, answer));
    },
    settle(run, answer) {
      const file = open(run);
      const kept = file?.read();
      if (kept?.question !== undefined && kept.question.id === answer.question)
        file?.write({ ...noted(kept, answer), isTaken: true });
    },
    setAnswer(run, before) {
      const file = open(run);
      const { answer, ...rest } = file?.read() ?? nothing;
      if (answer !== undefined) file?.write({ ...rest, ...(before && { answer: before }) });
    },
    answerOf(run) {
      const { question, answer } = open(run)?.read() ?? nothing;
      return question && answer && { question, answer };
    },
    listAlive() {
      const since = clock() - longestAliveMs;
      return listRuns(folder)
        .filter(({ run, at }) => at > since && open(run)?.read().isOver === false)
        .map(({ run }) => run);
    },
    headsOf: (run) => openHeads({ folder, run, onDamaged }),
    wantRestore: (run) => void restores.set(run, clock() + restoreMs),
    dropRestore: (run) => void restores.delete(run),
    takeRestore(run, projectId) {
      const known = open(run)?.read().projectId;
      // Of one that is no longer on record here, what it changed still is, and in which folder.
      const isOfProject = known === projectId || known === '';
      const isWanted = (restores.get(run) ?? 0) > clock() && isOfProject;
      if (isWanted) restores.delete(run);
      return isWanted;
    },
  };
}

/** As it was before where it is the answer to another question. */
function noted(kept: Consent, answer: AgentAnswer): Consent {
  const { question } = kept;
  if (question === undefined || answer.question !== question.id) return kept;
  const { approved, comment, payload = question.payload } = answer;
  return { ...kept, answer: { question: question.id, approved, comment, ...(approved && { payload }) } };
}

function openHeads({
  folder: directory,
  run,
  onDamaged,
}: {
  readonly folder: string;
  readonly run: string;
  readonly onDamaged: (error: Error) => void;
}): HeadsOfRun {
  const name = `${runSchema.parse(run)}.heads`;
  const file = openKeptFile({ directory, name, schema: headsSchema, empty: { heads: {} }, onDamaged });
  return {
    read: (place) => (Object.hasOwn(file.read().heads, place) ? file.read().heads[place] : undefined),
    write(place, head) {
      const { [place]: _, ...others } = file.read().heads;
      file.write({ heads: head === undefined ? others : { ...others, [place]: head } });
    },
  };
}

const isSame = (known: Consent, { projectId, folder, task }: BegunRun): boolean =>
  known.projectId === projectId && known.folder === folder && known.task === task;

function listRuns(folder: string): readonly { readonly run: string; readonly at: number }[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ run: path.parse(name).name, at: fs.statSync(path.join(folder, name)).mtimeMs }));
}

function removeOldest(folder: string): void {
  const aged = listRuns(folder).toSorted((one, other) => other.at - one.at);
  for (const { run } of aged.slice(mostRuns))
    for (const ending of ['json', 'heads']) fs.rmSync(path.join(folder, `${run}.${ending}`), { force: true });
}
