/**
 * JSX allows a bare `&` in text and attributes ("Terms & Conditions"); the grammar only knows `&amp;` and reads an error.
 * Such an `&` is read as another character of the same length, so that all offsets hold.
 */

const entity = /&(?:#(?:[xX][0-9a-fA-F]{1,6}|\d{1,5})|[A-Za-z]{1,30});/y;
/** Text between two tags is seldom longer. */
const farthest = 2000;
const word = /[\w$]/;

/** Where a bare `&` in JSX may be: surely, or only if the parser sees an error there (`{a} & {b}` may be a type). */
export interface BareAmpersand {
  readonly at: number;
  readonly isSure: boolean;
}

/** In the order of the text. */
export function findBareAmpersands(text: string): readonly BareAmpersand[] {
  const found: BareAmpersand[] = [];
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    entity.lastIndex = at;
    if (entity.test(text)) continue;
    const before = edgeBefore(text, at);
    if (isInAttribute(text, at)) found.push({ at, isSure: true });
    else if (before !== undefined && endsBeforeTag(text, at)) found.push({ at, isSure: before === 'tag' });
  }
  return found;
}

/** The text with another character at each of these places. */
export function withoutAmpersands(text: string, places: readonly number[]): string {
  let kept = '';
  let from = 0;
  for (const at of places) {
    kept += `${text.slice(from, at)}_`;
    from = at + 1;
  }
  return kept + text.slice(from);
}

/** What the text before begins after: a tag, an expression in braces, or nothing of JSX. */
function edgeBefore(text: string, at: number): 'tag' | 'braces' | undefined {
  for (let index = at - 1; index >= 0 && index >= at - farthest; index -= 1) {
    const character = text[index];
    if (character === '}') return 'braces';
    if (character === '>') return isTagEnd(text, index) ? 'tag' : undefined;
    if (character === '<' || character === '{') return undefined;
  }
  return undefined;
}

/** `Map<A> & B` is a type and `() => a & b` an expression. */
function isTagEnd(text: string, end: number): boolean {
  if (text[end - 1] === '=') return false;
  const open = text.lastIndexOf('<', end);
  return open >= 0 && !word.test(text[open - 1] ?? '');
}

function endsBeforeTag(text: string, at: number): boolean {
  for (let index = at + 1; index < text.length && index <= at + farthest; index += 1) {
    const character = text[index];
    if (character === '{') return true;
    if (character === '<') return /[/A-Za-z>]/.test(text[index + 1] ?? '');
    if (character === '>' || character === '}') return false;
  }
  return false;
}

function isInAttribute(text: string, at: number): boolean {
  for (let index = at - 1; index > 1 && index >= at - farthest; index -= 1) {
    const character = text[index];
    if (character === '"' || character === "'")
      return text[index - 1] === '=' && word.test(text[index - 2] ?? '');
    if (character === '\n' || character === '`') return false;
  }
  return false;
}
