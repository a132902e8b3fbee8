/** The reviewer's last word. */
import * as z from 'zod';
import type { LastWord } from './tool-loop.ts';

const verdictSchema = z.strictObject({
  verdict: z.enum(['accept', 'back']),
  comments: z.string().max(20_000).describe('What has to be done differently; empty where nothing has.'),
});
export type ReviewVerdict = z.infer<typeof verdictSchema>;

export const verdictWord: LastWord<ReviewVerdict> = {
  offer: {
    name: 'give_verdict',
    description: 'Ends the review.',
    input: z.toJSONSchema(verdictSchema) as Record<string, unknown>,
  },
  read(input) {
    const parsed = verdictSchema.safeParse(input);
    if (!parsed.success) return { wrong: `This is not the tool's input: ${z.prettifyError(parsed.error)}` };
    const { verdict, comments } = parsed.data;
    if (verdict === 'back' && comments.trim() === '')
      return { wrong: 'Say what has to be done differently.' };
    return { value: parsed.data };
  },
};
