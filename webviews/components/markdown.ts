/**
 * Markdown that a coach or a model wrote, as inert nodes. Two walls: the parser makes no HTML of its input, and what
 * it makes is sanitised to a short list of elements without images, styles, ids or handlers. A link can only lead to
 * a record (`vireo:<n>`, a button here) or to the web, where its address shows before it is followed.
 */
import DOMPurify, { type Config } from 'dompurify';
import MarkdownIt from 'markdown-it';

/** The attribute of a button that opens `links[n]` of the answer. */
export const recordAttribute = 'data-record';

const parser = new MarkdownIt({ html: false, linkify: false }).disable('image');

const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'hr',
    'strong',
    'em',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Without this their values would have to look like addresses.
  ADD_URI_SAFE_ATTR: ['start', 'align'],
  ALLOWED_URI_REGEXP: /^(?:vireo:\d{1,4}|https?:\/\/)/i,
  RETURN_DOM_FRAGMENT: true,
};

// Column alignment comes as a style, which the page's policy refuses.
parser.core.ruler.push('alignment', (state) => {
  for (const token of state.tokens) {
    const side = /^text-align:(right|center|left)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
    if (side !== undefined) {
      token.attrs = [['align', side]];
    }
  }
});

/** The nodes of `source`. A link to a record beyond `linkCount` is not known yet and stays plain text. */
export function renderMarkdown(source: string, linkCount: number): DocumentFragment {
  const fragment = DOMPurify.sanitize(parser.render(source), allowed);
  for (const anchor of fragment.querySelectorAll('a')) {
    replaceAnchor(anchor, linkCount);
  }
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    rename(heading, 'h2');
  }
  return fragment;
}

function replaceAnchor(anchor: HTMLAnchorElement, linkCount: number): void {
  const address = anchor.getAttribute('href') ?? '';
  const record = /^vireo:(\d+)$/i.exec(address)?.[1];
  if (record !== undefined && Number(record) < linkCount) {
    const button = rename(anchor, 'button');
    button.setAttribute('type', 'button');
    button.setAttribute('class', 'link');
    button.setAttribute(recordAttribute, record);
  } else if (/^https?:\/\//i.test(address)) {
    anchor.title = address;
    anchor.rel = 'noopener noreferrer';
  } else {
    anchor.replaceWith(...anchor.childNodes);
  }
}

function rename(element: Element, name: string): Element {
  const renamed = document.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

/** Brings `container` to the nodes of `fragment`, leaving equal blocks alone: focus and selection in them survive. */
export function updateBlocks(container: Element, fragment: DocumentFragment): void {
  const blocks = [...fragment.children];
  blocks.forEach((block, index) => {
    const present = container.children[index];
    if (present === undefined) {
      container.append(block);
    } else if (!present.isEqualNode(block)) {
      present.replaceWith(block);
    }
  });
  while (container.children.length > blocks.length) {
    container.lastElementChild?.remove();
  }
}
