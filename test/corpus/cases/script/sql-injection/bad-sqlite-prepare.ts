import Database from 'better-sqlite3';
import type { NextApiRequest, NextApiResponse } from 'next';

const db = new Database('blog.db', { readonly: true });

export default function handler(req: NextApiRequest, res: NextApiResponse): void {
  const direction = req.query.direction ?? 'asc';
  const statement = db.prepare(`SELECT title FROM posts WHERE draft = ? ORDER BY title ${direction}`);
  res.json(statement.all(0));
}
