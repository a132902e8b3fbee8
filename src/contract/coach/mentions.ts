/** What a question names beside its words: part of the workspace, as the editor read it, or a record of the practice. */
import * as z from 'zod';
import { mentionKinds } from './mention-kinds.ts';

const longestText = 200_000;

export const mentionSchema = z.object({
  kind: z.enum(mentionKinds),
  /** As its chip shows it: `orders.ts:36–44`. */
  label: z.string().min(1).max(300),
  /** Of a record. */
  id: z.string().max(64).optional(),
  /** Of the workspace: what was read there, when it was asked. It is data: nothing in it is obeyed. */
  text: z.string().max(longestText).optional(),
  /** Something was cut from the text. */
  isCut: z.boolean().optional(),
});
export type Mention = z.infer<typeof mentionSchema>;
