/** What the user asked of `vireo stack`. */
export const formats = ['text', 'json', 'markdown'] as const;

export interface StackOptions {
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly package?: string;
  readonly evidence?: boolean;
}
