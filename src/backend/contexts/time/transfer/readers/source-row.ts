/**
 * What every reader makes of a file: rows of one shape, what of the file they do not hold, and why it cannot be
 * read. Readers are pure: text in, values out; they know no database and no clock.
 */
import type { Money } from '../../../../../domain/money.ts';
import type { GitFacts } from '../../model/git-facts.ts';

export const fileFormats = ['toggl', 'clockify', 'harvest', 'kimai', 'vireo'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** `invoiced`: billed by the tool that it comes from. */
export const rowStates = ['open', 'approved', 'invoiced'] as const;
export type RowState = (typeof rowStates)[number];

/** In our own files alone: what waits for a decision here, or was sent back, is decided again where it comes. */
export const openStates = ['submitted', 'rejected'] as const;
export const exportedStates = [...rowStates, ...openStates] as const;

export interface SourceRow {
  /** As a spreadsheet counts: the header is 1, and a cell of several lines is in one row. */
  readonly row: number;
  readonly person: { readonly name: string; readonly email: string };
  readonly client: string;
  readonly project: string;
  readonly task: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly billable: boolean;
  readonly state: RowState;
  /** Number of the invoice in the other tool; empty when it is not told. */
  readonly invoice: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** The file tells a day and a length only: it may be at another time of that day as well. */
  readonly isLaidOut: boolean;
  readonly seconds: number;
  readonly zone: string;
  readonly localDate: string;
  /** Null when the file tells nothing of git, as only our own do. */
  readonly git: GitFacts | null;
  /** For one hour, when the entry was made; undefined when the file tells none. */
  readonly rate: Money | undefined;
  /** What the rate was taken from, in minor units, where the file tells it and no rate. */
  readonly amountMinor: number | undefined;
  /** The file has a price of the whole, of which the rate was taken: it says nothing of other work. */
  readonly isFixed: boolean;
  /** What the row, its header or the request says that money is in, also where there is no rate. */
  readonly currency: string | undefined;
  /** What the file says of who, what and when: two rows of the same are the same work. Independent of zone and state. */
  readonly identity: string;
}

export const lossCodes = [
  'column_not_kept',
  'total_row',
  'line_above_header',
  'still_running',
  'duration_differs',
  'amount_differs',
  'amount_of_no_time',
  'repeated_time',
  'break_cut',
  'cut_to_seconds',
  'rate_from_amount',
  'rate_rounded',
  'currency_assumed',
  'billable_assumed',
  'short_row',
  'start_laid_out',
  'laid_over',
  'past_midnight',
  'longer_than_a_day',
  'in_the_future',
  'week_locked',
  'shares_recorded',
  'shares_in_file',
  'no_project',
  'no_client',
  'no_rate',
  'other_currency',
  'project_archived',
  'client_archived',
  'zone_not_carried',
  'tag_not_carried',
  'state_not_carried',
  'git_not_carried',
  'rate_not_carried',
  'name_not_carried',
  'same_name',
  'people_as_one',
  'no_person',
  'already_there',
  'already_there_changed',
  'policy_not_applied',
  'break_left_out',
  'time_off_left_out',
  'holiday_left_out',
  'not_time_left_out',
  'invalid_left_out',
  'fixed_price_as_rate',
] as const;
export type LossCode = (typeof lossCodes)[number];

/** Something of the file that is not kept as it stands there, with some of its rows. */
export interface Loss {
  readonly code: LossCode;
  readonly column: string;
  readonly count: number;
  readonly message: string;
  /** The message with places such as `{0}` for its parameters, by which a client translates it. */
  readonly template: string;
  readonly parameters: string[];
  /** Of rows that are left out: their time, as far as it can be read. */
  readonly seconds?: number;
  readonly examples: readonly {
    readonly row: number;
    readonly value: string;
    /** Why a row was left out. */
    readonly reason?: Reason;
  }[];
}

/** What is wrong with a row. */
export interface Reason {
  readonly column: string | null;
  readonly value: string | null;
  readonly template: string;
  readonly parameters: string[];
}

/** Why a file is refused: where, and where an option settles it, which. */
export interface Problem extends Reason {
  readonly row: number | null;
  readonly message: string;
  /** Name of the field of the request (and of the option of `vireo import`) that settles it. */
  readonly option: ImportOption | null;
}

export const importOptions = ['format', 'zone', 'dateOrder', 'decimal', 'currency', 'map'] as const;
export type ImportOption = (typeof importOptions)[number];

export interface ReadOptions {
  readonly format: FileFormat | 'auto';
  /** IANA zone that the clock times of the file are in. */
  readonly zone: string;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimal?: DecimalMark | undefined;
  /** Of amounts whose column names none. */
  readonly currency?: string | undefined;
  /** May tell the period that the file is of. */
  readonly fileName?: string | undefined;
  /** ISO date: time much later has not been worked yet. */
  readonly today?: string | undefined;
  /** A row that cannot be read is left out, and refuses no file. */
  readonly skipInvalid?: boolean | undefined;
}

/** What was found out about the file, or said. */
export interface Detected {
  readonly format: FileFormat | null;
  readonly separator: string;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly clock: 12 | 24 | null;
  readonly zone: string;
  readonly currencies: readonly string[];
}

export interface ReadFile {
  readonly detected: Detected;
  /** Rows of the file below its header, whatever became of them. */
  readonly rowCount: number;
  readonly rows: readonly SourceRow[];
  readonly losses: readonly Loss[];
  /** When there is one, nothing of the file is taken. */
  readonly problems: readonly Problem[];
}
