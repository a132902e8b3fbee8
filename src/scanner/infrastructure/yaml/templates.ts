/**
 * Text templates (Helm, Jinja) in YAML: each action is blanked, character for character, so that what remains parses
 * and all offsets stay. Where it stood is remembered, for what it may bring in.
 */

/** An action of a template that stands alone on its line or its lines. */
export interface TemplateGap {
  readonly from: number;
  readonly to: number;
  /** It may write keys or items: an include, not a condition or a comment. */
  readonly writes: boolean;
  /** How deep what it writes is indented: by its `nindent`, else by where it stands. */
  readonly column: number;
}

/** A text as long as the original, with the actions of templates taken out, and where they stood. */
export interface BlankedText {
  readonly text: string;
  readonly gaps: readonly TemplateGap[];
}

/** Stands for an action inside a value. */
export const placeholder = '\uFFFD';

const control = /^\{[{%]-?\s*(?:if|else|end|range|with|define|block|for|endif|endfor|set|\/\*|#|\$\w+\s*:?=)/;

/** End of the action that begins at an offset, or the text's end. */
function actionEnd(text: string, from: number): number {
  const close = text[from + 1] === '{' ? '}}' : text[from + 1] === '%' ? '%}' : '#}';
  const end = text.indexOf(close, from + 2);
  return end < 0 ? text.length : end + 2;
}

function blank(text: string, fill: string): string {
  return text.replace(/[^\r\n]/g, fill);
}

/** Whether nothing but blanks and further actions stands on the lines of an action. */
function standsAlone(text: string, from: number, to: number): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const rest = text.slice(start, from) + text.slice(to, end < 0 ? text.length : end);
  return withoutActions(rest).trim() === '';
}

function withoutActions(line: string): string {
  return line.replace(/\{\{[^{}]*\}\}/g, '');
}

/** Blanks all actions; GitHub's `${{ … }}` is an ordinary value and stays. */
export function blankTemplates(text: string): BlankedText {
  const gaps: TemplateGap[] = [];
  const parts: string[] = [];
  let done = 0;
  const opening = /\{[{%#]/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const from = found.index;
    if (text[from - 1] === '$' || isFlowMap(text, from)) continue;
    const to = actionEnd(text, from);
    const action = text.slice(from, to);
    const alone = standsAlone(text, from, to);
    if (alone) gaps.push({ from, to, writes: isWriting(action), column: columnOf(text, from, action) });
    parts.push(text.slice(done, from), alone ? blank(action, ' ') : fill(action));
    done = to;
    opening.lastIndex = to;
  }
  return gaps.length + parts.length === 0
    ? { text, gaps }
    : { text: parts.join('') + text.slice(done), gaps };
}

function isWriting(action: string): boolean {
  return !control.test(action) && !action.startsWith('{#');
}

function columnOf(text: string, from: number, action: string): number {
  const indent = /\bn?indent (\d{1,3})/.exec(action)?.[1];
  return indent === undefined ? from - (text.lastIndexOf('\n', from - 1) + 1) : Number(indent);
}

/** A flow map that opens another, `{{a: 1}: 2}`, is so rare that only an empty one, `{{}`, is told apart. */
function isFlowMap(text: string, from: number): boolean {
  return text.startsWith('{{}', from) || text[from + 1] === '#';
}

/** What stands for an action within a line: nothing for a condition, else a value of the same length. */
function fill(action: string): string {
  return blank(action, control.test(action) ? ' ' : placeholder);
}

/** Whether a text holds actions at all. */
export function hasTemplates(text: string): boolean {
  return /(?:^|[^$])\{[{%]/.test(text);
}
