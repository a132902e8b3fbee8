/** What the `vireo agent` subcommands do, over the API. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import {
  type AgentRequest,
  type AgentRequestSummary,
  type ApiClient,
  answerRequest,
  type CreatedAgentRequest,
  cancelRequest,
  createRequest,
  getRequestGroup,
  listAgents,
  listRequestEffects,
  listRequests,
  newId,
  replayRequest,
} from '../../api-client/index.ts';
import { withoutRecordLinks } from '../../contract/markdown.ts';
import { type ReplayFiles, replayQuestionSchema } from '../../contract/work/questions/replay-question.ts';
import { textQuestionSchema } from '../../contract/work/text-question.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike, listNamedProjects } from '../backend/find-project.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';
import type {
  ApplyOptions,
  FollowOptions,
  ReplayOptions,
  RunOptions,
  StatusOptions,
} from './agent-options.ts';
import { findRequest } from './find-request.ts';
import { followRequest } from './follow-request.ts';
import { describeRequest, loadNames, loadPeople } from './request-people.ts';
import { saveOutput } from './save-output.ts';

const agentColumns: readonly Column[] = [{ title: 'NAME' }, { title: 'VERSION' }, { title: 'WHAT IT DOES' }];

export async function runAgentList(options: BackendOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const { data } = await listAgents({ client, throwOnError: true });
    const rows = data.items.map(({ name, version, description }) => [name, version, description]);
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printColumns(agentColumns, rows));
  });
}

export async function runAgentRun(agent: string, options: RunOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findProjectLike(client, options.project);
    const { priority, deadline, trusted, crew } = options;
    const input = { ...(await readInput(options, io)), ...(crew !== undefined && { crew }) };
    const asked = {
      input,
      priority,
      ...(deadline !== undefined && { deadline }),
      ...(trusted === true && { trusted }),
    };
    const agents = agent.split(',').map((name) => name.trim());
    if (agents.length > 1) {
      const told = { client, path: { id }, body: { agents, ...asked }, throwOnError: true } as const;
      return await followGroup(client, (await createRequest(told)).data, { options, io });
    }
    const body = { id: newId(), agent, ...asked };
    const { data } = await createRequest({ client, path: { id }, body, throwOnError: true });
    await follow(client, data, { options, io });
  });
}

async function readInput({ input }: RunOptions, io: CliIo): Promise<Record<string, unknown>> {
  if (input === undefined) return {};
  try {
    const text = input === '-' ? await io.readInput() : await readFile(path.resolve(io.cwd, input), 'utf8');
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new CliError('usage', `${input === '-' ? 'Standard input' : input} ${why}.`, error);
  }
  throw new CliError('usage', '--input takes one JSON object, such as {"paths": ["src"]}.');
}

export async function runAgentReplay(said: string, options: ReplayOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findRequest(client, said);
    const { from } = options;
    const body = { id: newId(), ...(from !== undefined && { from }) };
    const { data } = await replayRequest({ client, path: { id }, body, throwOnError: true });
    await follow(client, data, { options, io });
  });
}

/** Answers what it waits for, as shown or in part, and goes on to its end. */
export async function runAgentApply(said: string, options: ApplyOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, question } = await findRequest(client, said);
    if (question === null) throw new CliError('usage', 'It waits for no decision.');
    const { only, text, files, decline, comment } = options;
    const body = {
      approved: decline !== true,
      ...(question.id !== undefined && { question: question.id }),
      ...(only !== undefined && { payload: choose(question.payload, only) }),
      ...(text !== undefined && { payload: await settle(question.payload, text, io) }),
      ...(files !== undefined && { payload: chooseFiles(question.payload, files) }),
      ...(comment !== undefined && { comment }),
    };
    const { data } = await answerRequest({ client, path: { id }, body, throwOnError: true });
    if (data.approval !== null) return await tellKept(client, data, { options, io });
    await followAsked(client, data, { options, io });
  });
}

/** What it does to the machine of who asked, these let happen themselves: there is nothing to wait for here. */
async function tellKept(client: ApiClient, request: AgentRequest, { options, io }: Following): Promise<void> {
  if (options.json === true) return io.out(`${JSON.stringify(request)}\n`);
  const name = (await loadNames(client)).get(request.requestedBy) ?? 'who asked';
  io.out(`Your approval is kept: ${withoutControls(name)} applies it on their machine.\n`);
}

/** Of a replay, in which files it goes on. */
function chooseFiles(payload: unknown, files: ReplayFiles): { readonly files: ReplayFiles } {
  if (!replayQuestionSchema.safeParse(payload).success)
    throw new CliError('usage', '--files is for a replay whose files differ; it waits for another decision.');
  return { files };
}

/** Of a question that proposes a text, the one of a file. */
async function settle(payload: unknown, file: string, io: CliIo): Promise<{ readonly text: string }> {
  if (!textQuestionSchema.safeParse(payload).success)
    throw new CliError('usage', '--text is for a text that is proposed; it waits for another decision.');
  try {
    return { text: file === '-' ? await io.readInput() : await readFile(path.resolve(io.cwd, file), 'utf8') };
  } catch (error) {
    throw new CliError('usage', `${file} cannot be read.`, error);
  }
}

const reviewSchema = z.object({
  review: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        parts: z.array(z.object({ id: z.string() })),
        hunks: z.array(z.object({ id: z.string() })),
      }),
    ),
  }),
});

