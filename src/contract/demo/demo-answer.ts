/** What a client asks of the process that builds the demo, and what it answers with: one line of JSON. */
import * as z from 'zod';

/** Of the backend's entry: the folder of the demo project; `--data` is its practice. */
export const demoArgument = 'demo';
/** What its user answered where an old demo was changed. */
export const demoChoiceArgument = 'demo-choice';

/** `rebuild`: replace it, changes and all; `keep`: ask again in seven days. */
export const demoChoices = ['rebuild', 'keep'] as const;
export type DemoChoice = (typeof demoChoices)[number];

const demoStateSchema = z.object({
  /** `changed`: it is older than seven days, its user changed something, and nothing was done. */
  demo: z.enum(['kept', 'built', 'changed']),
  builtOn: z.iso.date(),
});
export type DemoState = z.infer<typeof demoStateSchema>;

export const demoAnswerSchema = z.union([
  demoStateSchema,
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
]);
