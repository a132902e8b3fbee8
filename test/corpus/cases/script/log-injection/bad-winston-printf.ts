import winston from 'winston';
import { Request, Response, NextFunction } from 'express';

const logger = winston.createLogger({
  format: winston.format.printf((i) => `${i.level} ${i.message}`),
  transports: [new winston.transports.File({ filename: 'audit.log' })],
});

export function audit(req: Request, _res: Response, next: NextFunction) {
  logger.info(`search term=${req.query.term} by ${req.ip}`);
  next();
}
