/** The rules that hold in a folder: what is built in, the user's, the project's. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { actRulesFileSchema } from '../../contract/policy/act-rules-schema.ts';
import type { RuleSet, RuleSource } from '../../domain/policy/acts/act.ts';
import { builtInRules } from '../../domain/policy/acts/built-in-rules.ts';

export interface LoadedRules {
  readonly sets: readonly RuleSet[];
  /** What could not be read, one sentence each. */
  readonly faults: readonly string[];
}

export async function loadRules(folders: {
  readonly dataDirectory: string;
  readonly workspace: string;
}): Promise<LoadedRules> {
  const read = await Promise.all([
    readRules('user', path.join(folders.dataDirectory, 'policy.json')),
    readRules('workspace', path.join(folders.workspace, '.vireo', 'policy.json')),
  ]);
  return {
    sets: [builtInRules, ...read.flatMap(({ set }) => set ?? [])],
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

interface ReadRules {
  readonly set?: RuleSet;
  readonly fault?: string;
}

/** Without a file there are none; one that is there and cannot be read is rules that cannot be read. */
async function readRules(source: RuleSource, file: string): Promise<ReadRules> {
  try {
    const { rules } = actRulesFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { set: { source, rules } };
  } catch (error) {
    if (isMissing(error)) return {};
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    const fault = `${file} cannot be read, so everything is denied:\n${detail}`;
    return { set: { source, rules: undefined }, fault };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
