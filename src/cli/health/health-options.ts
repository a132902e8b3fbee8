/** What the user asked of `vireo health`. */
export const formats = ['text', 'json', 'markdown'] as const;

export interface HealthOptions {
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly failUnder?: number;
  readonly git: boolean;
  readonly cache: boolean;
  readonly online?: boolean;
  readonly osvUrl?: string;
  readonly data?: string;
}
