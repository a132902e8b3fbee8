import pino from 'pino';
import { Request, Response, NextFunction } from 'express';

const logger = pino();

export function audit(req: Request, _res: Response, next: NextFunction) {
  logger.info({ term: req.query.term, ip: req.ip }, 'search');
  next();
}
