/** Names of the clients, projects and invoices that tools gave, and which values stand on another than a sentence names. */
import { legalForms } from '../names/legal-forms.ts';
import type { KnownValue, RecordName } from './figure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that name a record of their kind, with the field of its id. */
const namedFields: readonly (readonly [string, string, string])[] = [
  ['clientName', 'client', 'clientId'],
  ['projectName', 'project', 'projectId'],
  ['taskName', 'task', 'taskId'],
  ['userName', 'person', 'userId'],
  ['invoiceNumber', 'invoice', 'invoiceId'],
];
/** The wider records that a narrower one belongs to. */
const widths: Readonly<Record<string, number>> = { client: 0, project: 1, invoice: 2, task: 2 };

const keyOf = ({ kind, name }: RecordName): string => `${kind}:${name}`;

interface Called {
  readonly text: string;
  readonly record: RecordName;
}

export interface Place {
  readonly record: RecordName;
  readonly start: number;
  readonly end: number;
}

export class RecordBook {
  readonly #byId = new Map<string, RecordName>();
  readonly #records = new Map<string, RecordName>();
  readonly #wider = new Map<string, Map<string, Set<string>>>();
  #called: readonly Called[] | undefined;

  /** The names in an object, and that they belong together. */
  add(names: readonly RecordName[]): void {
    for (const record of names) {
      const key = keyOf(record);
      if (!this.#records.has(key)) this.#called = undefined;
      this.#records.set(key, record);
      for (const other of names) {
        if (isWider(other, record)) this.#widerOf(key, other.kind).add(other.name);
      }
    }
  }

  nameId(id: string, record: RecordName): void {
    this.#byId.set(id, record);
  }

  findById(id: unknown): RecordName | undefined {
    return typeof id === 'string' ? this.#byId.get(id) : undefined;
  }

  /** With the client of a project, and both of an invoice, where there is one alone. */
  widen(names: readonly RecordName[]): readonly RecordName[] {
    const kinds = new Set(names.map(({ kind }) => kind));
    const wider = names.flatMap((record) =>
      [...(this.#wider.get(keyOf(record)) ?? [])]
        .filter(([kind, found]) => !kinds.has(kind) && found.size === 1)
        .flatMap(([kind, found]) => [...found].map((name) => ({ kind, name }))),
    );
    return [...names, ...wider];
  }

  /** All that a text names; of one name within another, the longer. */
  namedIn(text: string): readonly RecordName[] {
    return this.placesIn(text).map(({ record }) => record);
  }

  /** With where each is named first. */
  placesIn(text: string): readonly Place[] {
    let rest = text;
    const found: Place[] = [];
    for (const { text: called, record } of this.#listCalled()) {
      const at = findWord(rest, called);
      if (at < 0) continue;
      found.push({ record, start: at, end: at + called.length });
      rest = rest.replaceAll(called, ' '.repeat(called.length));
    }
    return found;
  }

  #widerOf(key: string, kind: string): Set<string> {
    const kinds = this.#wider.get(key) ?? new Map<string, Set<string>>();
    const names = kinds.get(kind) ?? new Set<string>();
    this.#wider.set(key, kinds.set(kind, names));
    return names;
  }

  /** The longest first; one that several records share names none but a single widest. */
  #listCalled(): readonly Called[] {
    if (this.#called !== undefined) return this.#called;
    const all = [...this.#records.values()].flatMap((record) =>
      variantsOf(record).map((text) => ({ text, record })),
    );
    const byText = Map.groupBy(all, ({ text }) => text);
    this.#called = [...byText.values()]
      .flatMap((sharing) => widestOf(sharing))
      .toSorted((one, other) => other.text.length - one.text.length);
    return this.#called;
  }
}

function isWider(one: RecordName, other: RecordName): boolean {
  const [first, second] = [widths[one.kind], widths[other.kind]];
  return first !== undefined && second !== undefined && first < second;
}

function widestOf(sharing: readonly Called[]): readonly Called[] {
  const widthOf = ({ record }: Called): number => widths[record.kind] ?? 9;
  const widest = Math.min(...sharing.map(widthOf));
  const first = sharing.filter((each) => widthOf(each) === widest);
  return first.length === 1 ? first : [];
}

/** "2026-11-02" is the row of a day, "5" says nothing. */
function isTelling({ kind, name }: RecordName): boolean {
  return name.length > 2 && (kind === 'invoice' || /\p{L}{2}/u.test(name));
}

/** As it is, without its legal form, and a client by its first word. */
function variantsOf(record: RecordName): readonly string[] {
  if (!isTelling(record)) return [];
  const { kind, name } = record;
  const words = name.split(/\s+/);
  while (words.length > 1 && isLegalForm(words.at(-1))) words.pop();
  const [first = ''] = words;
  const short = kind === 'client' && first.length > 3 ? [first] : [];
  return [...new Set([name, words.join(' ').replace(/,$/, ''), ...short])];
}

function isLegalForm(word = ''): boolean {
  return word === '&' || legalForms.has(word.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' ';
    // "Nordwinds Rechnung".
    const after = text.slice(at + word.length).replace(/^s(?![\p{L}\p{N}])/u, '');
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|-\d)/u.test(after)) return at;
  }
  return -1;
}

