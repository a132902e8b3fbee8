import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { EffectClass, Verdict } from '../../../../domain/policy/acts/act.ts';

/** Its id is that of the act: what the tool makes takes it as its own. */
export interface ActProposalTable {
  id: string;
  organization_id: string;
  user_id: string;
  tool: string;
  /** JSON, as the tool's schema has parsed it. */
  input: string;
  zone: string;
  locale: string;
  /** JSON */
  asker: string;
  state: Proposal['state'];
  /** JSON of what it would change, as it was shown last. */
  preview: string;
  /** Set before the tool runs: a later try asks first what this one did. */
  begun_at: number | null;
  /** JSON for the tool's undo. */
  undo: string | null;
  failure: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** A rule; who may not call it; who is allowed for a session; who clicked. */
export type DecisionReason =
  | 'rule'
  | 'unknown'
  | 'unreadable'
  | 'permission'
  | 'unknown_tool'
  | 'session'
  | 'person';

export interface ActDecisionTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** `mcp:claude-code` */
  asker: string;
  tool: string;
  /** Null for a tool that nobody knows. */
  effect: EffectClass | null;
  verdict: Verdict;
  about: string;
  why: DecisionReason;
  /** JSON of the rule that decided. */
  rule: string | null;
  /** Of the proposal, where there is one. */
  act_id: string | null;
  at: number;
}

/** Its id is that of the person or the organization. */
export interface ActRuleTable {
  id: string;
  organization_id: string;
  /** Null: the organization's. */
  user_id: string | null;
  /** JSON array */
  rules: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ActTables {
  act_proposals: ActProposalTable;
  act_decisions: ActDecisionTable;
  act_rules: ActRuleTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ActTables {}
}
