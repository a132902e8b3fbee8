/** How far agents go in a project without a person: set on the backend, never by a workspace. */
import * as z from 'zod';

/**
 * `suggest`: edits are shown, no command runs and nothing is applied. `ask`: a person is asked about both. `unattended`:
 * what rules allow and checks prove needs no question; the rest waits for a person, or is left out.
 */
export const autonomyLevels = ['suggest', 'ask', 'unattended'] as const;
export type AutonomyLevel = (typeof autonomyLevels)[number];

/** Of a project for which nobody chose one. */
export const defaultAutonomy: AutonomyLevel = 'ask';

/** Branches on which nothing is applied unattended; `*` stands for any run of characters. */
export const defaultProtectedBranches: readonly string[] = ['main', 'master', 'release/*'];

/** Asks for the level of the run's project, and whether rules let it write these files unattended. */
export const autonomyAskSchema = z.object({
  kind: z.literal('autonomy'),
  /** Relative to the project's folder or to the top of its repository. */
  writes: z.array(z.string().max(4_096)).max(100_000),
});

export const autonomyAnswerSchema = z.object({
  level: z.enum(autonomyLevels),
  protectedBranches: z.array(z.string()),
  /** `allow` in a project that works unattended alone. */
  writes: z.object({ verdict: z.enum(['allow', 'ask', 'deny']), reason: z.string() }),
});
export type AutonomyAnswer = z.infer<typeof autonomyAnswerSchema>;
