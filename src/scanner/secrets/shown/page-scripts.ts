import type { SourceText } from '../assignments.ts';

/** A stretch of text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const opener = /<(?:script\b([^<>]{0,400})>|%(?!#|--)|\?(?:php\b|=))/gi;
/** Types of scripts that hold data or templates. */
const otherType =
  /\btype\s{0,8}=\s{0,8}["']?(?!(?:text|application)\/(?:javascript|ecmascript|typescript|babel|jsx)|module\b)[\w/.+-]/i;
const closers = { script: /<\/script/gi, '%': /%>/g, '?': /\?>/g } as const;

type Opened = keyof typeof closers;

function openedBy(sign: string): Opened {
  return sign === '%' || sign === '?' ? sign : 'script';
}

/** Code within a page or template: between tags of scripts and, in markup, those of a template. In order and apart. */
export function findPageScripts({ text, facts }: SourceText): readonly Span[] {
  if (facts.kind !== 'markup' && facts.kind !== 'config') return [];
  const found: Span[] = [];
  const unclosed = new Set<Opened>();
  opener.lastIndex = 0;
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const kind = openedBy(text[match.index + 1] ?? '');
    const from = opener.lastIndex;
    const isOther = kind === 'script' ? otherType.test(match[1] ?? '') : facts.kind === 'config';
    if (isOther || unclosed.has(kind)) continue;
    const to = endOf(text, from, kind);
    if (to === undefined) unclosed.add(kind);
    else {
      found.push({ from, to });
      opener.lastIndex = to;
    }
  }
  return found;
}

function endOf(text: string, from: number, kind: Opened): number | undefined {
  const closer = closers[kind];
  closer.lastIndex = from;
  return closer.exec(text)?.index;
}

/** Whether an offset lies in one of these spans, which are in order and apart. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const next = spans[low];
  return next !== undefined && next.from <= offset;
}

/** Expressions of this module that meet texts of strangers. */
export const pageScriptPatterns: readonly RegExp[] = [opener, otherType, ...Object.values(closers)];
