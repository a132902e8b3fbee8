import { mentionedRecords } from './record-kinds.generated.ts';

/** What a question can name beside its words. Without a schema, since pages take it. */
export const mentionKinds = ['file', 'selection', 'problems', 'git', 'finding', ...mentionedRecords] as const;
export type MentionKind = (typeof mentionKinds)[number];
