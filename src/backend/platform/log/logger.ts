/** JSON logs on the given stream; tokens never reach them. */
import { type DestinationStream, type Logger, pino } from 'pino';

const secretPaths = [
  'req.headers.authorization',
  'req.headers["sec-websocket-protocol"]',
  'headers.authorization',
  'token',
  '*.token',
  '*.password',
];

export type { Logger };
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths, censor: '[secret]' },
  };
  return pino(options, destination);
}

/** For tests and for building the API's document: says nothing. */
export function createSilentLogger(): Logger {
  return pino({ level: 'silent' });
}
