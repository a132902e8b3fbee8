/**
 * What helps while Vireo service cannot be reached, as the host decides it: *Sign In Again* where a session has ended. A page that
 * failed to load shows `renderAgain` (components/again.ts), which is that button then, and loads again otherwise.
 */
import type { TakeWayOn, WayOn } from '../src/contract/webview/common.ts';

export const wayOnChanged = 'vireo-way-on';
const taken = 'vireo-take-way-on';

function isWayOn(message: unknown): message is WayOn {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'wayOn';
}

/** Whether it was one. */
export function takeWayOn(message: unknown): boolean {
  if (!isWayOn(message)) return false;
  document.body.dataset['wayOn'] = message.label;
  window.dispatchEvent(new Event(wayOnChanged));
  return true;
}

/** Empty where there is none. */
export function wayOnLabel(): string {
  return document.body.dataset['wayOn'] ?? '';
}

export function pressWayOn(): void {
  window.dispatchEvent(new Event(taken));
}

/** Of the one host that a page has. */
export function sendWayOns(send: (message: TakeWayOn) => void): void {
  window.addEventListener(taken, () => send({ type: 'takeWayOn' }));
}
