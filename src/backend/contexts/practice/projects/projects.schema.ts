/** Projects on the wire. */
import * as z from 'zod';
import { highestRateMinor } from '../../../../domain/money.ts';
import { folderSchema } from '../../../platform/http/fields/folder-field.ts';
import {
  amountSchema,
  idSchema,
  instantSchema,
  likeSchema,
  lineSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { newTimeRuleOverrideFields, timeRuleOverrideFields } from '../../account/model/time-rule-fields.ts';

const githubUrl = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/github\.com\/(?!\.+\/)[\w.-]+\/(?!\.+\/?$)[\w.-]+\/?$/,
    'must be the address of a GitHub repository, e.g. https://github.com/acme/api',
  );

const patterns = z.array(lineSchema.min(1).max(300)).max(20);

const fields = {
  name: nameSchema,
  hourlyRate: amountSchema.extend({ minor: amountSchema.shape.minor.max(highestRateMinor) }),
  /** Absolute path on the user's machine; always null on a server, which no folder is sent to. */
  folder: folderSchema.nullable(),
  githubUrl: githubUrl.nullable(),
  budgetSeconds: z.number().int().min(0).max(1e10).nullable(),
  /** Repositories that belong to it, such as `github.com/acme/*`: host and path, `*` for any run of characters. */
  remotes: patterns,
  /** Branches that belong to it, such as `feature/ACME-*`; none: all of its places. */
  branches: patterns,
};

export const projectSchema = recordSchema
  .extend({
    ...fields,
    ...timeRuleOverrideFields,
    hourlyRate: moneySchema,
    githubUrl: z.string().nullable(),
    clientId: idSchema,
    archivedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const createProjectSchema = z
  .strictObject({
    id: idSchema.optional(),
    clientId: idSchema,
    name: fields.name,
    hourlyRate: fields.hourlyRate,
    folder: fields.folder.optional(),
    githubUrl: fields.githubUrl.optional(),
    budgetSeconds: fields.budgetSeconds.optional(),
    remotes: fields.remotes.optional(),
    branches: fields.branches.optional(),
  })
  .meta({ id: 'CreateProject' });
export type CreateProject = z.infer<typeof createProjectSchema>;

export const patchProjectSchema = z
  .strictObject({ ...fields, ...newTimeRuleOverrideFields, archived: z.boolean() })
  .partial()
  .meta({ id: 'PatchProject' });
export type PatchProject = z.infer<typeof patchProjectSchema>;

export const listProjectsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  clientId: idSchema.optional(),
  archived: z.stringbool().optional(),
  like: likeSchema.optional(),
});
export type ListProjects = z.infer<typeof listProjectsSchema>;

export const projectPageSchema = pageSchema(projectSchema).meta({ id: 'ProjectPage' });
