/** The report as a page: what was found, by which standard, what to do first, and what was not looked at. */
import { type RuleInfo, severities } from '../../../../../scanner/model.ts';
import { countBySeverity } from '../../../../../workspace/scan-result.ts';
import { type AssessedList, assessControls, subjectsOf } from '../compliance/assess-controls.ts';
import { asvsLevel1 } from '../compliance/asvs.ts';
import { type Changes, compareRuns } from '../compliance/changes.ts';
import { cisLists } from '../compliance/cis.ts';
import { changesSection, complianceSection } from '../compliance/compliance-section.ts';
import { toSummary } from '../compliance/keep-summary.ts';
import type { RunSummary } from '../compliance/summary.ts';
import {
  code,
  heading,
  type Line,
  link,
  list,
  type Page,
  paragraph,
  proseOf,
  strong,
  table,
} from './document.ts';
import { fixesSection } from './fixes-section.ts';
import { byWeight, type MappedEntry, type Mapping, mapFindings, rulesOf } from './mapping.ts';
import { secretsSection, testsSection } from './place-sections.ts';
import { type Recommendation, recommend } from './recommendations.ts';
import { dependencySection, healthSection, readingSection, stackSection } from './sections.ts';
import type { ReportedFinding, SecurityFacts } from './security-facts.ts';
import { cweTop25, owaspTop10 } from './standards.ts';
import { suppressedSection } from './suppressed-section.ts';
import { plural } from './words.ts';

/** Of one rule. */
const placesAtMost = 20;
const placesOfEntry = 3;
const stepsAtMost = 15;

export interface Verdicts {
  readonly mappings: readonly Mapping[];
  readonly recommendations: readonly Recommendation[];
  readonly compliance: readonly AssessedList[];
  readonly changes: Changes | undefined;
  /** For the next run. */
  readonly summary: RunSummary;
}

export function judge(facts: SecurityFacts): Verdicts {
  const ran = rulesOf(facts);
  const upgrades = facts.dependencies.kind === 'measured' ? facts.dependencies.facts.upgrades : new Map();
  const rules = rulesById(facts);
  const subjects = subjectsOf(facts);
  const compliance = [asvsLevel1, ...cisLists].map((list) =>
    assessControls(list, facts, { ...ran, subjects }),
  );
  const summary = toSummary(facts, compliance);
  return {
    compliance,
    summary,
    changes: compareRuns(facts.before, summary),
    mappings: [owaspTop10, cweTop25].map((standard) => mapFindings(standard, facts.findings, ran)),
    recommendations: recommend({ findings: facts.findings, rules, upgrades }),
  };
}

export function titleOf({ projectName }: SecurityFacts): string {
  return `Security report: ${projectName}`;
}

export function composePage(facts: SecurityFacts, verdicts: Verdicts): Page {
  const { mappings, recommendations, compliance, changes } = verdicts;
  return [
    heading(1, titleOf(facts)),
    paragraph(summaryOf(facts)),
    paragraph(`Made ${facts.at.toISOString().slice(0, 16).replace('T', ' ')} UTC. ${extentOf(facts)}`),
    ...table(
      [{ title: 'Severity' }, { title: 'Findings', isNumber: true }],
      countBySeverity(facts.findings.map(({ finding }) => finding)).map(({ severity, count }) => [
        [severity],
        [String(count)],
      ]),
    ),
    ...secretsSection(facts),
    ...changesSection(changes),
    ...recommendationSection(recommendations),
    ...fixesSection(facts),
    ...mappings.flatMap(mappingSection),
    ...complianceSection(compliance),
    ...findingSections(facts),
    ...testsSection(facts),
    ...suppressedSection(facts),
    ...dependencySection(facts),
    ...healthSection(facts),
    ...stackSection(facts),
    ...readingSection(facts),
  ];
}

function summaryOf({ findings, scan }: SecurityFacts): string {
  const read = plural(scan.stats.files, 'file');
  if (findings.length === 0) return `Nothing found in ${read}.`;
  const files = new Set(findings.map(({ path }) => path)).size;
  return `${plural(findings.length, 'finding')} in ${plural(files, 'file')}; ${read} read.`;
}

function extentOf({ paths }: SecurityFacts): string {
  return paths.length === 0
    ? 'The whole project was looked at, but for what stands under "What was read".'
    : `Only a part of the project was looked at: ${paths.join(', ')}.`;
}

function placeOf({ path, finding }: ReportedFinding): Line {
  return [code(`${path}:${finding.range.startLine + 1}`)];
}

