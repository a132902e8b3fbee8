/** The health of a project for a report or a pull request. */
import { healthGainText, healthText } from '../../domain/figures/health-score.ts';
import type { Health, HealthGain, HealthPart, HealthPlace } from '../../domain/health/model.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { bar, effortWord, partNames, placeText, shownGains } from './health-words.ts';

const barWidth = 10;
const reasonsOfPart = 5;

export interface HealthMarkdownOptions {
  readonly project: string;
  /** Open findings on record, in words. */
  readonly open?: string | undefined;
}

export function printHealthMarkdown(
  { score, parts, gains }: Health,
  { project, open }: HealthMarkdownOptions,
): string {
  const heading = `## Health of ${escapeMarkdown(project)}: ${score === undefined ? 'not assessed' : healthText(score)}`;
  const table = ['| Part | | Score | Weight |', '|---|---|--:|--:|', ...parts.map(row)].join('\n');
  const onRecord = open === undefined ? [] : [`Open on record: ${escapeMarkdown(open)}`];
  const blocks = [heading, ...onRecord, table, ...parts.flatMap(reasons), ...listGains(gains)];
  return `${blocks.join('\n\n')}\n`;
}

function row(part: HealthPart): string {
  const name = partNames[part.id];
  if (part.kind === 'not-assessed') return `| ${name} | | not assessed | – |`;
  const { score, weight } = part;
  return `| ${name} | \`${bar(score, barWidth)}\` | ${healthText(score)} | ${Math.round(weight * 100)} % |`;
}

function reasons(part: HealthPart): readonly string[] {
  const title = `### ${partNames[part.id]}`;
  if (part.kind === 'not-assessed') return [`${title}\n\nNot assessed. ${escapeMarkdown(part.why)}`];
  if (part.reasons.length === 0) return [];
  const lines = part.reasons
    .slice(0, reasonsOfPart)
    .map(({ text, places }) => `- ${escapeMarkdown(text)}${listPlaces(places)}`);
  const more = part.reasons.length - lines.length;
  return [[title, '', ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')];
}

function listGains(gains: readonly HealthGain[]): readonly string[] {
  if (gains.length === 0) return [];
  const lines = gains
    .slice(0, shownGains)
    .map(
      (gain, index) =>
        `${index + 1}. **${healthGainText(gain.gain).replace('<', '&lt;')}** ${escapeMarkdown(gain.text)} (${effortWord(gain)})${listPlaces(gain.places)}`,
    );
  return [['### What raises it most', '', 'Largest gain first; gains add up.', '', ...lines].join('\n')];
}

function listPlaces(places: readonly HealthPlace[]): string {
  if (places.length === 0) return '';
  return ` ${places.map((place) => `\`${withoutControls(placeText(place)).replaceAll('`', "'")}\``).join(', ')}`;
}

/** Names and titles may come from the project: they are words here, and no marks. */
function escapeMarkdown(text: string): string {
  return withoutControls(text).replace(/[\\`*_{}[\]<>|#&]/g, '\\$&');
}
