/** What was found, by rule, and what to do first. */
import { type RuleInfo, severities } from '../../../../scanner/model.ts';
import type { ProjectLook, ReportedFinding } from '../looking/project-look.ts';
import { byWeight } from './by-weight.ts';
import { code, heading, type Line, list, type Page, paragraph, proseOf, strong } from './document.ts';
import { unassessedLanguages } from './languages-table.ts';
import { type Recommendation, recommend } from './recommendations.ts';
import { plural } from './words.ts';

/** Of one rule. */
const placesAtMost = 20;
const placesOfStep = 3;
const stepsAtMost = 15;

export function summaryOf({ findings, scan, stack }: ProjectLook): string {
  const read = plural(scan.stats.files, 'file');
  const unread = stack.kind === 'measured' ? unassessedLanguages(stack.facts.languages, scan) : [];
  if (findings.length === 0)
    return unread.length === 0
      ? `Nothing found in ${read}.`
      : `Nothing found in ${read}; what is written in ${unread.join(', ')} was looked at for secrets at most.`;
  const files = new Set(findings.map(({ path }) => path)).size;
  return `${plural(findings.length, 'finding')} in ${plural(files, 'file')}; ${read} read.`;
}

export function extentOf({ paths }: ProjectLook): string {
  return paths.length === 0
    ? 'The whole project was looked at, but for what stands under "What was read".'
    : `Only a part of the project was looked at: ${paths.join(', ')}.`;
}

/** What to do, of all that was found. */
export function recommendFor(look: ProjectLook): readonly Recommendation[] {
  const upgrades = look.dependencies.kind === 'measured' ? look.dependencies.facts.upgrades : new Map();
  return recommend({ findings: look.findings, rules: rulesById(look), upgrades });
}

function placeOf({ path, finding }: ReportedFinding): Line {
  return [code(`${path}:${finding.range.startLine + 1}`)];
}

export function placesLine(findings: readonly ReportedFinding[], atMost: number): Line {
  const shown = findings
    .slice(0, atMost)
    .flatMap((each, index) => [...(index === 0 ? [] : [', ']), ...placeOf(each)]);
  const rest = findings.length - atMost;
  return rest > 0 ? [...shown, ` and ${plural(rest, 'more place')}`] : shown;
}

export function recommendationSection(steps: readonly Recommendation[]): Page {
  if (steps.length === 0) return [];
  const items = steps
    .slice(0, stepsAtMost)
    .map(
      ({ title, how, severity, risk, effort, findings }): Line => [
        strong(title),
        ` (${severity}, ${plural(findings.length, 'finding')}, risk ${risk}, ${effort})`,
        ...(how === undefined ? [': '] : [': ', ...proseOf(how), ' ']),
        ...placesLine(findings, placesOfStep),
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

/** Of code and packages, by id. */
function rulesById({ scan, dependencies }: ProjectLook): ReadonlyMap<string, RuleInfo> {
  const more = dependencies.kind === 'measured' ? dependencies.facts.rules : [];
  return new Map([...scan.rules, ...more].map((rule) => [rule.id, rule]));
}

export function findingSections(facts: ProjectLook): Page {
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