function placesLine(findings: readonly ReportedFinding[], atMost: number): Line {
  const shown = findings
    .slice(0, atMost)
    .flatMap((each, index) => [...(index === 0 ? [] : [', ']), ...placeOf(each)]);
  const rest = findings.length - atMost;
  return rest > 0 ? [...shown, ` and ${plural(rest, 'more place')}`] : shown;
}

function recommendationSection(steps: readonly Recommendation[]): Page {
  if (steps.length === 0) return [];
  const items = steps
    .slice(0, stepsAtMost)
    .map(
      ({ title, how, severity, risk, effort, findings }): Line => [
        strong(title),
        ` (${severity}, ${plural(findings.length, 'finding')}, risk ${risk}, ${effort})`,
        ...(how === undefined ? [': '] : [': ', ...proseOf(how), ' ']),
        ...placesLine(findings, placesOfEntry),
      ],
    );
  const rest = steps.length - stepsAtMost;
  return [
    heading(2, 'What to do first'),
    paragraph(
      'The worst severity first; within one, what takes away most risk for the time it takes. Risk is the weight of the severity, times how sure the scanner is; times are guessed.',
    ),
    ...list(items, { ordered: true }),
    ...(rest > 0 ? [paragraph(`And ${plural(rest, 'more step')}: each rule below says how to fix it.`)] : []),
  ];
}

const verdictWords = {
  found: '',
  'nothing-found': 'nothing found',
  'not-assessed': 'not assessed: no rule looks for it',
};

const notCompared = 'not assessed: packages were not compared with advisories';

function mappingSection({ standard, entries, others }: Mapping): Page {
  const columns = [
    { title: 'Entry' },
    { title: 'Findings', isNumber: true },
    { title: 'Rules', isNumber: true },
    { title: 'Worst places' },
  ];
  return [
    heading(2, standard.name),
    paragraph('The list: ', link(standard.href, standard.href), '. A finding may be of several entries.'),
    ...table(columns, entries.map(entryRow)),
    ...(others.length === 0 ? [] : [paragraph(`${plural(others.length, 'finding')} of none of these.`)]),
  ];
}

function entryRow({ entry, verdict, findings, rules, isInPart }: MappedEntry): readonly Line[] {
  const gap = isInPart ? [' (not all of its rules ran)'] : [];
  const words = verdict === 'not-assessed' && isInPart ? notCompared : verdictWords[verdict];
  const what = verdict === 'found' ? placesLine(findings, placesOfEntry) : [words];
  return [
    [link(`${entry.id} ${entry.title}`, entry.href)],
    [verdict === 'not-assessed' ? '–' : String(findings.length)],
    [String(rules)],
    [...what, ...gap],
  ];
}

function rulesById({ scan, dependencies }: SecurityFacts): ReadonlyMap<string, RuleInfo> {
  const more = dependencies.kind === 'measured' ? dependencies.facts.rules : [];
  return new Map([...scan.rules, ...more].map((rule) => [rule.id, rule]));
}

function findingSections(facts: SecurityFacts): Page {
  if (facts.findings.length === 0) return [];
  const rules = rulesById(facts);
  const byRule = Map.groupBy(facts.findings.toSorted(byWeight), ({ finding }) => finding.ruleId);
  const ordered = [...byRule].toSorted(([, a], [, b]) => rankOf(a) - rankOf(b) || b.length - a.length);
  return [
    heading(2, 'What was found'),
    ...ordered.flatMap(([id, findings]) => ruleSection({ id, rule: rules.get(id), findings })),
  ];
}

function rankOf([worst]: readonly ReportedFinding[]): number {
  return severities.indexOf(worst?.finding.severity ?? 'info');
}

interface RuleFindings {
  readonly id: string;
  readonly rule: RuleInfo | undefined;
  readonly findings: readonly ReportedFinding[];
}

function ruleSection({ id, rule, findings }: RuleFindings): Page {
  const title: Line = rule === undefined ? [code(id)] : [rule.title, ' (', code(id), ')'];
  const weaknesses = (rule?.cwe ?? []).map((cwe) => `, CWE-${cwe}`).join('');
  const shown = findings.slice(0, placesAtMost);
  const rest = findings.length - shown.length;
  return [
    heading(3, ...title),
    paragraph(`${findings[0]?.finding.severity ?? ''}${weaknesses}, ${plural(findings.length, 'finding')}`),
    ...(rule === undefined
      ? []
      : [
          paragraph(strong('Why it matters.'), ' ', ...proseOf(rule.why)),
          paragraph(strong('How to fix it.'), ' ', ...proseOf(rule.fix)),
        ]),
    ...list([
      ...shown.map((each): Line => [...placeOf(each), ' ', ...proseOf(each.finding.message)]),
      ...(rest > 0 ? [[`and ${plural(rest, 'more place')}`]] : []),
    ]),
  ];
}
