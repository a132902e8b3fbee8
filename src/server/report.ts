/**
 * What the editor shows for one document: the engine's findings and the agents', each place once. Pure.
 * A finding that both know carries the agent's name, the engine's place, and its fixes.
 */
import type { AgentFinding, FindingRange, FindingStep } from '../contract/findings.ts';
import type { ServerSettings } from '../contract/server-settings.ts';
import {
  type Confidence,
  confidences,
  type Finding,
  type FindingCategory,
  type RuleInfo,
  type ScanResult,
  type Severity,
  severities,
} from '../scanner/model.ts';
import type { PlacedFinding } from './agent-findings.ts';

export interface ReportItem {
  readonly ruleId: string;
  readonly message: string;
  readonly category: FindingCategory;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly fingerprint: string;
  readonly range: FindingRange;
  readonly steps: readonly FindingStep[];
  /** What the engine found; undefined where only an agent did. */
  readonly live: Finding | undefined;
  readonly agent: AgentFinding | undefined;
}

export interface ReportInput {
  readonly result: ScanResult;
  /** Whether the engine read the whole document, so that what it does not find is not there. */
  readonly isComplete: boolean;
  readonly placed: readonly PlacedFinding[];
  /** All that agents have for the document, placed or not. */
  readonly agentFindings: readonly AgentFinding[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly settings: ServerSettings;
}

export function buildReport(input: ReportInput): readonly ReportItem[] {
  const { settings, result } = input;
  const placed = settings.showAgentFindings ? input.placed : [];
  const find = createAgentLookup(settings.showAgentFindings ? input.agentFindings : [], placed);
  const live = result.findings
    .map((finding) => fromLive(finding, find(finding)))
    .filter((item) => item.agent?.dismissed !== true)
    .filter((item) => item.agent !== undefined || isShownInline(item, settings));
  const told = new Set(live.map((item) => item.agent?.id));
  const suppressed = new Set(result.suppressed.map(({ finding }) => finding.fingerprint));
  const brought = placed
    .filter(({ finding }) => finding.dismissed !== true)
    .filter(({ finding }) => !told.has(finding.id) && !suppressed.has(finding.fingerprint))
    .filter(({ finding }) => !isMended(finding, input))
    .map(fromAgent);
  return [...live, ...brought].filter((item) => !settings.disabledRules.includes(item.ruleId));
}

/** The agent's finding that is this one of the engine: by name, else by rule and line (its function was renamed). */
function createAgentLookup(
  all: readonly AgentFinding[],
  placed: readonly PlacedFinding[],
): (finding: Finding) => AgentFinding | undefined {
  const byFingerprint = new Map(all.map((finding) => [finding.fingerprint, finding]));
  const byPlace = new Map(placed.map((one) => [`${one.startLine} ${one.finding.ruleId}`, one.finding]));
  return ({ fingerprint, range, ruleId }) =>
    byFingerprint.get(fingerprint) ?? byPlace.get(`${range.startLine} ${ruleId}`);
}

/** The engine has the rule, read everything and no longer finds it. */
function isMended(finding: AgentFinding, { isComplete, rules }: ReportInput): boolean {
  return isComplete && rules.has(finding.ruleId);
}

function isShownInline(item: ReportItem, settings: ServerSettings): boolean {
  return (
    severities.indexOf(item.severity) <= severities.indexOf(settings.minimumSeverity) &&
    confidences.indexOf(item.confidence) <= confidences.indexOf(settings.minimumConfidence)
  );
}

function fromLive(finding: Finding, agent: AgentFinding | undefined): ReportItem {
  const { ruleId, message, category, severity, confidence, cwe, owasp, fingerprint, range, steps } = finding;
  return {
    ruleId,
    message,
    category,
    severity,
    confidence,
    cwe,
    owasp,
    fingerprint,
    range,
    steps,
    live: finding,
    agent,
  };
}

function fromAgent({ finding, startLine, startColumn, endLine, endColumn }: PlacedFinding): ReportItem {
  const { ruleId, message, category, severity, confidence, cwe, owasp, fingerprint, steps } = finding;
  const range = { startLine, startColumn, endLine, endColumn };
  const what = { ruleId, message, category, severity, confidence, cwe, owasp, fingerprint };
  return { ...what, range, steps, live: undefined, agent: finding };
}
