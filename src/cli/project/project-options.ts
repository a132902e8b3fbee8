import type { BackendOptions } from '../backend/backend-options.ts';

export interface ProjectListOptions extends BackendOptions {
  readonly client?: string;
  readonly archived?: boolean;
}

export interface ProjectOptions extends BackendOptions {
  readonly name?: string;
  readonly rate?: string;
  readonly folder?: string;
  readonly github?: string;
  readonly budget?: string;
  readonly remote?: readonly string[];
  readonly branch?: readonly string[];
}

export interface AddProjectOptions extends ProjectOptions {
  readonly client: string;
  /** Without a question about names that look alike. */
  readonly yes?: boolean;
}

export interface EditProjectOptions extends ProjectOptions {
  readonly archive?: boolean;
  readonly restore?: boolean;
}

export interface SetMemberOptions extends BackendOptions {
  readonly role: 'lead' | 'member' | 'viewer';
}
