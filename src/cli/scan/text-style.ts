/** Colours of text on a terminal. */
import { styleText } from 'node:util';
import type { Severity } from '../../scanner/model.ts';

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export function createPaint(colors: boolean): Paint {
  return (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
}

export const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'dim',
};
