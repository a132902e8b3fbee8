/** The report as a page: what was found, by which standard, what to do first, and what was not looked at. */
import { countBySeverity } from '../../../../../workspace/scan-result.ts';
import { heading, type Line, link, type Page, paragraph, table } from '../../reporting/document.ts';
import {
  extentOf,
  findingSections,
  placesLine,
  recommendationSection,
  recommendFor,
  summaryOf,
} from '../../reporting/finding-sections.ts';
import { fixesSection } from '../../reporting/fixes-section.ts';
import { secretsSection, testsSection } from '../../reporting/place-sections.ts';
import type { Recommendation } from '../../reporting/recommendations.ts';
import { dependencySection, healthSection, readingSection, stackSection } from '../../reporting/sections.ts';
import { suppressedSection } from '../../reporting/suppressed-section.ts';
import { plural } from '../../reporting/words.ts';
import { type AssessedList, assessControls, subjectsOf } from '../compliance/assess-controls.ts';
import { asvsLevel1 } from '../compliance/asvs.ts';
import { type Changes, compareRuns } from '../compliance/changes.ts';
import { cisLists } from '../compliance/cis.ts';
import { changesSection, complianceSection } from '../compliance/compliance-section.ts';
import { toSummary } from '../compliance/keep-summary.ts';
import type { RunSummary } from '../compliance/summary.ts';
import { type MappedEntry, type Mapping, mapFindings, rulesOf } from './mapping.ts';
import type { SecurityFacts } from './security-facts.ts';
import { cweTop25, owaspTop10 } from './standards.ts';

const placesOfEntry = 3;

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
    recommendations: recommendFor(facts),
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
