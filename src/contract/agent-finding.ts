/** From a finding as the backend keeps it to one that the editor shows. Types only: it must not bring the schemas along. */
import type { AgentFinding, WorkspaceFinding } from './findings.ts';

/** What of the backend's record is shown. `explanation` is Markdown. */
export interface FindingRecord extends Omit<WorkspaceFinding, 'evidence'> {
  readonly id: string;
  /** Who brought it, as the user reads them. */
  readonly sources: readonly { readonly title: string }[];
  readonly state: string;
  readonly explanation: string | null;
  /** A backend of an older version says nothing of it. */
  readonly evidence?: WorkspaceFinding['evidence'] | null;
}

/** Names of sources longer than this are cut: they stand beside every message. */
const longestTitle = 80;

export interface FindingPlace {
  /** The file's address as the editor writes it. */
  readonly uri: string;
  /** It is on record at a server. */
  readonly isShared: boolean;
}

export function toAgentFinding(finding: FindingRecord, { uri, isShared }: FindingPlace): AgentFinding {
  const { id, ruleId, message, category, severity, confidence, range, cwe, owasp } = finding;
  const { fingerprint, snippet, steps, explanation, evidence, state } = finding;
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
  const why = {
    ...(explanation === null ? {} : { explanation }),
    ...(evidence ? { evidence } : {}),
  };
  const agent = finding.sources
    .map(({ title }) => title)
    .join(', ')
    .slice(0, longestTitle);
  const shared = isShared ? { isShared } : {};
  return { ...told, ...why, ...shared, agent, uri, dismissed: state === 'dismissed' };
}
