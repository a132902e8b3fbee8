import * as z from 'zod';

/** Where an agent looks. */
export const pathsSchema = z.array(z.string().min(1).max(1_000)).max(100).default([]).meta({
  title: 'Files and folders',
  description: 'Relative to the folder of the project; all of it when empty.',
  example: 'src',
});
