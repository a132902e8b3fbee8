/** The health of a project for a person at a terminal. */

import { styleText } from 'node:util';
import { healthGainText, healthText } from '../../domain/figures/health-score.ts';
import type { Health, HealthGain, HealthPart } from '../../domain/health/model.ts';
import { withoutControls } from '../scan/plain-line.ts';
import {
  bar,
  commandFor,
  effortWord,
  partNames,
  placeText,
  shownGains,
  shownReasons,
} from './health-words.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const barWidth = 20;
const nameWidth = Math.max(...Object.values(partNames).map(({ length }) => length));
const indent = ' '.repeat(nameWidth + 2);

export interface HealthTextOptions {
  readonly colors: boolean;
  /** Open findings on record, in words. */
  readonly open?: string | undefined;
}

export function printHealthText(health: Health, { colors, open }: HealthTextOptions): string {
  const paint: Paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  const blocks = [
    headline(health, paint),
    ...(open === undefined ? [] : [`${paint('bold', 'Open on record')}  ${open}`]),
    health.parts.map((part) => printPart(part, paint)).join('\n'),
    ...printGains(health.gains, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headline({ score }: Health, paint: Paint): string {
  if (score === undefined) return paint('bold', 'Health: not assessed');
  const number = paint(['bold', styleOf(score)], healthText(score));
  return `${paint('bold', 'Health')}  ${number}  ${paint(styleOf(score), bar(score, barWidth * 2))}`;
}

function styleOf(score: number): 'green' | 'yellow' | 'red' {
  if (score >= 0.8) return 'green';
  return score >= 0.5 ? 'yellow' : 'red';
}

function printPart(part: HealthPart, paint: Paint): string {
  const name = partNames[part.id].padEnd(nameWidth);
  if (part.kind === 'not-assessed') {
    return `${name}  ${paint('dim', 'not assessed')}\n${indent}${withoutControls(part.why)}`;
  }
  const { score, weight, reasons } = part;
  const head = `${name}  ${paint(styleOf(score), bar(score, barWidth))}  ${paint('bold', healthText(score))}  ${paint('dim', `${Math.round(weight * 100)} % of the whole`)}`;
  const shown = reasons.slice(0, shownReasons).map(({ text, places }) => {
    const where = places.slice(0, 2).map(placeText).join(', ');
    return `${indent}${withoutControls(text)}${where === '' ? '' : paint('dim', ` ${withoutControls(where)}`)}`;
  });
  const more = reasons.length - shown.length;
  return [head, ...shown, ...(more > 0 ? [`${indent}${paint('dim', `and ${more} more`)}`] : [])].join('\n');
}

function printGains(gains: readonly HealthGain[], paint: Paint): readonly string[] {
  if (gains.length === 0) return [];
  const lines = gains.slice(0, shownGains).map((gain, index) => {
    const places = gain.places.slice(0, 3).map(placeText).join(', ');
    const head = `${String(index + 1).padStart(2)}. ${paint('bold', healthGainText(gain.gain).padStart(7))}  ${withoutControls(gain.text)} ${paint('dim', `(${partNames[gain.part].toLowerCase()}, ${effortWord(gain)})`)}`;
    const below = [places, commandFor(gain)].filter((text) => text !== '').join(' · ');
    return `${head}\n${' '.repeat(13)}${paint('dim', withoutControls(below))}`;
  });
  return [
    [
      `${paint('bold', 'What raises it most')} ${paint('dim', '(largest gain first; gains add up)')}`,
      ...lines,
    ].join('\n'),
  ];
}
