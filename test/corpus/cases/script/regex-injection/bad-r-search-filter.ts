import type { Context } from 'hono';
import { articles } from './articles.js';

const wildcard = (term: string) => term.split('*').join('.*');

export async function search(c: Context) {
  const term = c.req.query('q') ?? '';
  const matcher = new RegExp(`^${wildcard(term)}$`, 'i');
  return c.json(articles.filter(({ title }) => matcher.test(title)));
}
