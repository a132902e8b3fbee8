/** https://docs.github.com/en/rest/pulls/pulls, also of GitHub Enterprise Server. */
import * as z from 'zod';
import type { HostInterface } from './host-interface.ts';

const openedSchema = z.object({ number: z.number().int(), html_url: z.string().max(2_000) });
const foundSchema = z.array(openedSchema.extend({ body: z.string().nullish() }));

export const gitHub: HostInterface = {
  baseOf: ({ host, url }) =>
    host === 'github.com' ? 'https://api.github.com' : `${new URL(url).origin}/api/v3`,
  headersOf: (token) => ({
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'vireo',
  }),
  findPath: ({ path }, branch) => {
    const [owner = ''] = path.split('/');
    const head = encodeURIComponent(`${owner}:${branch}`);
    return `/repos/${path}/pulls?state=all&per_page=100&head=${head}`;
  },
  readFound: (answer) =>
    foundSchema
      .parse(answer)
      .map(({ number, html_url, body }) => ({ number, url: html_url, body: body ?? '' })),
  openPath: ({ path }) => `/repos/${path}/pulls`,
  writeProposal: ({ branch, base, title, body }) => ({ title, head: branch, base, body }),
  readOpened: (answer) => {
    const { number, html_url: url } = openedSchema.parse(answer);
    return { number, url };
  },
};
