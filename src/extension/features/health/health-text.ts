/** What the status bar, its tooltip and the page say of a project's health. Pure. */

import type { Project } from '../../../api-client/index.ts';
import type { HealthReport } from '../../../contract/health-report.ts';
import { codeSpan, escapeMarkdown } from '../../../contract/markdown.ts';
import { healthGainText, healthText } from '../../../domain/figures/health-score.ts';
import { isWithin } from '../../../domain/project-rules.ts';
import { nameOfPart } from '../../../pages/health/name-of-part.ts';
import type { Translate } from '../../../pages/words.ts';

type HealthPart = HealthReport['parts'][number];
type HealthGain = HealthReport['gains'][number];
type HealthPlace = HealthGain['places'][number];

export interface ShownHealth {
  readonly project: string;
  readonly report: HealthReport;
  /** In words: `2 hours ago`. */
  readonly ago: string;
}

const gainsInTooltip = 3;
const gainsOnPage = 5;
const reasonsOnPage = 5;

/** The project of the folder that is open here: the deepest that holds it, then the one that it holds. */
export function findProjectHere(
  projects: Iterable<Project>,
  folders: readonly string[],
): Project | undefined {
  const known = [...projects].flatMap((project) =>
    project.archivedAt === null && project.folder !== null ? [{ project, folder: project.folder }] : [],
  );
  const deepestFirst = known.sort((a, b) => b.folder.length - a.folder.length);
  const holding = deepestFirst.find(({ folder }) => folders.some((open) => isWithin(open, folder)));
  const held = deepestFirst.findLast(({ folder }) => folders.some((open) => isWithin(folder, open)));
  return (holding ?? held)?.project;
}

export function describeStatus(
  { project, report }: ShownHealth,
  t: Translate,
): { readonly text: string; readonly spoken: string } | undefined {
  if (report.score === null) return undefined;
  const score = healthText(report.score);
  return { text: `$(shield) ${score}`, spoken: t('Health of {0}: {1}', project, score) };
}

/** Markdown. */
export function describeTooltip(told: ShownHealth, t: Translate): string {
  const { report } = told;
  const gains = report.gains.slice(0, gainsInTooltip).map((gain) => `- ${describeGain(gain)}`);
  return [
    `**${headline(told, t)}**`,
    report.parts.map((part) => `- ${nameOfPart(part.id, t)}: ${scoreOf(part, t)}`).join('\n'),
    ...(gains.length === 0 ? [] : [`**${t('What raises it most')}**`, gains.join('\n')]),
    t('Assessed {0}', escapeMarkdown(told.ago)),
  ].join('\n\n');
}

/** Markdown of the whole page. */
export function describePage(told: ShownHealth, t: Translate): string {
  const { report, ago } = told;
  const gains = report.gains
    .slice(0, gainsOnPage)
    .map((gain, index) => `${index + 1}. ${describeGain(gain)}${listPlaces(gain.places)}`);
  const row = (part: HealthPart): string => {
    const weight = part.score === null ? '–' : `${Math.round(part.weight * 100)} %`;
    return `| ${nameOfPart(part.id, t)} | ${scoreOf(part, t)} | ${weight} |`;
  };
  return [
    `# ${headline(told, t)}`,
    t('Assessed {0}', escapeMarkdown(ago)),
    [`| ${t('Part')} | ${t('Score')} | ${t('Weight')} |`, '|---|--:|--:|', ...report.parts.map(row)].join(
      '\n',
    ),
    ...(gains.length === 0 ? [] : [`## ${t('What raises it most')}`, gains.join('\n')]),
    ...report.parts.flatMap((part) => describePart(part, t)),
  ].join('\n\n');
}

function headline({ project, report }: ShownHealth, t: Translate): string {
  const score = report.score === null ? t('not assessed') : healthText(report.score);
  return t('Health of {0}: {1}', escapeMarkdown(project), score);
}

function describePart(part: HealthPart, t: Translate): readonly string[] {
  const title = `## ${nameOfPart(part.id, t)}`;
  if (part.why !== null) return [title, escapeMarkdown(part.why)];
  if (part.reasons.length === 0) return [];
  const shown = part.reasons
    .slice(0, reasonsOnPage)
    .map(({ text, places }) => `- ${escapeMarkdown(text)}${listPlaces(places)}`);
  const more = part.reasons.length - shown.length;
  return [title, [...shown, ...(more > 0 ? [`- ${t('and {0} more', more)}`] : [])].join('\n')];
}

function describeGain({ gain, text }: HealthGain): string {
  const number = healthGainText(gain).replace('<', '&lt;').replace('+', '\\+');
  return `**${number}** ${escapeMarkdown(text)}`;
}

function listPlaces(places: readonly HealthPlace[]): string {
  if (places.length === 0) return '';
  const names = places.map(({ file, line }) => (line === null ? file : `${file}:${line}`));
  return ` · ${names.map(codeSpan).join(', ')}`;
}

function scoreOf({ score }: HealthPart, t: Translate): string {
  return score === null ? t('not assessed') : healthText(score);
}
