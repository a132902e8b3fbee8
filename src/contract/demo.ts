/** What a client asks of the process that builds the demo, and what it answers with: one line of JSON. */
import * as z from 'zod';

/** Of the backend's entry: the folder of the demo project; `--data` is its practice. */
export const demoArgument = 'demo';
/** Replace it although its user changed something. */
export const demoAgainArgument = 'demo-again';

export const demoAnswerSchema = z.union([
  z.object({
    /** `changed`: it is older than seven days, its user changed something, and nothing was done. */
    demo: z.enum(['kept', 'built', 'changed']),
    builtOn: z.iso.date(),
  }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type DemoAnswer = z.infer<typeof demoAnswerSchema>;

/** Below the user's data folder. */
export const demoFolders = { practice: 'demo/practice', workspace: 'demo/nordwind-orders' } as const;
