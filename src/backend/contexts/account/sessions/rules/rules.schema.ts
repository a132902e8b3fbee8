/** What an organization requires of a sign-in, on the wire. */
import * as z from 'zod';

export const signInRulesSchema = z
  .strictObject({
    requiresSecondFactor: z
      .boolean()
      .meta({ description: 'A member without one signs in to set one up, and to nothing else' }),
  })
  .meta({ id: 'SignInRules' });
export type SignInRules = z.infer<typeof signInRulesSchema>;
