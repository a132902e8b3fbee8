import { Request, Response } from 'express';

const quote = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const highlight = (req: Request, res: Response) => {
  const term = String(req.query.term);
  const matcher = new RegExp('(' + quote(term) + ')', 'gi');
  res.json({ text: String(req.query.text).replace(matcher, '*$1*') });
};
