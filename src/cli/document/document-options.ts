import type { BackendOptions } from '../backend/backend-options.ts';

export const documentKinds = [
  'charter',
  'requirements',
  'risk-register',
  'success-criteria',
  'roadmap',
  'other',
] as const;
export const documentStates = ['draft', 'in-review', 'approved'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface ListDocumentOptions extends BackendOptions {
  readonly project?: string;
  readonly type?: DocumentKind;
  readonly state?: (typeof documentStates)[number];
  readonly text?: string;
}

export interface OutputOptions extends BackendOptions {
  readonly number?: number;
  readonly output?: string;
}

export interface AddDocumentOptions extends BackendOptions {
  readonly project: string;
  readonly type: DocumentKind;
  readonly file?: string;
}

export interface EditDocumentOptions extends BackendOptions {
  readonly file?: string;
  readonly title?: string;
}

export interface DiffOptions extends BackendOptions {
  readonly from?: number;
  readonly to?: number;
  readonly words?: boolean;
}

export interface ExportDocumentOptions extends OutputOptions {
  readonly format: 'markdown' | 'pdf';
}

export interface CommentOptions extends BackendOptions {
  readonly on: string;
}
