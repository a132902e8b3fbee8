/** Hosts of code and their tokens on the wire. No reply has a token in it. */
import * as z from 'zod';

export const codeHostKinds = ['github', 'gitlab'] as const;
export type CodeHostKind = (typeof codeHostKinds)[number];

export const codeHostParamsSchema = z.object({
  /** `github.com`, `git.example.org:8443` */
  host: z
    .string()
    .max(260)
    .toLowerCase()
    .regex(/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/, 'is the name of a host'),
});

export const putCodeHostTokenSchema = z
  .strictObject({
    /** What it speaks: for GitHub Enterprise and GitLab on hosts of their own. */
    kind: z.enum(codeHostKinds),
    /** Kept in the memory of the backend while it runs, and nowhere else. */
    token: z
      .string()
      .min(8)
      .max(1_000)
      .regex(/^[\x21-\x7e]+$/, 'is printable ASCII without spaces'),
  })
  .meta({ id: 'PutCodeHostToken' });

export const codeHostListSchema = z
  .object({
    items: z.array(
      z.object({
        host: z.string(),
        kind: z.enum(codeHostKinds),
        /** Where its token is from. */
        from: z.enum(['environment', 'handed-over']),
      }),
    ),
  })
  .meta({ id: 'CodeHostList' });
