/** https://docs.gitlab.com/api/merge_requests, on gitlab.com and on hosts of its own. */
import * as z from 'zod';
import type { HostInterface } from './host-interface.ts';

const openedSchema = z.object({ iid: z.number().int(), web_url: z.string().max(2_000) });
const foundSchema = z.array(openedSchema.extend({ description: z.string().nullish() }));

export const gitLab: HostInterface = {
  baseOf: ({ url }) => `${new URL(url).origin}/api/v4`,
  headersOf: (token) => ({
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'user-agent': 'vireo',
  }),
  findPath: ({ path }, branch) =>
    `/projects/${encodeURIComponent(path)}/merge_requests?state=all&per_page=100&source_branch=${encodeURIComponent(branch)}`,
  readFound: (answer) =>
    foundSchema
      .parse(answer)
      .map(({ iid, web_url, description }) => ({ number: iid, url: web_url, body: description ?? '' })),
  openPath: ({ path }) => `/projects/${encodeURIComponent(path)}/merge_requests`,
  writeProposal: ({ branch, base, title, body }) => ({
    source_branch: branch,
    target_branch: base,
    title,
    description: body,
  }),
  readOpened: (answer) => {
    const { iid: number, web_url: url } = openedSchema.parse(answer);
    return { number, url };
  },
};
