/** A scan as a SARIF log, with its rules, taxonomies and what was left unread; the form is contract/sarif-log.ts. */
import path from 'node:path';
import type { VersionControlDetails } from '../contract/sarif/provenance.ts';
import { sarifLimits } from '../contract/sarif/sarif-limits.ts';
import {
  type LoggedFinding,
  sarifLevels,
  securitySeverity,
  toSarifArtifact,
  toSarifLog,
  toSarifRun,
} from '../contract/sarif/sarif-log.ts';
import { productAddress, productVersion } from '../contract/version.ts';
import type { RuleInfo } from '../scanner/model.ts';
import { toRelative } from './discovery.ts';
import { createTaxonomies, type Taxonomies } from './sarif-taxonomies.ts';
import type { ScannedFinding } from './scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from './scan-result.ts';
import { describeSkip, isNotableSkip, type SkippedFile } from './skip-reasons.ts';

export interface SarifOptions {
  /** Absolute folder that the addresses in the log are relative to. */
  readonly base: string;
  /** Of which commit the files are, where git says it. */
  readonly provenance?: VersionControlDetails | undefined;
}

export function toSarif(result: WorkspaceScanResult, { base, provenance }: SarifOptions) {
  const reported = reportedRules(result);
  const rules = result.rules.filter(({ id }) => reported.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const taxonomies = createTaxonomies(rules);
  const hasBaseline = [...result.projects.values()].some(
    ({ baseline }) => (baseline?.findings.length ?? 0) > 0,
  );
  const logging = { base, hasBaseline };
  const findings = result.files.flatMap((file) => findingsOf(logging, file));
  const run = toSarifRun({
    driver: {
      name: 'Vireo',
      semanticVersion: productVersion,
      informationUri: productAddress,
      supportedTaxonomies: taxonomies.references,
    },
    rules: rules.map((rule) => toRule(rule, taxonomies)),
    findings,
    more: {
      ...(provenance === undefined ? {} : { versionControlProvenance: [provenance] }),
      taxonomies: taxonomies.components,
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: [
            ...result.files.flatMap((file) => notesOf(logging, file)),
            ...result.skipped.files.filter(isNotableSkip).map(skipNote),
            ...notesOfLimit(findings.length),
          ],
        },
      ],
    },
  });
  return toSarifLog([run]);
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
    defaultConfiguration: { level: sarifLevels[rule.severity] },
    relationships: taxonomies.relationshipsOf(rule),
    properties: {
      precision: rule.confidence,
      ...securitySeverity(rule),
      tags: tagsOf(rule),
      ...checksOf(rule),
    },
  };
}

/** The id of another scanner's check, or a section of a benchmark: `CKV_AWS_17`, `CIS-K8S-1.2.9`. */
const otherCheck = /^[A-Z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*[-_]?[\d.]+$/;

/** By what a code host filters alerts. It shows few tags of a rule, and refuses a file in which a rule has many. */
function tagsOf({ category, tags, cwe, owasp }: RuleInfo): readonly string[] {
  const standards = [
    ...cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, '0')}`),
    ...owasp.map((id) => `external/owasp/${id}`),
  ];
  const words = tags.filter((tag) => !otherCheck.test(tag));
  return [...new Set([category, ...standards, ...words])].slice(0, sarifLimits.shownTags);
}

function checksOf({ tags }: RuleInfo): { readonly checks?: readonly string[] } {
  const checks = tags.filter((tag) => otherCheck.test(tag));
  return checks.length === 0 ? {} : { checks };
}

function notesOfLimit(findings: number) {
  const left = findings - sarifLimits.results;
  if (left <= 0) return [];
  const text = `${left} of the least severe findings are left out: code hosts take ${sarifLimits.results} of a run.`;
  return [{ level: 'warning' as const, message: { text } }];
}

interface Logging {
  readonly base: string;
  readonly hasBaseline: boolean;
}

function findingsOf(logging: Logging, file: FileReport): readonly LoggedFinding[] {
  const stateOf = (state: 'new' | 'unchanged') => (logging.hasBaseline ? state : undefined);
  return [
    ...file.findings.map((finding) => ({
      ...toLogged(logging, file, finding),
      baselineState: stateOf('new'),
    })),
    ...file.suppressed.map(({ finding, reason, by }) => ({
      ...toLogged(logging, file, finding),
      baselineState: stateOf(by === 'baseline' ? 'unchanged' : 'new'),
      suppression: {
        kind: by === 'comment' ? ('inSource' as const) : ('external' as const),
        justification: reason,
      },
    })),
  ];
}

function toLogged({ base }: Logging, file: FileReport, finding: ScannedFinding): LoggedFinding {
  const { ruleId, message, severity, category, confidence, evidence } = finding;
  const { range, fingerprint, snippet, steps, fixes } = finding;
  const own = toRelative(base, path.join(file.root, file.path));
  return {
    ruleId,
    message,
    severity,
    category,
    ...(evidence === undefined ? {} : { evidence }),
    path: own,
    range,
    fingerprint,
    snippet,
    steps: steps.map((step) => ({
      ...step,
      path: step.path === undefined ? own : toRelative(base, step.path),
    })),
    more: fixes.length === 0 ? {} : { fixes: fixes.map((fix) => toFix(own, fix)) },
    properties: { confidence, severity },
  };
}

function toFix(own: string, fix: ScannedFinding['fixes'][number]) {
  const replacements = fix.edits.map(({ startOffset, endOffset, newText }) => ({
    deletedRegion: { charOffset: startOffset, charLength: endOffset - startOffset },
    insertedContent: { text: newText },
  }));
  return {
    description: { text: fix.title },
    artifactChanges: [{ artifactLocation: toSarifArtifact(own), replacements }],
  };
}

/** What of a file was not read: a consumer must not take silence for safety. */
function notesOf({ base }: Logging, file: FileReport) {
  const own = toRelative(base, path.join(file.root, file.path));
  const location = { physicalLocation: { artifactLocation: toSarifArtifact(own) } };
  return file.notes.map((note) => ({
    level: 'note' as const,
    message: { text: note },
    locations: [location],
  }));
}

function skipNote(skipped: SkippedFile) {
  return { level: 'warning' as const, message: { text: describeSkip(skipped) } };
}
