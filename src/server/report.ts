/**
 * What the editor shows for one document: the engine's findings and the agents', each place once. Pure.
 * A finding that both know carries the agent's name, the engine's place, and its fixes.
 */
import type { AgentFinding, FindingRange, FindingStep } from '../contract/findings.ts';
import { pairByPlace } from '../contract/pair-by-place.ts';
import type { ServerSettings } from '../contract/server-settings.ts';
import type { Evidence } from '../scanner/evidence.ts';
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
import type { PlacedFinding } from './findings/agent-findings.ts';
import type { GovernedResult } from './projects.ts';

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
  readonly evidence?: Evidence | undefined;
  /** What the engine found; undefined where only an agent did. */
  readonly live: Finding | undefined;
  readonly agent: AgentFinding | undefined;
  /** Not known to the baseline; undefined where there is none. */
  readonly isNew: boolean | undefined;
  /** Known, and shown as a hint for that. */
  readonly isFaded: boolean;
}

export interface ReportInput {
  readonly result: ScanResult & Pick<Partial<GovernedResult>, 'isKnown'>;
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
  const known = settings.showAgentFindings ? input.agentFindings : [];
  const find = createAgentLookup(result.findings, known, placed);
  const live = result.findings
    .map((finding) => fromLive(finding, find(finding)))
    .filter((item) => item.agent?.dismissed !== true)
    .filter((item) => item.agent !== undefined || isShownInline(item, settings));
  const told = new Set(live.map((item) => item.agent?.id));
  const silenced = new Set([
    ...live.map(({ fingerprint }) => fingerprint),
    ...result.suppressed.map(({ finding }) => finding.fingerprint),
    ...placed.filter(({ finding }) => finding.dismissed === true).map(({ finding }) => finding.fingerprint),
  ]);
  const brought = eachOnce(placed)
    .filter(({ finding }) => !told.has(finding.id) && !silenced.has(finding.fingerprint))
    .filter(({ finding }) => !isMended(finding, input))
    .map(fromAgent);
  return [...live, ...brought]
    .filter((item) => !settings.disabledRules.includes(item.ruleId))
    .map((item) => besideBaseline(item, input))
    .filter(({ isNew }) => isNew !== false || settings.baseline !== 'hide');
}

function besideBaseline(item: ReportItem, { result: { isKnown }, settings }: ReportInput): ReportItem {
  if (isKnown === undefined) return item;
  const isNew = !isKnown(item.live ?? item);
  return { ...item, isNew, isFaded: !isNew && settings.baseline === 'fade' };
}

/** Where nobody has asked the baseline. */
const unasked = { isNew: undefined, isFaded: false } as const;

/** Two sources may have found the same: a scan, and an agent that scans. */
function eachOnce(placed: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const keyOf = ({ finding, startLine }: PlacedFinding) => `${finding.fingerprint} ${startLine}`;
  return [...new Map(placed.map((one) => [keyOf(one), one])).values()];
}

/** The agent's finding that is this one of the engine: by name, else by rule and place (its function was renamed). */
function createAgentLookup(
  found: readonly Finding[],
  all: readonly AgentFinding[],
  placed: readonly PlacedFinding[],
): (finding: Finding) => AgentFinding | undefined {
  // Of several sources the one that has been dismissed counts: nobody wants to be asked twice.
  const inOrder = all.toSorted((a, b) => Number(a.dismissed === true) - Number(b.dismissed === true));
  const byFingerprint = new Map(inOrder.map((finding) => [finding.fingerprint, finding]));
  const named = new Set(found.map(({ fingerprint }) => fingerprint));
  const seen = found
    .filter(({ fingerprint }) => !byFingerprint.has(fingerprint))
    .map(({ fingerprint, ruleId, range }) => ({ fingerprint, ruleId, ...range }));
  const known = eachOnce(placed)
    .filter(({ finding }) => !named.has(finding.fingerprint))
    .map((one) => ({ ...one, ruleId: one.finding.ruleId }));
  const renamed = new Map(
    [...pairByPlace(seen, known)].map(([{ fingerprint }, { finding }]) => [
      fingerprint,
      byFingerprint.get(finding.fingerprint) ?? finding,
    ]),
  );
  return ({ fingerprint }) => byFingerprint.get(fingerprint) ?? renamed.get(fingerprint);
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

/** The engine's own, with what an agent has said of it. People of one server see one severity, with what it follows from. */
export function fromLive(finding: Finding, agent: AgentFinding | undefined): ReportItem {
  const { ruleId, message, category, confidence, cwe, owasp, fingerprint, range, steps } = finding;
  const { severity, evidence } = agent?.isShared === true ? agent : finding;
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
    evidence,
    live: finding,
    agent,
    ...unasked,
  };
}

/** What only an agent, or another tool, found. */
export function fromAgent({
  finding,
  startLine,
  startColumn,
  endLine,
  endColumn,
}: PlacedFinding): ReportItem {
  const { ruleId, message, category, severity, confidence, cwe, owasp, fingerprint, steps } = finding;
  const range = { startLine, startColumn, endLine, endColumn };
  const what = { ruleId, message, category, severity, confidence, cwe, owasp, fingerprint };
  return { ...what, range, steps, evidence: finding.evidence, live: undefined, agent: finding, ...unasked };
}
