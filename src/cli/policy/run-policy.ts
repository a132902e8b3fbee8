/** Runs `vireo policy`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { type PolicyCase, policyCasesSchema } from '../../contract/policy/act-rules-schema.ts';
import type { Act, Decision, EffectClass, RuleSet } from '../../domain/policy/acts/act.ts';
import { sayDoubt } from '../../domain/policy/acts/say-doubt.ts';
import { decideFully } from '../../workspace/shell/decide-fully.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { loadRules } from './load-rules.ts';

export type RulesOptions = BackendOptions;

export interface ExplainOptions extends RulesOptions {
  readonly tool: string;
  readonly effect: EffectClass;
  readonly path?: readonly string[];
  readonly command?: string;
  readonly host?: readonly string[];
}

export async function runExplain(options: ExplainOptions, io: CliIo): Promise<void> {
  const { tool, effect, path: paths, command, host: hosts } = options;
  const act: Act = {
    tool,
    effect,
    userId: '',
    ...(paths && { paths }),
    ...(command !== undefined && { command }),
    ...(hosts && { hosts }),
  };
  const decision = await decideFully(act, await load(options, io));
  io.out(options.json === true ? `${JSON.stringify(decision, undefined, 2)}\n` : describe(decision));
  if (decision.verdict !== 'allow') io.setExitCode(exitCodes.answerIsNo);
}

export async function runTest(file: string, options: RulesOptions, io: CliIo): Promise<void> {
  const cases = await readCases(path.resolve(io.cwd, file), file);
  const sets = await load(options, io);
  const results: (PolicyCase & { readonly decision: Decision })[] = [];
  for (const each of cases) results.push({ ...each, decision: await decideFully(each.act, sets) });
  const wrong = results.filter(({ decision, expect }) => decision.verdict !== expect);
  if (options.json === true) {
    io.out(`${JSON.stringify({ cases: cases.length, wrong }, undefined, 2)}\n`);
  } else {
    for (const { name, act, expect, decision } of wrong) {
      io.out(`${name ?? act.tool}: expected ${expect}\n${describe(decision)}`);
    }
    io.out(`${cases.length - wrong.length} of ${cases.length} cases came out as expected.\n`);
  }
  if (wrong.length > 0) io.setExitCode(exitCodes.answerIsNo);
}

/** A file of rules that cannot be read denies everything: that is told, too. */
async function load(options: RulesOptions, io: CliIo): Promise<readonly RuleSet[]> {
  const { sets, faults } = await loadRules(options, io);
  for (const fault of faults) io.err(`${fault}\n`);
  return sets;
}

async function readCases(file: string, name: string): Promise<readonly PolicyCase[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError('usage', `${name} cannot be read.`, error);
  }
  try {
    return policyCasesSchema.parse(JSON.parse(text)).cases;
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CliError('usage', `${name} is no file of cases:\n${detail}`, error);
  }
}

const verdictWords = { allow: 'allowed', ask: 'asked about', deny: 'denied' } as const;

function describe({ verdict, about, why, rule, doubt }: Decision): string {
  const lines = [`${verdictWords[verdict]}: ${about}`];
  if (doubt !== undefined) lines.push(String(sayDoubt(doubt)));
  else if (why === 'unknown') lines.push('no rule is about it');
  if (why === 'unreadable') lines.push('what cannot be read is denied');
  if (rule !== undefined) {
    const { source, reason, verdict: _said, ...fits } = rule;
    lines.push(`rule of ${source}: ${JSON.stringify(fits)}${reason === undefined ? '' : ` (${reason})`}`);
  }
  return lines.map((line, at) => `${at === 0 ? '' : '  '}${line}\n`).join('');
}
