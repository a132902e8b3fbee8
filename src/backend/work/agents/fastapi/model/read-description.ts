/**
 * A first data model from a sentence, by the words that people describe data with: "Clients have a name and an email. An
 * invoice has a number and a status (draft, sent or paid) and belongs to a client." English and German. What it cannot
 * read it leaves out; a person checks the model before anything is written.
 */
import { snakeOf } from '../../../../../contract/work/api-model/api-model-issues.ts';
import { nounsOf, toEntityName, withoutArticles } from './nouns.ts';
import { guessType } from './read-field.ts';

export interface DescribedModel {
  /** Text of a model, as `readModel` takes it; empty where nothing was recognised. */
  readonly text: string;
  /** Names of its entities. */
  readonly entities: readonly string[];
}

interface Draft {
  readonly fields: Map<string, string>;
  softDelete: boolean;
  isPublic: boolean;
}

const has = `(?:has|have|with|contains?|includes?|consists? of|stores?|hat|haben|mit|enthält|enthalten|besteht aus)`;
const belongs = `(?:belongs? to|is assigned to|are assigned to|refers? to|references?|is (?:for|of) an?|gehört zu|gehören zu|ist zugeordnet)`;
const many =
  /^(?:many|several|multiple|any number of|zero or more|one or more|viele|mehrere|beliebig viele)\s+/i;

export function readDescription(description: string): DescribedModel {
  const drafts = new Drafts();
  for (const clause of clausesOf(description)) drafts.read(clause);
  return { text: drafts.write(), entities: drafts.names() };
}

/** Sentences, and what follows a semicolon. */
function clausesOf(text: string): readonly string[] {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.;!?])\s+|\n/)
    .map((clause) => clause.replace(/[.;!?]+$/, '').trim())
    .filter(Boolean);
}

class Drafts {
  private readonly all = new Map<string, Draft>();

  names(): readonly string[] {
    return [...this.all.keys()];
  }

  read(clause: string): void {
    const about = /\b(?:for|to|that|which|manages?|tracks?|managing|tracking|für|verwaltet|zum|zur)\b/i;
    const opening = /^(?:.*\b)?(?:api|backend|service|app|application|system|anwendung|dienst)\b(.*)$/i.exec(
      clause,
    )?.[1];
    if (opening !== undefined && about.test(opening)) this.list(opening);
    else this.sentence(clause);
  }

  /** "… to manage clients, projects and invoices" */
  private list(text: string): void {
    const [listed = '', ...rest] = text.split(/\b(?:where|in which|wobei|bei dem)\b/i);
    const words = listed.replace(
      /^.*?\b(?:manages?|managing|tracks?|tracking|stores?|storing|handles?|handling|verwaltet|verwalten|for|für|of)\s+/i,
      '',
    );
    for (const noun of nounsOf(words)) this.at(toEntityName(noun));
    for (const clause of rest) this.sentence(clause);
  }

  private sentence(clause: string): void {
    const whole = withoutArticles(clause);
    const [, subject, said] =
      new RegExp(
        String.raw`^(.{1,60}?)\s+(${has}\b.*|${belongs}\b.*|can\b.*|are\b.*|is\b.*|können\b.*|kann\b.*|sind\b.*|ist\b.*)$`,
        'i',
      ).exec(whole) ?? [];
    if (subject === undefined || said === undefined || subject.split(' ').length > 3) return;
    const name = toEntityName(subject);
    for (const part of said.split(
      new RegExp(String.raw`\s*,?\s+(?:and|und|,)\s+(?=${belongs}|${has}|can\b|is\b|are\b|kann\b)`, 'i'),
    ))
      this.part(name, part);
  }

  private part(name: string, text: string): void {
    const target = new RegExp(String.raw`^${belongs}\s+(.+)$`, 'i').exec(text)?.[1];
    if (target !== undefined) this.relate(name, target);
    if (/\b(?:restored|soft[- ]?deleted?|archived|wiederhergestellt|archiviert)\b/i.test(text))
      this.at(name).softDelete = true;
    if (/\b(?:public|öffentlich)\b/i.test(text)) this.at(name).isPublic = true;
    const listed =
      new RegExp(String.raw`^(?:can\s+have|kann|können)?\s*(?:${has})?\s*(.+)$`, 'i').exec(text)?.[1] ?? '';
    if (new RegExp(String.raw`^(?:can have|${has})\b`, 'i').test(text)) this.fields(name, listed);
  }

