/** From a finding as the backend keeps it to one that the editor shows. Types only: it must not bring the schemas along. */
import type { AgentFinding, WorkspaceFinding } from './findings.ts';

/** What of the backend's record is shown. `explanation` is Markdown. */
export interface FindingRecord extends WorkspaceFinding {
  readonly id: string;
  readonly state: string;
  readonly explanation: string | null;
}

/** `agent` is the agent's title as the user reads it, `uri` the file's address as the editor writes it. */
export function toAgentFinding(
  finding: FindingRecord,
  { agent, uri }: { readonly agent: string; readonly uri: string },
): AgentFinding {
  const { id, ruleId, message, category, severity, confidence, range, cwe, owasp } = finding;
  const { fingerprint, snippet, steps, explanation, state } = finding;
  const told = {
    id,
    ruleId,
    message,
    category,
    severity,
    confidence,
    range,
    cwe,
    owasp,
    fingerprint,
    snippet,
    steps,
  };
  const why = explanation === null ? {} : { explanation };
  return { ...told, ...why, agent, uri, dismissed: state === 'dismissed' };
}
