/** A month on the wire. */
import * as z from 'zod';

export const monthSchema = z
  .string()
  .regex(/^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/, 'must be a month such as "2026-11"');
