/** Whose invoices an answer is about. */
import type { Question } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import { plain } from './answer.ts';

interface Words {
  readonly for: (name: string) => string;
  /** Behind a client's name, where a project of the client was asked for. */
  readonly wholeClient: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    for: (name) => ` for **${name}**`,
    wholeClient: ' (all projects: invoices are kept by client)',
  },
  de: {
    for: (name) => ` für **${name}**`,
    wholeClient: ' (alle Projekte: Rechnungen gehören zum Kunden)',
  },
};

/** Invoices belong to clients: a question about a project is answered for its client, and says so. */
export function sayInvoiceOwner(question: Question, language: Language): string {
  const name = question.client?.name ?? question.project?.clientName;
  const say = words[language];
  const whole = question.client === undefined ? say.wholeClient : '';
  return name === undefined ? '' : `${say.for(plain(name))}${whole}`;
}
