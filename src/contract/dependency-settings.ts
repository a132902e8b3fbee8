/** Settings about packages, section `vireo.dependencies`. They are the user's own: no workspace can set them. */
import * as z from 'zod';
import { advisoryModeSchema } from './advisory-mode.ts';

/** The section under which the client keeps them. */
export const dependencySettingsSection = 'vireo.dependencies';

/** Whatever the client sent; what is of the wrong kind asks nobody. */
export const dependencySettingsSchema = z
  .object({ advisories: advisoryModeSchema.catch('offline') })
  .catch({ advisories: 'offline' });
export type DependencySettings = z.infer<typeof dependencySettingsSchema>;
