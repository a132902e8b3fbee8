import https from 'node:https';

const options = { hostname: 'api.example.com', path: '/v1/token', method: 'POST' };
options.rejectUnauthorized = false;

export function token(callback) {
  https.request(options, callback).end('grant_type=client_credentials');
}
