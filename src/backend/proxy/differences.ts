/** What a practice of one has and an account on a server has not, by route: the reason, for its user. docs/server.md lists them. */
import { type Text, text } from '../../words/text.ts';

export const differences: Readonly<Record<string, (host: string) => Text>> = {
  'POST /api/v1/activity': (host) =>
    text`What your editor saw of your work is not kept on ${host}: it would be the firm's.`,
  'POST /api/v1/auth/switch': (host) =>
    text`This account is of one organization on ${host}: sign in to the other one as an account of its own.`,
  'POST /api/v1/store/start-empty': (host) =>
    text`Your records are on ${host}: its operator has the backups.`,
};
