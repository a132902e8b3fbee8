/** The report as a SARIF 2.1.0 log: every finding, with what the other formats say of the whole as properties of the run. */
import { toSarif } from '../../../../../workspace/sarif.ts';
import { type FileReport, withFiles } from '../../../../../workspace/scan-result.ts';
import type { AssessedList } from '../compliance/assess-controls.ts';
import type { Verdicts } from './compose-page.ts';
import type { MappedEntry, Mapping } from './mapping.ts';
import type { Recommendation } from './recommendations.ts';
import type { SecurityFacts } from './security-facts.ts';

export interface SarifInput {
  /** Absolute; what addresses are relative to. */
  readonly folder: string;
  /** Files with what of them is reported, their paths relative to the folder. */
  readonly files: readonly FileReport[];
}

export function writeSarif(facts: SecurityFacts, verdicts: Verdicts, { folder, files }: SarifInput): string {
  const { scan, dependencies, health } = facts;
  const more = dependencies.kind === 'measured' ? dependencies.facts.rules : [];
  const log = toSarif({ ...withFiles(scan, files), rules: [...scan.rules, ...more] }, { base: folder });
  const properties = {
    createdAt: facts.at.toISOString(),
    standards: verdicts.mappings.map(toStandard),
    compliance: verdicts.compliance.map(toList),
    changes: verdicts.changes && {
      since: verdicts.changes.since,
      added: verdicts.changes.added.length,
      gone: verdicts.changes.gone.length,
      controls: verdicts.changes.controls,
    },
    recommendations: verdicts.recommendations.map(toStep),
    advisories:
      dependencies.kind === 'measured'
        ? dependencies.facts.advisories
        : { kind: 'not-assessed', why: dependencies.why },
    health:
      health.kind === 'measured' ? { score: health.facts.score ?? null } : { score: null, why: health.why },
  };
  return `${JSON.stringify({ ...log, runs: log.runs.map((run) => ({ ...run, properties })) }, undefined, 2)}\n`;
}

function toStandard({ standard, entries, others }: Mapping) {
  return { name: standard.name, href: standard.href, entries: entries.map(toEntry), others: others.length };
}

function toList({ list: { name, href }, controls }: AssessedList) {
  return {
    name,
    href,
    controls: controls.map(({ control: { id, title }, state, findings, rules }) => ({
      id,
      title,
      state,
      rules,
      findings: findings.length,
    })),
  };
}

function toEntry({ entry, verdict, findings, rules, isInPart }: MappedEntry) {
  return { id: entry.id, title: entry.title, verdict, findings: findings.length, rules, isInPart };
}

function toStep({ title, severity, risk, minutes, effort, findings }: Recommendation) {
  return {
    title,
    severity,
    risk,
    minutes,
    effort,
    findings: findings.map(({ finding }) => finding.fingerprint),
  };
}