/** Of changes to files, those of some files alone. */
function choose(payload: unknown, only: readonly string[]): { readonly accepted: readonly string[] } {
  const shown = reviewSchema.safeParse(payload);
  if (!shown.success)
    throw new CliError('usage', '--only is for changes of files; it waits for another decision.');
  const { files } = shown.data.review;
  const missing = only.find((file) => !files.some(({ path: each }) => each === file));
  if (missing !== undefined) {
    throw new CliError(
      'usage',
      `${missing} is not among its files: ${files.map((file) => file.path).join(', ')}.`,
    );
  }
  const chosen = files.filter((file) => only.includes(file.path));
  return { accepted: chosen.flatMap(({ parts, hunks }) => [...parts, ...hunks].map((each) => each.id)) };
}

interface Following {
  readonly options: FollowOptions;
  readonly io: CliIo;
}

async function follow(client: ApiClient, asked: AgentRequest, { options, io }: Following): Promise<void> {
  io.err(`vireo: ${asked.agent} was asked: ${shortId(asked)}.\n`);
  await followAsked(client, asked, { options, io });
}

async function followAsked(
  client: ApiClient,
  asked: AgentRequest,
  { options, io }: Following,
): Promise<void> {
  if (!options.wait) {
    if (options.json === true) io.out(`${JSON.stringify(asked)}\n`);
    return;
  }
  const request = await followRequest(client, asked, io);
  const saved =
    options.output === undefined ? 0 : await saveOutput(client, request, { dir: options.output, io });
  if (saved > 0) io.err(`vireo: ${saved} ${saved === 1 ? 'file' : 'files'} in ${options.output}.\n`);
  if (options.json === true) io.out(`${JSON.stringify(request)}\n`);
  else if (request.question !== null) await showQuestion(client, request, io);
  else if (request.result !== null && options.output === undefined)
    io.out(`${withoutRecordLinks(request.result).trimEnd()}\n`);
  tellEnd(request, io);
}

/** With what the run that it replays has done outside since. */
async function showQuestion(
  client: ApiClient,
  { id, question, replayOf }: AgentRequest,
  io: CliIo,
): Promise<void> {
  if (replayOf !== null) {
    const { data } = await listRequestEffects({ client, path: { id }, throwOnError: true });
    const sent = data.items.filter(({ sentBy }) => sentBy !== null);
    if (sent.length > 0)
      io.out(
        `The run that this one replays has done this already:\n${sent.map(({ text }) => `- ${withoutControls(text)}`).join('\n')}\n\n`,
      );
  }
  io.out(`${question?.text.trimEnd()}\n`);
}

/** One after the other; then one report over all of them. The exit code is that of the worst. */
async function followGroup(client: ApiClient, first: CreatedAgentRequest, { options, io }: Following) {
  const { groupId, requests = [] } = first;
  io.err(`vireo: ${requests.map((each) => `${each.agent} (${shortId(each)})`).join(', ')} were asked.\n`);
  if (!options.wait || groupId === null) {
    if (options.json === true) io.out(`${JSON.stringify({ groupId, requests })}\n`);
    return;
  }
  const ended: AgentRequest[] = [];
  for (const each of requests) ended.push(await followRequest(client, each, io));
  for (const request of ended) {
    if (options.output !== undefined)
      await saveOutput(client, request, { dir: path.join(options.output, request.agent), io });
  }
  const { data } = await getRequestGroup({ client, path: { id: groupId }, throwOnError: true });
  if (options.json === true) io.out(`${JSON.stringify(data)}\n`);
  else if (options.output === undefined) io.out(`${data.report.trimEnd()}\n`);
  // What failed decides on the exit code, whatever comes after it.
  const rank = ({ state }: AgentRequest) => (state === 'failed' ? 1 : 0);
  for (const request of ended.toSorted((one, other) => rank(one) - rank(other))) tellEnd(request, io);
}

function tellEnd({ state, error, question, ...request }: AgentRequest, io: CliIo): void {
  if (state === 'done') return;
  io.setExitCode(state === 'failed' ? exitCodes.failed : exitCodes.answerIsNo);
  if (state === 'failed') io.err(`vireo: it failed: ${error?.message ?? 'no reason was given'}\n`);
  if (state === 'cancelled') io.err('vireo: it was cancelled.\n');
  if (question !== null)
    io.err(
      `vireo: ${shortId(request)} waits for a decision: ${question.title}${/[.?]$/.test(question.title) ? '' : '.'} Say yes with: vireo agent apply ${shortId(request)}\n`,
    );
}

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'AGENT' },
  { title: 'PROJECT' },
  { title: 'STATE' },
  { title: 'ASKED' },
  { title: 'WHAT' },
];

export async function runAgentStatus(
  said: string | undefined,
  options: StatusOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = said === undefined ? await listSome(client, options) : [await findRequest(client, said)];
    if (options.json === true) {
      io.out(`${JSON.stringify(said === undefined ? { items } : items[0])}\n`);
      return;
    }
    const projects = new Map(
      (await listNamedProjects(client)).map(({ project }) => [project.id, project.name]),
    );
    const people = await loadPeople(client, items);
    const rows = items.map((request) => [
      shortId(request),
      request.agent,
      projects.get(request.projectId) ?? '',
      request.state,
      request.createdAt.slice(0, 16).replace('T', ' '),
      describeRequest(request, people),
    ]);
    io.out(printColumns(columns, rows));
  });
}

async function listSome(
  client: ApiClient,
  { project, state }: StatusOptions,
): Promise<readonly AgentRequestSummary[]> {
  const of = project === undefined ? undefined : await findProjectLike(client, project);
  const query = { limit: 50, ...(state && { state }), ...(of && { projectId: of.id }) };
  return (await listRequests({ client, query, throwOnError: true })).data.items;
}

export async function runAgentCancel(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findRequest(client, said);
    const { data } = await cancelRequest({ client, path: { id }, throwOnError: true });
    if (options.json === true) io.out(`${JSON.stringify(data)}\n`);
    else io.err(`vireo: ${shortId(data)} was cancelled.\n`);
  });
}
