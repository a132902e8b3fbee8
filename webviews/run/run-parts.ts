/** What every part of the page is given. */
import { html, type TemplateResult } from 'lit';
import { fromMicroUsd } from '../../src/domain/spending/micro-usd.ts';
import { formatsFor } from '../components/formats.ts';
import type { IconName } from '../components/icons.ts';
import type { RunContent, RunState, RunViewMessage } from './messages.ts';
import type { StepState } from './steps.ts';
import type { Words } from './words.ts';

export interface RunPart {
  readonly words: Words;
  /** BCP 47, of figures and dates. */
  readonly language: string;
  readonly send: (message: RunViewMessage) => void;
}

export interface Look {
  readonly name: IconName;
  readonly tone: string;
}

export const stepLooks: Readonly<Record<StepState, Look>> = {
  running: { name: 'sync', tone: 'spin' },
  waiting: { name: 'bell-dot', tone: 'warn' },
  done: { name: 'pass', tone: 'ok' },
  failed: { name: 'error', tone: 'danger' },
  skipped: { name: 'circle-slash', tone: 'muted' },
};

export const stateLooks: Readonly<Record<RunState, Look>> = {
  queued: { name: 'history', tone: 'muted' },
  running: stepLooks.running,
  waiting: stepLooks.waiting,
  done: stepLooks.done,
  failed: stepLooks.failed,
  cancelled: stepLooks.skipped,
};

export const verdictLooks: Readonly<Record<string, Look>> = {
  Verified: stepLooks.done,
  Checked: stepLooks.done,
  'Tests changed': { name: 'warning', tone: 'warn' },
  Unstable: { name: 'warning', tone: 'warn' },
  Unproven: { name: 'question', tone: 'warn' },
  Failed: stepLooks.failed,
};

/** `€0.03`; `< €0.01` for what is not nothing and prints as nothing. */
export function printCost(microUsd: number, rate: RunContent['rate'], { language }: RunPart): string {
  const cost = fromMicroUsd(microUsd, rate ?? undefined);
  const { money } = formatsFor(language);
  return cost.minor === 0 && microUsd > 0 ? `< ${money({ ...cost, minor: 1 })}` : money(cost);
}

export function printCount(count: number, { language }: RunPart): string {
  return new Intl.NumberFormat(language).format(count);
}

/** `1 min 52 s`; whole seconds. */
export function printElapsed(from: string, to: string | number, { words }: RunPart): string {
  const seconds = Math.max(0, Math.floor((new Date(to).valueOf() - new Date(from).valueOf()) / 1_000));
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? words.minutes(minutes, seconds % 60)
    : words.hours(Math.floor(minutes / 60), minutes % 60);
}

/** What stands between backticks is code, all else is text. */
export function renderSentence(text: string): TemplateResult {
  const parts = text.replaceAll('**', '').split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
