/** What runs of tests bring and do. */
import * as z from 'zod';
import { defineEffect, type OutwardEffect } from '../../platform/work/outward-effect.ts';

export const foundIn = (file: string) => ({
  path: file,
  range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
  ruleId: 'r',
  message: '',
  fingerprint: file,
  snippet: '',
  category: 'security' as const,
  severity: 'low' as const,
  confidence: 'low' as const,
  cwe: [],
  owasp: [],
  steps: [],
});

export interface Pushed {
  readonly commit: string;
  /** What its user has decided, as the effect sees it. */
  readonly decided: unknown;
}

/** A push that can be seen outside. */
export function pushInto(pushed: Pushed[]): OutwardEffect {
  return defineEffect({
    name: 'push',
    input: z.object({ commit: z.string() }),
    perform: async ({ commit }, { run }) => {
      pushed.push({ commit, decided: run.decided?.payload });
      return { commit };
    },
    lookUp: async ({ commit }) =>
      pushed.some((each) => each.commit === commit) ? { outcome: { commit } } : undefined,
  });
}
