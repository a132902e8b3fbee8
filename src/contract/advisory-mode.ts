/** Where advisories about packages come from: what the user imported, or a service that is asked over the network. */
import * as z from 'zod';

export const advisoryModes = ['offline', 'online'] as const;
export const advisoryModeSchema = z.enum(advisoryModes);
export type AdvisoryMode = z.infer<typeof advisoryModeSchema>;
