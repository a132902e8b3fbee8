/** Messages of a log as plain text: looked up, their placeholders filled in, their links without addresses. */
import { cleanText } from './clean-text.ts';
import type { FoundRule } from './rules.ts';
import type { SarifMessage } from './sarif-schema.ts';

const longestMessage = 4_000;

/** Empty where there is none. */
export function tellMessage(
  message: SarifMessage | undefined,
  { rule, component }: Partial<FoundRule>,
): string {
  if (message === undefined) return '';
  const byId =
    message.id === undefined
      ? undefined
      : (rule?.messageStrings.get(message.id) ?? component?.globalMessageStrings.get(message.id));
  const template = message.text ?? byId?.text ?? message.markdown ?? byId?.markdown ?? '';
  const bounded = template.slice(0, longestMessage * 2);
  return cleanText(withoutLinks(withArguments(bounded, message.arguments)), longestMessage);
}

/** 3.11.5: `{0}` is the first argument, `{{` a brace. Without arguments a brace is itself: tools rarely double it then. */
function withArguments(text: string, given: readonly string[]): string {
  if (given.length === 0) return text;
  return text.replace(/\{\{|\}\}|\{(\d{1,3})\}/g, (found, digits: string | undefined) =>
    digits === undefined ? found.charAt(0) : (given[Number(digits)]?.slice(0, longestMessage) ?? found),
  );
}

/** 3.11.6: `[text](1)` leads to a related location, `[text](https://…)` away; a bracket that is meant as one has a backslash. */
function withoutLinks(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', Math.max(done, open + 1))) {
    const link = text.charAt(open - 1) === '\\' ? undefined : findLink(text, open);
    if (link === undefined) continue;
    parts.push(text.slice(done, open), link.text);
    done = link.end;
  }
  return (parts.join('') + text.slice(done)).replace(/\\([[\]\\])/g, '$1');
}

/** Links longer than this are none. */
const longestLink = 500;

function findLink(text: string, open: number): { readonly text: string; readonly end: number } | undefined {
  const middle = text.indexOf('](', open);
  if (middle < 0 || middle - open > longestLink) return undefined;
  const end = text.indexOf(')', middle);
  if (end < 0 || end - middle > longestLink) return undefined;
  return /^(?:\d+|[a-z][a-z0-9+.-]*:\S*)$/i.test(text.slice(middle + 2, end))
    ? { text: text.slice(open + 1, middle), end: end + 1 }
    : undefined;
}
