/** Of the scripts of pages with fields: a refusal of the API in the words of the page. Its text is handed to each of them. */
import type { BrowserNode } from './browser-window.ts';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly field: string; readonly issue: string }[];
}

export interface Described {
  readonly text: string;
  /** That is to be corrected. */
  readonly field?: BrowserNode | undefined;
}

export type DescribeRefusal = typeof describeRefusal;

/** @param refusal undefined where nothing was answered */
export function describeRefusal(form: BrowserNode, refusal?: Refusal): Described {
  if (refusal === undefined) return { text: 'The server is not reached. Try again.' };
  const { code, message, details } = refusal;
  const [fault] = details;
  if (fault?.field === 'token') return { text: 'This link is not whole: open it as it was sent to you.' };
  const field = [...form.querySelectorAll('input:enabled, select:enabled')].find(
    ({ id, name }) => (name || id) === fault?.field,
  );
  const label = field && form.querySelector(`label[for=${field.id}]`);
  return { text: label && code === 'invalid' ? `${label.textContent} ${fault?.issue}.` : message, field };
}
