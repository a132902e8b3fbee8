/** The tools that a model may call: those of the catalogue, run here, and those that the client runs in its folders. */
import * as z from 'zod';
import {
  type ClientToolName,
  clientTools,
  isClientTool,
} from '../../../../../contract/coach/client-tools.ts';
import type { Proposal } from '../../../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../../../contract/coach/record-link.ts';
import type { Decision, RuleSet } from '../../../../../domain/policy/acts/act.ts';
import { builtInRules } from '../../../../../domain/policy/acts/built-in-rules.ts';
import { decideAct } from '../../../../../domain/policy/acts/decide-act.ts';
import { catalogueFor } from '../../../../../words/catalogues.ts';
import { say } from '../../../../../words/text.ts';
import type { ModelTool, ModelToolCall } from '../../../../platform/models/gateway.ts';
import { germanTitles } from '../../../../platform/tools/german-titles.ts';
import type { Tool } from '../../../../platform/tools/tool.ts';
import type { Asker, ClientAct, ToolOutcome, ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { CoachQuestion, ToolResult } from '../../model/coach-source.ts';
import { judgePlaces, keepAllowed, placesOf } from './client-output.ts';
import { declareTools, toDeclared } from './declared-tools.ts';

/** What came of a call: what the model is told, and what the answer's figures may stand on. */
export interface CalledTool {
  readonly title: string;
  /** For the model. */
  readonly told: string;
  /** Of records: files of the client are none. */
  readonly output?: unknown;
  readonly link?: RecordLink | undefined;
  readonly proposal?: Proposal;
  /** A task that an agent began, since a rule of the person lets it. */
  readonly run?: { readonly requestId: string; readonly title: string };
}

export interface ModelTools {
  readonly declared: readonly ModelTool[];
  call(call: ModelToolCall, signal: AbortSignal): Promise<CalledTool>;
}

interface ToolNeeds {
  readonly runner: ToolRunner | undefined;
  /** Of the model that calls. */
  readonly model: () => string;
}

/** Of what the client reads: an address in the settings of git may hold a password. */
const clientRules: RuleSet = {
  source: 'built-in',
  rules: [
    { verdict: 'deny', paths: ['**/.git/**', '**/.git'], reason: 'The inside of git is kept from tools.' },
  ],
};

export function openModelTools(question: CoachQuestion, { runner, model }: ToolNeeds): ModelTools {
  const { actor } = question.caller;
  const known = runner?.list(actor) ?? [];
  const offered = question.clientTools.filter(isClientTool);
  const titles = titlesOf(question, known);

  const asker = (): Asker => ({ kind: 'model', name: model(), messageId: question.messageId });

  async function callOwn(call: ModelToolCall, signal: AbortSignal): Promise<CalledTool> {
    const title = titles.get(call.tool) ?? call.tool;
    const outcome = await runner?.call(
      actor,
      {
        tool: call.tool,
        input: call.input,
        asker: asker(),
        zone: question.zone,
        locale: question.locale ?? 'en',
      },
      signal,
    );
    switch (outcome?.kind) {
      case 'done': {
        const isBegun = outcome.proposal !== undefined;
        const request = isBegun && outcome.links.find(({ kind }) => kind === 'request')?.ids[0];
        return {
          title,
          told: print(outcome.output),
          output: outcome.output,
          link: outcome.links[0],
          ...(typeof request === 'string' && { run: { requestId: request, title } }),
        };
      }
      case 'proposed': {
        const { proposal } = outcome;
        const told = { proposed: proposal.title, changes: proposal.changes, state: 'waits for the person' };
        return { title, told: print(told), output: told, proposal };
      }
      case 'refused':
        return refused(`${title}: ${sayRefusal(outcome, question)}`, outcome.message);
      default:
        return refused(title, `there is no tool ${call.tool}.`);
    }
  }

  /** Without a runner there are no rules of people, and nothing to log in. */
  async function judge(act: Omit<ClientAct, 'asker'>, ofProject: readonly RuleSet[] = []): Promise<Decision> {
    const more = [clientRules, ...ofProject];
    if (runner === undefined) return decideAct({ ...act, userId: actor.userId }, [builtInRules, ...more]);
    return await runner.judge(actor, { ...act, asker: asker() }, more);
  }

  async function openPaths(tool: string, ofProject: readonly RuleSet[]): Promise<(path: string) => boolean> {
    const sets = [builtInRules, clientRules, ...ofProject];
    if (runner !== undefined)
      return await runner.openPaths(actor, { tool, effect: 'read', asker: asker() }, sets.slice(1));
    return (path) =>
      decideAct({ tool, effect: 'read', userId: actor.userId, paths: [path] }, sets).verdict === 'allow';
  }

  async function callClient(call: ModelToolCall): Promise<CalledTool> {
    const { tool } = call;
    if (!isClientTool(tool) || !offered.includes(tool))
      return { title: tool, told: `Refused: there is no tool ${tool}.` };
    const input = clientTools[tool].input.safeParse(call.input);
    if (!input.success) return { title: tool, told: `Refused: ${z.prettifyError(input.error)}` };
    const paths = pathsOf(input.data);
    const { verdict, rule } = await judge({ tool, effect: 'read', ...(paths.length > 0 && { paths }) });
    const title = [tool, ...paths].join(' ');
    if (verdict !== 'allow') return { title, told: `Refused: ${rule?.reason ?? 'no rule allows it.'}` };
    const result = await question.callClient({ callId: call.id, tool, input: input.data });
    if (result === undefined) return { title, told: 'Stopped.' };
    if (result.isError) return { title, told: result.output };
    return { title, told: await keepOpen({ tool, input: input.data }, result) };
  }

  /** What of a result the rules of people leave, once it is known where its files are. */
  async function keepOpen(
    { tool, input }: { readonly tool: ClientToolName; readonly input: object },
    result: ToolResult,
  ): Promise<string> {
    const ofProject = projectRules(result);
    const isOpen = judgePlaces(await openPaths(tool, ofProject), result);
    const { path }: { readonly path?: string } = input;
    const places = path === undefined ? [] : placesOf(path, result);
    const isNamedOpen = path === undefined || isOpen(path);
    // Said and logged by the rule that closes it; a project may close a tool as such.
    if (!isNamedOpen || ofProject.length > 0) {
      const act = { tool, effect: 'read', ...(places.length > 0 && { paths: places }) } as const;
      const { verdict, rule } = await judge(act, ofProject);
      if (!isNamedOpen || verdict !== 'allow')
        return `Refused: ${rule?.reason ?? 'no rule allows where it is.'}`;
    }
    return keepAllowed({ tool, input, output: result.output }, isOpen);
  }

  return {
    declared: [...declareTools(known), ...offered.map((name) => toDeclared({ name, ...clientTools[name] }))],
    call: async (call, signal) =>
      titles.has(call.tool) ? await callOwn(call, signal) : await callClient(call),
  };
}

const refused = (title: string, why: string): CalledTool => ({ title, told: `Refused: ${why}` });

/** For the person who asked. */
function sayRefusal(
  { said, message }: Extract<ToolOutcome, { kind: 'refused' }>,
  { locale = 'en' }: Pick<CoachQuestion, 'locale'>,
): string {
  return say(said ?? message, catalogueFor(locale));
}

/** For the person who asked. */
function titlesOf({ locale }: Pick<CoachQuestion, 'locale'>, tools: readonly Pick<Tool, 'name' | 'title'>[]) {
  const isGerman = catalogueFor(locale ?? 'en') !== undefined;
  return new Map(tools.map(({ name, title }) => [name, (isGerman && germanTitles[name]) || title]));
}

/** Of the open folders, which tighten; those that cannot be read close everything. */
function projectRules({ rules = [] }: Pick<ToolResult, 'rules'>): readonly RuleSet[] {
  return rules.map((each) => ({ source: 'workspace', rules: each ?? undefined }));
}

/** A pattern leads where its letters do: `**\/.env` reads no keys either. */
function pathsOf(input: object): readonly string[] {
  const { path, glob }: { readonly path?: string; readonly glob?: string } = input;
  return [path, glob].filter((each) => each !== undefined);
}

/** JSON, but each line of a text stands on a line of its own: what looks for secrets reads lines. */
function print(output: unknown): string {
  return JSON.stringify(output).replaceAll(/\\(.)/g, (escaped, sign: string) =>
    sign === 'n' ? '\n' : escaped,
  );
}
