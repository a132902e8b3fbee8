/** What stands in a line of a report: text, code, what is stressed, and links into the web; nothing of it becomes HTML. Pure. */

import { recordKinds } from '../../../src/contract/coach/record-kinds.generated.ts';
import type { RecordLink } from '../../../src/contract/coach/record-link.ts';

export interface Inline {
  readonly kind: 'text' | 'code' | 'strong' | 'link' | 'record';
  readonly text: string;
  /** Of a link. */
  readonly href?: string;
  /** Of a figure: what it stands on. */
  readonly record?: RecordLink;
}

/** Code first: nothing in it means anything. Then `**strong**`, `[text](address)`, and a mark with its backslash. */
const marks =
  /(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\k<ticks>(?!`)|\*\*(?<strong>.+?)\*\*|\[(?<text>(?:\\.|[^\]\\])*)\]\((?<href>[^()\s]*)\)|\\(?<mark>[!-/:-@[-`{-~])/gu;

export function readInline(line: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(marks)) {
    parts.push(...readText(line.slice(from, match.index)), ...readMark(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  return joinTexts([...parts, ...readText(line.slice(from))]);
}

function readText(text: string): readonly Inline[] {
  return text === '' ? [] : [{ kind: 'text', text: decode(text) }];
}

function readMark({
  code,
  strong,
  mark,
  text = '',
  href = '',
}: Partial<Record<string, string>>): readonly Inline[] {
  if (code !== undefined) return [{ kind: 'code', text: code.replace(/^ (.+) $/, '$1') }];
  if (strong !== undefined) return [{ kind: 'strong', text: plainOf(strong) }];
  return mark === undefined ? readLink(text, href) : [{ kind: 'text', text: mark }];
}

function joinTexts(parts: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** What leads elsewhere than into the web or to records is its text alone. */
function readLink(text: string, href: string): readonly Inline[] {
  if (/^https?:\/\//.test(href)) return [{ kind: 'link', text: plainOf(text), href }];
  const [, name, ids] = /^vireo:([a-z-]+)\/([\w,-]+)$/.exec(href) ?? [];
  const kind = recordKinds.find((each) => each === name);
  if (kind === undefined || ids === undefined) return readInline(text);
  return [{ kind: 'record', text: plainOf(text), record: { kind, ids: ids.split(',') } }];
}

function plainOf(text: string): string {
  return readInline(text)
    .map((part) => part.text)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function decode(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}
