/** Rules of what tools may do, as a file holds them; who reads the file says how. */
import * as z from 'zod';
import type { RuleSet, RuleSource } from '../../domain/policy/acts/act.ts';
import { actRulesFileSchema, type WrittenRule } from './act-rules-schema.ts';

export const userRulesFileName = 'policy.json';
/** Of a project, which tightens and never loosens. */
export const projectRulesPath = ['.vireo', 'policy.json'] as const;

export interface ReadRules {
  readonly set?: RuleSet & { readonly rules: WrittenRule[] | undefined };
  /** What could not be read, in a sentence; everything is denied then. */
  readonly fault?: string;
}

/** Without a file (`ENOENT`, `ENOTDIR` of `read`) there are none; one that is there and cannot be read is rules that cannot be read. */
export async function readRules(
  source: RuleSource,
  file: string,
  read: (file: string) => Promise<string>,
): Promise<ReadRules> {
  try {
    const { rules } = actRulesFileSchema.parse(JSON.parse(await read(file)));
    return { set: { source, rules } };
  } catch (error) {
    if (isMissing(error)) return {};
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return {
      set: { source, rules: undefined },
      fault: `${file} cannot be read, so everything is denied:\n${detail}`,
    };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
