import winston from 'winston';
import { mask } from './mask';

const log = winston.createLogger({ transports: [new winston.transports.Console()] });

export function refreshed(accessToken: string): void {
  log.info(`refreshed ${mask(accessToken)}`);
}
