/** Options of `vireo findings`, apart from what they lead to. */
import type { BackendOptions } from '../backend/backend-options.ts';

export const states = ['open', 'confirmed', 'dismissed', 'resolved'] as const;
export const sorts = ['severity', 'newest', 'changed', 'path', 'rule'] as const;
export const exportFormats = ['csv', 'json', 'markdown', 'sarif'] as const;

export interface ImportOptions extends BackendOptions {
  readonly project?: string;
  readonly source?: string;
  readonly root?: string;
  readonly partial?: boolean;
  readonly defaultBranch?: string;
  readonly anyRevision?: boolean;
  readonly create?: boolean;
  readonly yes?: boolean;
}

export interface FilterOptions extends BackendOptions {
  readonly project?: string;
  readonly state?: readonly (typeof states)[number][];
  readonly severity?: readonly ('critical' | 'high' | 'medium' | 'low' | 'info')[];
  readonly source?: readonly string[];
  readonly rule?: readonly string[];
  readonly path?: string;
  readonly folder?: string;
  readonly assignee?: string;
  readonly new?: boolean;
  readonly search?: string;
  readonly sort: (typeof sorts)[number];
}

export interface ListOptions extends FilterOptions {
  readonly limit: number;
}

export interface ExportOptions extends FilterOptions {
  readonly format: (typeof exportFormats)[number];
  readonly output?: string;
}

export interface ChangeOptions extends BackendOptions {
  readonly reason?: string;
}
