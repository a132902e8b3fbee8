/** What the host table of a page asks of whoever shows the page: the editor, or the web dashboard. */
import type { RecordLink } from '../contract/coach/record-link.ts';
import type { CommandArguments, CommandId } from '../contract/commands.ts';
import type { SettingKey, Settings } from '../contract/settings.ts';
import type { Backend } from './backend.ts';
import type { Clock } from './clock.ts';
import type { Records } from './records.ts';
import type { Translate } from './words.ts';

export interface Choice<Value> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string;
  /** Whatever is typed. */
  readonly alwaysShow?: boolean;
  readonly value: Value;
}

interface Question {
  readonly title: string;
  /** The question waits while the user looks elsewhere. */
  readonly staysOpen?: boolean;
  readonly placeholder?: string;
}

export interface PickQuestion<Value> extends Question {
  readonly kind: 'pick';
  readonly items: readonly Choice<Value>[];
  /** What is typed is looked for in descriptions, too. */
  readonly matchesDescription?: boolean;
}

export interface TextQuestion extends Question {
  readonly kind: 'text';
  readonly prompt?: string;
  readonly value?: string;
  readonly isSecret?: boolean;
  /** Why the text cannot be taken; undefined when it can. */
  check?(text: string): string | undefined;
}

export interface ConfirmQuestion {
  readonly kind: 'confirm';
  readonly question: string;
  readonly detail?: string;
  /** The button. */
  readonly act: string;
}

/** One contract for every dialog; undefined when the user turned away. */
export interface Ask {
  <Value>(question: PickQuestion<Value>): Promise<Value | undefined>;
  (question: TextQuestion): Promise<string | undefined>;
  (question: ConfirmQuestion): Promise<true | undefined>;
}

/** Names of kinds of files, and their endings. */
export type FileFilters = Readonly<Record<string, readonly string[]>>;

interface FileQuestion {
  readonly title: string;
  readonly act: string;
  readonly filters: FileFilters;
}

interface NewFileQuestion {
  readonly title: string;
  readonly name: string;
  /** All files where there is none. */
  readonly filters?: FileFilters;
  /** Address of the folder that is proposed: the first that is open where none is named. */
  readonly folder?: string | undefined;
}

export interface ChosenFile {
  readonly sizeBytes: number;
  read(): Promise<Uint8Array>;
}

export interface SavedFile {
  /** As a sentence names it. */
  readonly name: string;
  /** Address of the folder that it is in. */
  readonly folder: string;
  write(content: string): Promise<void>;
  open(): Promise<void>;
}

/** Values by key that outlive the page. */
export interface KeptValues {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

interface Progress {
  readonly message?: string;
  /** In per cent. */
  readonly increment?: number;
}

/** A sentence with buttons: answers with the one that was pressed. */
type Say = (sentence: string, ...acts: readonly string[]) => Promise<string | undefined>;

/** What failed, and when: no records, no secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(error: string | Error): void;
}

export interface PagePorts {
  readonly backend: Backend;
  readonly records: Records;
  readonly clock: Clock;
  readonly log: Log;
  readonly t: Translate;
  /** Of dates and amounts. */
  readonly locale: string;
  readonly ask: Ask;
  readonly inform: Say;
  readonly warn: Say;
  /** In passing, for what may be missed. */
  mention(sentence: string): void;
  tellFailure(error: unknown): Promise<void>;
  openRecord(record: RecordLink): Promise<unknown>;
  runCommand<Id extends CommandId>(id: Id, ...args: CommandArguments[Id]): Promise<unknown>;
  withProgress<Value>(
    title: string,
    run: (report: (part: Progress) => void) => Promise<Value>,
  ): Promise<Value>;
  chooseFile(question: FileQuestion): Promise<ChosenFile | undefined>;
  saveFile(question: NewFileQuestion): Promise<SavedFile | undefined>;
  /** In a tab of its own, kept nowhere. */
  showText(content: string, language: string): Promise<void>;
  openAddress(address: string): Promise<void>;
  copy(text: string): Promise<void>;
  readSetting<Key extends SettingKey>(key: Key): Settings[Key];
}
