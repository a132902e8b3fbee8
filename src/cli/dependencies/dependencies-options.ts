/** What the user asked of `vireo dependencies`. */
export const formats = ['text', 'json'] as const;

export interface DependenciesOptions {
  readonly format: (typeof formats)[number];
}
