import * as yaml from 'js-yaml';
import { Request, Response } from 'express';

export function importConfig(req: Request, res: Response) {
  const doc = yaml.load(String(req.body), { schema: yaml.JSON_SCHEMA }) as Record<string, unknown>;
  res.json({ keys: Object.keys(doc ?? {}) });
}
