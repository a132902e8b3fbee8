import { parseXmlString } from 'libxmljs2';
import { Request, Response } from 'express';

const OPTIONS = { noent: true, dtdload: true };

export function uploadInvoice(req: Request & { file: { buffer: Buffer } }, res: Response) {
  const xml = req.file.buffer.toString('utf8');
  const invoice = parseXmlString(xml, OPTIONS);
  res.json({ total: invoice.get('//total')?.toString() });
}
