/** Options of `vireo invoice`, apart from what they lead to. */
import type { AccountingRate } from '../../domain/invoice-document.ts';
import type { BackendOptions } from '../backend/backend-options.ts';

export const invoiceStates = ['draft', 'issued', 'sent', 'part_paid', 'paid', 'cancelled'] as const;
export const exportFormats = [
  'pdf',
  'html',
  'json',
  'ubl',
  'cii',
  'xrechnung',
  'xrechnung-cii',
  'facturx',
  'facturx-xrechnung',
] as const;

export const groupOptions = [
  'entry',
  'task',
  'day',
  'person',
  'project',
  'project/entry',
  'project/task',
  'project/day',
  'project/person',
  'person/entry',
  'person/task',
  'person/day',
  'person/project',
] as const;
export type GroupOption = (typeof groupOptions)[number];

export interface ListOptions extends BackendOptions {
  readonly client?: string;
  readonly state?: (typeof invoiceStates)[number];
}

export interface CreateOptions extends BackendOptions {
  readonly client?: string;
  readonly from?: string;
  readonly to?: string;
  /** A whole invoice as JSON; `-` is standard input. */
  readonly fromJson?: string;
  readonly issue?: true;
  /** What lines bill, below what heads. */
  readonly group?: GroupOption;
  readonly annex?: true;
  readonly accountingRate?: AccountingRate;
}

export interface ExportOptions extends BackendOptions {
  readonly format: (typeof exportFormats)[number];
  readonly output?: string;
}

export interface OpeningOptions extends BackendOptions {
  readonly client: string;
  /** In major units. */
  readonly amount: string;
  readonly issued: string;
  readonly due: string;
  readonly currency?: string;
}

export interface SeriesOptions extends BackendOptions {
  /** What the series begins with. */
  readonly first?: number;
  readonly client?: string;
  readonly creditNotes?: true;
}

export const sentVias = ['email', 'e_invoice', 'portal', 'post', 'other'] as const;

export const mailFormats = ['pdf', 'facturx', 'facturx-xrechnung'] as const;
export const mailXml = ['ubl', 'cii', 'xrechnung', 'xrechnung-cii'] as const;

export interface EmailOptions extends BackendOptions {
  readonly format: (typeof mailFormats)[number];
  readonly xml?: (typeof mailXml)[number];
  readonly to?: string;
  readonly output?: string;
}

export interface SentOptions extends BackendOptions {
  readonly to?: string;
  readonly via?: (typeof sentVias)[number];
  readonly date?: string;
}

export interface CreditOptions extends BackendOptions {
  readonly reason: string;
  readonly release?: true;
  /** `1,3=2.5`: positions, each with a quantity or whole. */
  readonly lines?: string;
  readonly amount?: string;
}

export interface CorrectOptions extends BackendOptions {
  readonly reason: string;
}
