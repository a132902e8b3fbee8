/** An agent whose runs a test decides, one after the other. */
import * as z from 'zod';
import type { ReadExtent } from '../../contract/work/read-extent.ts';
import type { AgentDone, AgentFinding, AgentResult, AgentWaiting, ProjectRun } from '../work/agents/agent.ts';
import { type RegisteredAgent, register } from '../work/agents/registry.ts';

export type Script = (run: ProjectRun<unknown>) => Promise<Partial<AgentDone> | AgentWaiting>;

export interface ScriptedAgent extends RegisteredAgent {
  /** What the next runs do; the last one is repeated. */
  script(...scripts: readonly Script[]): void;
}

export function createScriptedAgent(): ScriptedAgent {
  let scripts: Script[] = [async () => ({})];
  const agent = register({
    name: 'scripted',
    title: 'Scripted agent',
    description: 'Does what the test says.',
    version: '1.2.3',
    needsProject: true,
    inputSchema: z.strictObject({ depth: z.number().int().min(1).default(1) }),
    async run(run): Promise<AgentResult> {
      const script = scripts.length > 1 ? scripts.shift() : scripts[0];
      const result = await script?.(run);
      if (result?.waiting !== undefined) return result;
      return { report: '# Report', read: readOf(['']), ...result };
    },
  });
  return {
    ...agent,
    script(...next) {
      scripts = [...next];
    },
  };
}

/** What a run has looked at: these files and folders, without the unread ones, by every rule. */
export function readOf(roots: readonly string[], unread: readonly string[] = []): ReadExtent {
  return { rules: { names: [], groups: {} }, roots: [...roots], unread: [...unread], apart: {} };
}

export function createFinding(change: Partial<AgentFinding> = {}): AgentFinding {
  return {
    path: 'src/db.ts',
    ruleId: 'sql-injection',
    message: 'SQL from user input.',
    category: 'security',
    severity: 'critical',
    confidence: 'high',
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 30 },
    cwe: [89],
    owasp: ['A03:2021'],
    fingerprint: 'f1',
    snippet: '  db.query(`select ${name}`);',
    steps: [],
    ...change,
  };
}
