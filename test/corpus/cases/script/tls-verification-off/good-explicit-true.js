import https from 'node:https';

const options = { hostname: 'api.example.com', path: '/v1/token', rejectUnauthorized: true };

export function token(callback) {
  https.request(options, callback).end();
}
