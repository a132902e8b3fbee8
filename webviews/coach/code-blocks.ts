/** Blocks of code in an answer: what can be done with them stands above each. */
import MarkdownIt from 'markdown-it';
import { words } from './words.ts';

/** What a reader does with a block. */
export type CodeAct = 'copy' | 'insert' | 'apply';
export const codeActAttribute = 'data-code-act';

const fences = new MarkdownIt({ html: false });
const acts: readonly CodeAct[] = ['copy', 'insert', 'apply'];

/** First word after the fence, as `ts`; the path after it where the model names one: ```ts src/a.ts. */
export interface CodeInfo {
  readonly language: string;
  readonly path: string | undefined;
}

/** Of each block, in the order of the text. */
export function listCodeInfos(markdown: string): readonly CodeInfo[] {
  return fences
    .parse(markdown, {})
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ info }) => {
      const [language = '', path] = info.trim().split(/\s+/);
      return { language: language.replace(/[^\w+#.-]/g, '').slice(0, 30), path };
    });
}

/** Puts a bar with buttons above each block; a block that is still being written has none. */
export function addCodeBars(fragment: DocumentFragment, infos: readonly CodeInfo[], isWhole: boolean): void {
  const blocks = [...fragment.querySelectorAll('pre')];
  blocks.forEach((block, index) => {
    if (!isWhole && index === blocks.length - 1 && block === fragment.lastElementChild) return;
    const figure = document.createElement('div');
    figure.className = 'code';
    block.replaceWith(figure);
    figure.append(createBar(infos[index], index), block);
    block.tabIndex = 0;
  });
}

function createBar(info: CodeInfo | undefined, index: number): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'code-bar';
  const name = document.createElement('span');
  name.className = 'cut grow';
  name.textContent = info?.path ?? info?.language ?? '';
  bar.append(name, ...acts.map((act) => createButton(act, index)));
  return bar;
}

function createButton(act: CodeAct, index: number): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ghost';
  button.setAttribute(codeActAttribute, `${act} ${index}`);
  button.textContent = words.code[act];
  button.title = words.codeTitle[act];
  return button;
}

/** The act and the number of the block whose button this is. */
export function readCodeAct(target: Element): { readonly act: CodeAct; readonly index: number } | undefined {
  const [act, index] = (target.closest(`[${codeActAttribute}]`)?.getAttribute(codeActAttribute) ?? '').split(
    ' ',
  );
  const known = acts.find((each) => each === act);
  return known && { act: known, index: Number(index) };
}
