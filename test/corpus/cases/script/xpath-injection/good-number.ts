import type { Request, Response } from 'express';
import xpath from 'xpath';
import { catalogue } from './catalogue';

export function entry(req: Request, res: Response): void {
  const position = Number.parseInt(req.params.position, 10);
  if (Number.isNaN(position)) {
    res.status(400).end();
    return;
  }
  res.json(xpath.select(`/catalogue/entry[${position}]`, catalogue).map(String));
}
