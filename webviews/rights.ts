/**
 * What the role of the user does not meet, as the host says it. An element with `data-needs` is not there then, for the eye,
 * the keyboard and the screen reader alike; `may` is for what is more than a button.
 */
import { css, type ReactiveController, type ReactiveControllerHost, unsafeCSS } from 'lit';
import type { Need } from '../src/contract/policy/needs.ts';
import type { Rights } from '../src/contract/webview/common.ts';

const changed = 'vireo-rights';

function isRights(message: unknown): message is Rights {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'rights';
}

/** Whether it was of them. */
export function takeRights(message: unknown): boolean {
  if (!isRights(message)) return false;
  document.body.dataset['refused'] = message.refused.join(' ');
  window.dispatchEvent(new Event(changed));
  return true;
}

/** The service decides; until the role is known nothing is refused here. */
export function may(need: Need): boolean {
  const refused = globalThis.document?.body.dataset['refused'] ?? '';
  return !refused.split(' ').includes(need);
}

/** Draws a view again as the rights change. */
export class RightsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #look = (): void => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(changed, this.#look);
  }

  hostDisconnected(): void {
    window.removeEventListener(changed, this.#look);
  }
}

/** Needs that elements name: styles cannot compare two attributes, so each has a rule. */
const named = [
  'client:write',
  'coach:use',
  'finding:write',
  'invoice:write',
  'mail:write',
  'model:write',
  'organization:write',
  'outgoing:write',
  'rate:write',
  'cost:write',
  'report-mail:write',
  'request:approve',
  'request:write',
  'schedule:write',
  'spending:write',
  'time:write',
  'timesheet:comment',
  'timesheet:decide',
  'timesheet:submit',
] as const satisfies readonly Need[];

const ruleOf = (need: Need) => `:host-context([data-refused~='${need}']) [data-needs='${need}']`;

export const needStyles = css`${unsafeCSS(named.map(ruleOf).join())} { display: none !important; }`;
