/** What is known of a page without its script: its bundle, its element, what it says and what it draws first. */
import type { Layout } from './skeleton.ts';
import type { WordTable } from './words/word-table.ts';

export interface Page<Name extends string = string> {
  /** Of the bundle (`dist/webviews/<name>.js`). */
  readonly name: Name;
  readonly rootElement: string;
  /** It shows images that come in messages, as data URIs. */
  readonly hasImages?: boolean;
  /** Its texts, which the host translates. */
  readonly words: WordTable;
  readonly layout: Layout;
}

export function definePage<const Name extends string>(page: Page<Name>): Page<Name> {
  return page;
}