  private relate(name: string, text: string): void {
    for (const noun of nounsOf(text)) {
      const to = this.known(toEntityName(noun.replace(many, '')));
      this.at(to);
      this.at(name).fields.set(snakeOf(to), `-> ${to}`);
    }
  }

  /** Names with what stands in brackets behind them; what is an entity itself, in the plural, is a relation. */
  private fields(name: string, text: string): void {
    const { fields } = this.at(name);
    for (const noun of nounsOf(text)) {
      const [, words = '', bracket] = /^([^()]*?)\s*(?:\(([^)]*)\))?$/.exec(noun) ?? [];
      const isMany = many.test(words);
      const plain = words.replace(many, '').trim();
      const other = toEntityName(plain);
      if (isMany && this.all.has(other)) this.haveMany(name, other);
      else if (isMany) {
        this.at(other);
        this.haveMany(name, other);
      } else if (this.all.has(other) && other !== name) fields.set(snakeOf(other), `-> ${other}`);
      else if (/^[A-Za-z]/.test(fieldName(plain))) fields.set(fieldName(plain), fieldText(plain, bracket));
    }
  }

  /** Many on both sides are n:m, else the other has one of this. */
  private haveMany(name: string, other: string): void {
    const back = this.at(other).fields;
    const own = snakeOf(name);
    if (back.get(own) === `-> ${name}`) return;
    const hasBack = [...this.at(name).fields.values()].includes(`-> ${other}`);
    if (hasBack) {
      this.at(name).fields.delete(snakeOf(other));
      this.at(name).fields.set(`${snakeOf(other)}s`, `-> ${other}[]`);
    } else back.set(own, `-> ${name}`);
  }

  /** German declines nouns: "einem Kunden" is the entity `Kunde`. */
  private known(name: string): string {
    if (this.all.has(name)) return name;
    const stem = [...this.all.keys()].find(
      (each) => each.length > 3 && [`${each}n`, `${each}en`, `${each}s`, `${each}es`].includes(name),
    );
    return stem ?? name;
  }

  private at(said: string): Draft {
    const name = this.known(said);
    const draft = this.all.get(name) ?? {
      fields: new Map<string, string>(),
      softDelete: false,
      isPublic: false,
    };
    this.all.set(name, draft);
    return draft;
  }

  write(): string {
    return [...this.all].map(([name, draft]) => writeDraft(name, draft)).join('\n');
  }
}

function writeDraft(name: string, { fields, softDelete, isPublic }: Draft): string {
  const all = [...fields];
  // A row that has nothing of its own could not be told from another.
  if (all.every(([, text]) => text.startsWith('->'))) all.unshift(['name', 'string']);
  return [
    `${name}:`,
    ...(softDelete ? ['  soft_delete: true'] : []),
    ...(isPublic ? ['  owned: false', '  read: public'] : []),
    '  fields:',
    ...all.map(([field, text]) => `    ${field}: ${text}`),
    '',
  ].join('\n');
}

const marks = /\b(?:unique|optional|required|eindeutige[rsn]?|optionale[rsn]?)\b/gi;

function fieldName(words: string): string {
  return toFieldName(words.replaceAll(marks, '').trim());
}

function toFieldName(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

function fieldText(words: string, bracket: string | undefined): string {
  const optional = /\boptional/i.test(words) || /\boptional/i.test(bracket ?? '') ? '?' : '';
  const unique =
    /\b(?:unique|eindeutig)/i.test(words) || /\b(?:unique|eindeutig)/i.test(bracket ?? '') ? ' unique' : '';
  const values = (bracket ?? '')
    .split(/\s*(?:,|\bor\b|\band\b|\boder\b|\bund\b|\/|\|)\s*/)
    .filter((value) => /^[A-Za-z][\w -]*$/.test(value));
  if (values.length > 1) return `${values.map(toFieldName).join(' | ')}${optional}`;
  return `${guessType(fieldName(words))}${optional}${unique}`;
}
