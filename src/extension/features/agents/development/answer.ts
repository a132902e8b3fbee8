/** What is asked of a person, and what they say. */

export interface Asking {
  readonly requestId: string;
  readonly projectId: string;
  readonly payload: unknown;
  /** `Development agent on Orders service`. */
  readonly about: string;
  /** Folder of the project, as the editor opens it. */
  readonly folder: string | undefined;
}

export interface Answer {
  readonly approved: boolean;
  readonly payload?: unknown;
  readonly comment?: string;
}
