import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import libxmljs from 'libxmljs2';

const catalogue = libxmljs.parseXml(readFileSync('catalogue.xml', 'utf8'));

export function book(req: Request, res: Response): void {
  const isbn = req.params.isbn;
  const node = catalogue.get('//book[@isbn="' + isbn + '"]/title');
  res.json({ title: node?.text() });
}
