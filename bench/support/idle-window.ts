/** What happens in a window that nobody touches: requests at the backend, and redraws of what is ours on the screen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export interface IdleFacts {
  /** Milliseconds since the epoch. */
  readonly requests: readonly number[];
  readonly redraws: readonly number[];
}

export interface IdleSpan {
  readonly dataDirectory: string;
  /** Of what is watched for redraws. */
  readonly selectors: readonly string[];
  readonly lengthMs: number;
}

export async function watchIdle(
  page: Page,
  { dataDirectory, selectors, lengthMs }: IdleSpan,
): Promise<IdleFacts> {
  const from = Date.now();
  const redraws = page.evaluate(collectRedraws, { selectors, lengthMs });
  await delay(lengthMs);
  const to = Date.now();
  const requests = readRequests(dataDirectory).filter((time) => time >= from && time <= to);
  return { requests, redraws: await redraws };
}

/** The shortest time between two of them; with fewer than two, all the time that was watched. */
export function shortestGap(times: readonly number[], lengthMs: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? time));
  return Math.min(lengthMs, ...gaps);
}

/** Runs in the page. Changes within one frame are one redraw, as the browser draws them. */
async function collectRedraws({ selectors, lengthMs }: Pick<IdleSpan, 'selectors' | 'lengthMs'>) {
  const frames = new Set<number>();
  const origin = performance.timeOrigin;
  const observer = new MutationObserver(() => {
    requestAnimationFrame((frame) => frames.add(origin + frame));
  });
  for (const selector of selectors) {
    const target = document.querySelector(selector);
    if (target === null) throw new Error(`Nothing in the window is ${selector}.`);
    observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
  }
  await new Promise((resolve) => setTimeout(resolve, lengthMs));
  observer.disconnect();
  return [...frames];
}

/** The backend tells of every request in its log, at any level up to info. */
function readRequests(dataDirectory: string): number[] {
  const lines = readFileSync(path.join(dataDirectory, 'logs/backend.log'), 'utf8').trim().split('\n');
  const times = lines
    .map((line): { msg?: unknown; time?: unknown } => JSON.parse(line))
    .filter(({ msg }) => msg === 'incoming request')
    .map(({ time }) => Date.parse(String(time)));
  // The window was filled by some: without them, silence would prove nothing.
  if (times.length === 0) throw new Error("The backend's log tells of no request at all.");
  return times;
}
