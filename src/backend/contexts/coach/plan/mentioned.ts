/** What a question names by a chip, put into its words: the grammar reads a record as if its name had been typed. */
import type { Mention } from '../../../../contract/coach/mentions.ts';
import { fold } from '../words/tokens.ts';
import type { Language } from '../words/vocabulary.ts';

type Named = Pick<Mention, 'kind' | 'label' | 'text'>;

export interface MentionedText {
  readonly text: string;
  /** Labels of what only a model can read. */
  readonly unread: readonly string[];
  /** Of findings: what their rules say of them, as Markdown. */
  readonly explanations: readonly string[];
}

const bound: Readonly<Partial<Record<Mention['kind'], Readonly<Record<Language, string>>>>> = {
  project: { en: 'for', de: 'für' },
  client: { en: 'for', de: 'für' },
  invoice: { en: 'invoice', de: 'Rechnung' },
};

/** A name that was typed as well is not said twice. */
export function withMentions(text: string, mentions: readonly Named[], language: Language): MentionedText {
  const said = mentions.flatMap(({ kind, label }) => {
    const word = bound[kind];
    return word === undefined || fold(text).includes(fold(label)) ? [] : `${word[language]} ${label}`;
  });
  const others = mentions.filter(({ kind }) => bound[kind] === undefined);
  const explained = others.filter(isExplained);
  return {
    text: said.length === 0 ? text : insert(text, said.join(' ')),
    unread: others.filter((each) => !isExplained(each)).map(({ label }) => label),
    explanations: explained.flatMap(({ text: explanation }) => explanation ?? []),
  };
}

function isExplained({ kind, text }: Named): boolean {
  return kind === 'finding' && text !== undefined && text.trim() !== '';
}

/** Before the note that a command ends with, and before the mark that a question ends with. */
function insert(text: string, words: string): string {
  const [, told = text, note = ''] = /^(.*?[^\d\s:])(\s*:\s+\S.*)$/su.exec(text) ?? [];
  const [, plain = told, mark = ''] = /^(.*?)([\s?.!]*)$/su.exec(told) ?? [];
  return `${plain} ${words}${mark}${note}`.trim();
}
