/** A scan as SARIF 2.1.0 (OASIS), as code hosts and other scanners exchange it. Positions there count from one. */
import path from 'node:path';
import { productVersion } from '../contract/version.ts';
import type { FlowStep, RuleInfo, Severity, TextRange } from '../scanner/model.ts';
import { toRelative } from './discovery.ts';
import { createTaxonomies, type Taxonomies } from './sarif-taxonomies.ts';
import type { ScannedFinding, SetAside } from './scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from './scan-result.ts';
import { describeSkip, isNotableSkip, type SkippedFile } from './skip-reasons.ts';

export interface SarifOptions {
  /** Absolute folder that the addresses in the log are relative to. */
  readonly base: string;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** What code hosts sort security alerts by; CVSS-like, 0 to 10. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.5',
};

export function toSarif(result: WorkspaceScanResult, { base }: SarifOptions) {
  const reported = reportedRules(result);
  const rules = result.rules.filter(({ id }) => reported.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const taxonomies = createTaxonomies(rules);
  const hasBaseline = [...result.projects.values()].some(
    ({ baseline }) => (baseline?.findings.length ?? 0) > 0,
  );
  const run = { base, ruleIndex, hasBaseline };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: {
          driver: {
            name: 'Vireo',
            semanticVersion: productVersion,
            rules: rules.map((rule) => toRule(rule, taxonomies)),
            supportedTaxonomies: taxonomies.references,
          },
        },
        taxonomies: taxonomies.components,
        columnKind: 'utf16CodeUnits' as const,
        results: result.files.flatMap((file) => resultsOf(run, file)),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...result.files.flatMap((file) => notesOf(run, file)),
              ...result.skipped.files.filter(isNotableSkip).map(skipNote),
            ],
          },
        ],
      },
    ],
  };
}

/** Ids of the rules that results refer to: the texts of all the others would be a megabyte that nobody reads. */
function reportedRules({ files }: WorkspaceScanResult): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ findings, suppressed }) => [
      ...findings.map(({ ruleId }) => ruleId),
      ...suppressed.map(({ finding }) => finding.ruleId),
    ]),
  );
}

function toRule(rule: RuleInfo, taxonomies: Taxonomies) {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: rule.fix },
    ...(rule.references[0] === undefined ? {} : { helpUri: rule.references[0] }),
    defaultConfiguration: { level: levels[rule.severity] },
    relationships: taxonomies.relationshipsOf(rule),
    properties: {
      precision: rule.confidence,
      ...(rule.category === 'security' ? { 'security-severity': securitySeverity[rule.severity] } : {}),
      tags: [
        rule.category,
        ...rule.tags.filter((tag) => tag !== rule.category),
        ...rule.cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, '0')}`),
        ...rule.owasp.map((id) => `external/owasp/${id}`),
      ],
    },
  };
}

interface SarifRun {
  readonly base: string;
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly hasBaseline: boolean;
}

function resultsOf(run: SarifRun, file: FileReport) {
  return [
    ...file.findings.map((finding) => ({ ...toResult(run, file, finding), ...stateOf(run, 'new') })),
    ...file.suppressed.map((setAside) => ({
      ...toResult(run, file, setAside.finding),
      ...stateOf(run, setAside.by === 'baseline' ? 'unchanged' : 'new'),
      suppressions: [toSuppression(setAside)],
    })),
  ];
}

/** Of all results or of none (SARIF 2.1.0, 3.27.24). */
function stateOf({ hasBaseline }: SarifRun, baselineState: 'new' | 'unchanged') {
  return hasBaseline ? { baselineState } : {};
}

function toSuppression({ reason, by }: SetAside) {
  const kind = by === 'comment' ? ('inSource' as const) : ('external' as const);
  return { kind, status: 'accepted' as const, justification: reason };
}

function toResult(run: SarifRun, file: FileReport, finding: ScannedFinding) {
  const index = run.ruleIndex.get(finding.ruleId);
  const own = path.join(file.root, file.path);
  return {
    ruleId: finding.ruleId,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [withSnippet(toLocation(run, own, finding.range), finding)],
    partialFingerprints: { 'vireo/v1': finding.fingerprint },
    ...(finding.steps.length === 0 ? {} : { codeFlows: [toCodeFlow(run, own, finding.steps)] }),
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map((fix) => toFix(run, own, fix)) }),
    properties: { confidence: finding.confidence, severity: finding.severity },
  };
}

/** The lines as a reader may see them: secrets in them are masked. */
function withSnippet(
  { physicalLocation }: ReturnType<typeof toLocation>,
  { snippet, range }: ScannedFinding,
) {
  if (snippet === '') return { physicalLocation };
  const startLine = range.startLine + 1;
  const endLine = startLine + snippet.split('\n').length - 1;
  return {
    physicalLocation: {
      ...physicalLocation,
      contextRegion: { startLine, endLine, snippet: { text: snippet } },
    },
  };
}

function toLocation(run: SarifRun, file: string, range: TextRange) {
  return { physicalLocation: { artifactLocation: toArtifact(run, file), region: toRegion(range) } };
}

function toArtifact({ base }: SarifRun, file: string) {
  const segments = toRelative(base, file).split('/');
  return { uri: segments.map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function toRegion(range: TextRange) {
  return {
    startLine: range.startLine + 1,
    startColumn: range.startColumn + 1,
    endLine: range.endLine + 1,
    endColumn: range.endColumn + 1,
  };
}

function toCodeFlow(run: SarifRun, own: string, steps: readonly FlowStep[]) {
  const locations = steps.map((step) => ({
    location: { ...toLocation(run, step.path ?? own, step.range), message: { text: step.message } },
  }));
  return { threadFlows: [{ locations }] };
}

function toFix(run: SarifRun, own: string, fix: ScannedFinding['fixes'][number]) {
  const replacements = fix.edits.map(({ startOffset, endOffset, newText }) => ({
    deletedRegion: { charOffset: startOffset, charLength: endOffset - startOffset },
    insertedContent: { text: newText },
  }));
  return {
    description: { text: fix.title },
    artifactChanges: [{ artifactLocation: toArtifact(run, own), replacements }],
  };
}

/** What of a file was not read: a consumer must not take silence for safety. */
function notesOf(run: SarifRun, file: FileReport) {
  const location = {
    physicalLocation: { artifactLocation: toArtifact(run, path.join(file.root, file.path)) },
  };
  return file.notes.map((note) => ({
    level: 'note' as const,
    message: { text: note },
    locations: [location],
  }));
}

function skipNote(skipped: SkippedFile) {
  return { level: 'warning' as const, message: { text: describeSkip(skipped) } };
}
