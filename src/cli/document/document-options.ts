import type { DocumentState, DocumentType } from '../../domain/documents/document.ts';
import type { BackendOptions } from '../backend/backend-options.ts';

export interface ListDocumentOptions extends BackendOptions {
  readonly project?: string;
  readonly type?: DocumentType;
  readonly state?: DocumentState;
  readonly text?: string;
}

export interface OutputOptions extends BackendOptions {
  readonly number?: number;
  readonly output?: string;
}

export interface AddDocumentOptions extends BackendOptions {
  readonly project: string;
  readonly type: DocumentType;
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
