/** What a question can name beside its words. Without a schema, since pages take it. */
export const mentionKinds = [
  'file',
  'selection',
  'problems',
  'git',
  'finding',
  'project',
  'client',
  'invoice',
  'entry',
] as const;
export type MentionKind = (typeof mentionKinds)[number];
