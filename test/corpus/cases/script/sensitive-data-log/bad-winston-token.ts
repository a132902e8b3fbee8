import winston from 'winston';

const log = winston.createLogger({ transports: [new winston.transports.Console()] });

export async function refresh(accessToken: string): Promise<Response> {
  log.info(`refreshing with ${accessToken}`);
  return fetch('https://auth.example.org/refresh', { headers: { authorization: accessToken } });
}
