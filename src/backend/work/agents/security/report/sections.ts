/** What a report says beside the findings: packages, health, what the project is made of, and what was not read. */
import { healthGainText, healthText } from '../../../../../domain/figures/health-score.ts';
import { describeAdvisories } from '../../../../../workspace/dependencies/advisories/describe-advisories.ts';
import type { FactKind, ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type SkipReason, skipReasons } from '../../../../../workspace/skip-reasons.ts';
import type { LanguageShare, Stack } from '../../../../../workspace/stack/index.ts';
import { code, heading, type Line, list, type Page, paragraph, table } from './document.ts';
import type { SecurityFacts } from './security-facts.ts';
import { plural } from './words.ts';

const filesAtMost = 20;
const languagesAtMost = 10;

export function dependencySection({ dependencies, at }: SecurityFacts): Page {
  const title = heading(2, 'Dependencies');
  if (dependencies.kind === 'not-assessed') return [title, paragraph(`Not assessed: ${dependencies.why}`)];
  const { packages, files, problems } = dependencies.facts;
  const isEmpty = files.length === 0;
  return [
    title,
    paragraph(
      isEmpty
        ? 'There is no lock file or manifest of a known format.'
        : `${plural(packages, 'package')} in ${plural(files.length, 'file')}. ${describeAdvisories(dependencies.facts, at)}`,
    ),
    ...list(files.slice(0, filesAtMost).map((file) => [code(file)])),
    ...list(
      problems
        .slice(0, filesAtMost)
        .map(({ file, line, message }) => [
          code(line === undefined ? file : `${file}:${line}`),
          ` ${message}`,
        ]),
    ),
  ];
}

export function healthSection({ health }: SecurityFacts): Page {
  const title = heading(2, 'Health');
  if (health.kind === 'not-assessed') return [title, paragraph(`Not assessed: ${health.why}`)];
  const { score, parts, gains } = health.facts;
  return [
    title,
    paragraph(
      score === undefined ? 'Nothing of it could be assessed.' : `${healthText(score)} of ${healthText(1)}.`,
    ),
    ...table(
      [{ title: 'Part' }, { title: 'Score', isNumber: true }, { title: 'What costs most' }],
      parts.map((part) =>
        part.kind === 'assessed'
          ? [[part.id], [healthText(part.score)], [part.reasons[0]?.text ?? 'nothing']]
          : [[part.id], ['–'], [`not assessed: ${part.why}`]],
      ),
    ),
    ...list(
      gains
        .slice(0, 5)
        .map(({ text, gain, effort }) => [`${text} Raises the whole: ${healthGainText(gain)} (${effort}).`]),
    ),
  ];
}

export function stackSection({ stack, scan, declared }: SecurityFacts): Page {
  const title = heading(2, 'What it is made of');
  if (stack.kind === 'not-assessed') return [title, paragraph(`Not assessed: ${stack.why}`)];
  const { languages } = stack.facts;
  const programmed = languages.filter(({ type }) => type === 'programming').slice(0, languagesAtMost);
  const read = new Set(
    scan.rules.flatMap((rule) => rule.languages).flatMap((language) => names[language] ?? []),
  );
  return [
    title,
    ...table(
      [{ title: 'Language' }, { title: 'Lines', isNumber: true }, { title: 'Looked at' }],
      programmed.map((language) => languageRow(language, read)),
    ),
    ...list(declared.kind === 'measured' ? declaredLines(declared.facts) : []),
  ];
}

/** In this order. */
const told: readonly (readonly [FactKind, string])[] = [
  ['framework', 'Frameworks'],
  ['database', 'Databases and queues'],
  ['version', 'Versions asked for'],
  ['package-manager', 'Package managers'],
  ['lock-file', 'Lock files'],
  ['service', 'Services'],
];

/** Each value once, with the first place that shows it. */
function declaredLines(facts: readonly ProjectFact[]): readonly Line[] {
  return told.flatMap(([kind, title]): Line[] => {
    const own = facts.filter((fact) => fact.kind === kind);
    const values = [...Map.groupBy(own, ({ value }) => value)].flatMap(([value, [first]]): Line => {
      if (first === undefined) return [];
      const { file, line } = first.evidence;
      return [', ', `${value} `, code(line === undefined ? file : `${file}:${line}`)];
    });
    return values.length === 0 ? [] : [[`${title}: `, ...values.slice(1)]];
  });
}

/** As Linguist names what the scanner reads. */
const names: Readonly<Record<string, readonly string[]>> = {
  typescript: ['TypeScript'],
  tsx: ['TSX'],
  javascript: ['JavaScript', 'JSX'],
  python: ['Python'],
  dockerfile: ['Dockerfile'],
  terraform: ['HCL', 'Terraform'],
};

function languageRow({ name, lines }: LanguageShare, read: ReadonlySet<string>): readonly Line[] {
  return [
    [name],
    [String(lines)],
    [read.has(name) ? 'by all rules' : 'for secrets alone; nothing else was assessed'],
  ];
}

export function readingSection({ scan, stack }: SecurityFacts): Page {
  const { stats, skipped, notes, scannerVersion, files } = scan;
  const partial = files.filter((file) => file.partial);
  const seconds = (stats.durationMs / 1_000).toFixed(1);
  return [
    heading(2, 'What was read'),
    ...list([
      [
        `${plural(stats.files, 'file')} read in ${seconds} s, ${stats.cached} of them unchanged since the last scan (engine ${scannerVersion})`,
      ],
      ...leftOut(skipped.counts),
      ...partial
        .slice(0, filesAtMost)
        .map(({ path, notes: why }): Line => [code(path), ` in part only: ${why.join('; ')}`]),
      ...(partial.length > filesAtMost
        ? [[`${plural(partial.length - filesAtMost, 'more file')} in part only`]]
        : []),
      ...notes.map((note): Line => [note]),
      ...problemLines(stack.kind === 'measured' ? stack.facts.problems : []),
    ]),
  ];
}

/** Each once, with how often it is so. */
function problemLines(problems: Stack['problems']): readonly Line[] {
  const alike = [...Map.groupBy(problems, ({ file, message }) => `${file} ${message}`).values()];
  return alike.slice(0, filesAtMost).flatMap(([first, ...more]): Line[] => {
    if (first === undefined) return [];
    const times = more.length === 0 ? '' : ` (${more.length + 1} times)`;
    return [[code(first.file), ` ${first.message}${times}`]];
  });
}

function leftOut(counts: SecurityFacts['scan']['skipped']['counts']): readonly Line[] {
  const reasons = Object.keys(counts) as SkipReason[];
  return reasons
    .filter((reason) => (counts[reason] ?? 0) > 0)
    .map((reason) => [`${plural(counts[reason] ?? 0, 'file')} left out: ${skipReasons[reason]}`]);
}
