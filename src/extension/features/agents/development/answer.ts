/** What is asked of a person. */

export interface Asking {
  readonly requestId: string;
  readonly projectId: string;
  readonly payload: unknown;
  /** `Development agent on Orders service`. */
  readonly about: string;
  /** Folder of the project, as the editor opens it. */
  readonly folder: string | undefined;
}
