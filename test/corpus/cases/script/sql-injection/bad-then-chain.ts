import { Pool } from 'pg';
import type { IncomingMessage, ServerResponse } from 'node:http';

const pool = new Pool();

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(text));
  });
}

export function handle(request: IncomingMessage, response: ServerResponse): void {
  readBody(request)
    .then((text) => JSON.parse(text) as { city: string })
    .then(({ city }) => pool.query({ text: `SELECT * FROM shops WHERE city = '${city}'` }))
    .then(({ rows }) => response.end(JSON.stringify(rows)))
    .catch(() => response.destroy());
}