/** What an object says that it is, or is about; the book learns it. `rows`: the kind of records that a tool grouped by. */
export function namesIn(fields: Fields, book: RecordBook, rows?: string): readonly RecordName[] {
  const names = new Map<string, RecordName>();
  const take = (record: RecordName, id: unknown): void => {
    if (!names.has(record.kind)) names.set(record.kind, record);
    if (typeof id === 'string') book.nameId(id, record);
  };
  for (const [field, kind, idField] of namedFields) {
    const name = fields[field];
    const byId = book.findById(fields[idField]);
    if (typeof name === 'string' && name !== '') take({ kind, name }, fields[idField]);
    else if (byId?.kind === kind) take(byId, undefined);
  }
  const own = ownName(fields, rows ?? book.findById(fields['key'])?.kind);
  if (own !== undefined) take(own, fields['id'] ?? fields['invoiceId'] ?? fields['key']);
  const found = [...names.values()];
  book.add(found);
  return found;
}

function ownName(fields: Fields, rows = 'name'): RecordName | undefined {
  const { name, number, link } = fields;
  const linked = kindOf(link);
  if (typeof number === 'string' && (linked === 'invoice' || 'clientName' in fields || 'invoiceId' in fields))
    return { kind: 'invoice', name: number };
  if (typeof name !== 'string' || name === '') return undefined;
  if (linked === undefined) return { kind: rows, name };
  return { kind: linked === 'client' && 'clientName' in fields ? 'name' : linked, name };
}

function kindOf(link: unknown): string | undefined {
  if (typeof link !== 'object' || link === null || !('kind' in link)) return undefined;
  return typeof link.kind === 'string' ? link.kind : undefined;
}

/** Whether a value stands on none of what is named, but on others of that kind. */
export function isOfAnother(
  value: Pick<KnownValue<unknown>, 'kind' | 'of'>,
  named: readonly RecordName[],
  book: RecordBook,
): boolean {
  const { of } = value;
  if (of.length === 0 || named.length === 0) return false;
  const said = Map.groupBy(book.widen(named), ({ kind }) => kind);
  if (isOfOtherMatter(value, said)) return true;
  return book.widen(of).some(({ kind, name }) => {
    const asked = said.get(kind);
    return asked !== undefined && !asked.some((each) => each.name === name);
  });
}

/** What is said of an invoice does not stand on the time of a project that is not named, nor a day of work on an invoice. */
function isOfOtherMatter(
  { kind: what, of }: Pick<KnownValue<unknown>, 'kind' | 'of'>,
  said: ReadonlyMap<string, unknown>,
): boolean {
  const isOfInvoice = of.some(({ kind }) => kind === 'invoice');
  const isOfWork = !isOfInvoice && of.some(({ kind }) => kind === 'project' || kind === 'task');
  const saysWork = said.has('project') || said.has('task');
  const saysInvoice = said.has('invoice');
  return (
    (saysInvoice && !saysWork && isOfWork) || (what === 'date' && saysWork && !saysInvoice && isOfInvoice)
  );
}
