/** What reports by mail must know of their neighbours; each is answered by the slice that owns it. */
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { ReportPeriod } from '../../../../domain/report-periods.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { PersonLanguage } from '../../../platform/http/language/person-language.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schedules } from '../../../platform/schedules/set-schedule.ts';

export interface ReportFigures {
  readonly seconds: number;
  readonly billableSeconds: number;
  /** One a currency. */
  readonly amounts: readonly Money[];
}

export interface ReportLine extends ReportFigures {
  /** Empty where there is nothing to name. */
  readonly name: string;
}

export interface BuiltReport {
  /** Local dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly (ReportLine & { readonly rows: readonly ReportLine[] })[];
  readonly total: ReportFigures & { readonly targetSeconds: number | null };
  /** Whose time it counts. */
  readonly ofWhom: CountedTime;
  readonly csv: string;
}

export interface ReportSource {
  /** Of the caller; undefined where it was deleted. */
  findName(caller: Caller, savedReportId: string): Promise<string | undefined>;
  /** As its person sees it; named periods are those of the day `today`. */
  buildSaved(caller: Caller, of: { readonly id: string; readonly today: string }): Promise<BuiltReport>;
  buildByProject(
    caller: Caller,
    of: { readonly period: ReportPeriod; readonly today: string },
  ): Promise<BuiltReport>;
}

export interface ReportMailPorts extends SlicePorts {
  readonly files: Pick<FileStore, 'keep'>;
  readonly figures: Pick<FiguresPort, 'sumUnbilled'>;
  readonly mail: Pick<Mail, 'declare' | 'enqueue' | 'isSetUp'>;
  readonly reports: ReportSource;
  readonly schedules: Schedules;
  findOrganization(
    reads: Reads,
  ): Promise<{ readonly name: string; readonly zone: string; readonly language: string } | undefined>;
  /** Of the organization's people; a client's contact is none of them. */
  listAddresses(reads: Reads): Promise<readonly string[]>;
  /** What a person has chosen to read. */
  findLanguage(reads: Reads, userId: string): Promise<PersonLanguage | undefined>;
  /** With the role of this moment. */
  findActor(reads: Reads, userId: string): Promise<Person | undefined>;
}
