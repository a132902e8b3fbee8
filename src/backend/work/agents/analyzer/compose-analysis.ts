/** What is known of a project, as a page: parts, how it is built and run, packages, health and findings by severity. Pure. */
import { healthGainText, healthText } from '../../../../domain/figures/health-score.ts';
import type { FactKind, ProjectFact } from '../../../../workspace/facts/model.ts';
import { countBySeverity } from '../../../../workspace/scan-result.ts';
import type { Stack } from '../../../../workspace/stack/index.ts';
import type { ProjectLook } from '../looking/project-look.ts';
import { code, heading, type Line, type Page, paragraph, table } from '../reporting/document.ts';
import { dependencySection, healthSection, readingSection, stackSection } from '../reporting/sections.ts';
import { plural } from '../reporting/words.ts';

const partsAtMost = 30;
const languagesOfPart = 3;
const valuesAtMost = 10;

export function composeAnalysis(look: ProjectLook): Page {
  return [
    heading(1, `Analysis: ${look.projectName}`),
    ...summary(look),
    ...stackSection(look),
    ...buildSection(look),
    ...partsSection(look),
    ...dependencySection(look),
    ...findingsSection(look),
    ...healthSection(look),
    ...readingSection(look),
  ];
}

/** The three sentences that a reader takes along. */
function summary({ stack, health, at }: ProjectLook): Page {
  const made = `Made ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
  const size = stack.kind === 'measured' ? ` ${sizeOf(stack.facts)}` : '';
  if (health.kind === 'not-assessed') return [paragraph(`${made}${size}`)];
  const { score, gains } = health.facts;
  const [first] = gains;
  const whole = score === undefined ? '' : ` Its health is ${healthText(score)} of ${healthText(1)}.`;
  const advice =
    first === undefined
      ? ''
      : ` What raises it most: ${first.text} (${healthGainText(first.gain)}, ${first.effort}).`;
  return [paragraph(`${made}${size}${whole}${advice}`)];
}

function sizeOf({ files, lines, languages }: Stack): string {
  const main = languages.filter(({ type }) => type === 'programming').slice(0, languagesOfPart);
  const named =
    main.length === 0
      ? ''
      : `, most in ${main.map(({ name, share }) => `${name} (${percent(share)})`).join(', ')}`;
  return `${plural(files, 'file')} with ${plural(lines.code, 'line')} of code${named}.`;
}

const percent = (share: number): string => (share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`);

/** In this order. */
const told: readonly (readonly [FactKind, string])[] = [
  ['install', 'Install'],
  ['build', 'Build'],
  ['start', 'Start'],
  ['test', 'Test'],
  ['lint', 'Lint'],
  ['migrate', 'Migrate'],
  ['port', 'Ports'],
  ['default-branch', 'Default branch'],
  ['tests', 'Tests lie in'],
];

/** Each command with the folder that it runs in and the place that says it; facts that differ stand beside each other. */
function buildSection({ declared }: ProjectLook): Page {
  const title = heading(2, 'How it is built and run');
  if (declared.kind === 'not-assessed') return [title, paragraph(`Not assessed: ${declared.why}`)];
  const rows = told.flatMap(([kind, name]) => factRows(name, ofKind(declared.facts, kind)));
  if (rows.length === 0)
    return [title, paragraph('No manifest, pipeline or image says how it is built, tested or started.')];
  return [
    title,
    ...table(
      [{ title: 'What' }, { title: 'As the files say' }, { title: 'Folder' }, { title: 'Said in' }],
      rows,
    ),
  ];
}

/** Each value of a folder once, with the first place that shows it. */
function ofKind(facts: readonly ProjectFact[], kind: FactKind): readonly ProjectFact[] {
  const own = facts.filter((fact) => fact.kind === kind);
  return [...Map.groupBy(own, ({ scope, value }) => `${scope}\0${value}`).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}

function factRows(name: string, facts: readonly ProjectFact[]): readonly (readonly Line[])[] {
  const rows = facts
    .slice(0, valuesAtMost)
    .map(({ value, scope, evidence: { file, line } }): readonly Line[] => [
      [name],
      [code(value)],
      [code(scope)],
      [code(line === undefined ? file : `${file}:${line}`)],
    ]);
  const rest = facts.length - rows.length;
  return rest > 0 ? [...rows, [[name], [`and ${plural(rest, 'more')}`], [''], ['']]] : rows;
}

/** What has a manifest of its own; nothing where that is the root alone. */
function partsSection({ stack }: ProjectLook): Page {
  if (stack.kind === 'not-assessed') return [];
  const packages = stack.facts.packages.filter(({ files, manifests }) => files + manifests.length > 0);
  if (packages.length < 2) return [];
  const rest = packages.length - partsAtMost;
  return [
    heading(2, 'Its parts'),
    ...table(
      [{ title: 'Part' }, { title: 'Folder' }, { title: 'Files', isNumber: true }, { title: 'Languages' }],
      packages.slice(0, partsAtMost).map(({ name, folder, files, languages }): readonly Line[] => [
        [name],
        [code(folder)],
        [String(files)],
        [
          languages
            .filter(({ type }) => type === 'programming')
            .slice(0, languagesOfPart)
            .map((language) => `${language.name} ${language.code}`)
            .join(', ') || '–',
        ],
      ]),
    ),
    ...(rest > 0 ? [paragraph(`And ${plural(rest, 'more part')}.`)] : []),
  ];
}

/** Counts alone: the scanner tells each. */
function findingsSection({ findings }: ProjectLook): Page {
  const counts = countBySeverity(findings.map(({ finding }) => finding)).filter(({ count }) => count > 0);
  return [
    heading(2, 'Findings'),
    ...(counts.length === 0
      ? [paragraph('Nothing found in what was read.')]
      : [
          paragraph(
            'The scanner and the security agent say where each is, why it matters and how it is fixed.',
          ),
          ...table(
            [{ title: 'Severity' }, { title: 'Findings', isNumber: true }],
            counts.map(({ severity, count }) => [[severity], [String(count)]]),
          ),
        ]),
  ];
}
