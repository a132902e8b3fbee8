/** What is kept of a run beside its report, so that the next one can say what changed. JSON. */
import * as z from 'zod';
import { controlStates } from './control.ts';

const summarySchema = z.object({
  version: z.literal(1),
  /** Instant, ISO 8601. */
  at: z.string(),
  paths: z.array(z.string()),
  /** By list and control: `OWASP ASVS 5.0, level 1/1.2.4`. */
  controls: z.record(z.string(), z.enum(controlStates)),
  findings: z.array(
    z.object({
      fingerprint: z.string(),
      rule: z.string(),
      path: z.string(),
      line: z.number(),
      severity: z.string(),
    }),
  ),
});
export type RunSummary = z.infer<typeof summarySchema>;

/** Undefined for what is none that this version understands. */
export function readSummary(text: string | null): RunSummary | undefined {
  if (text === null) return undefined;
  try {
    return summarySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
