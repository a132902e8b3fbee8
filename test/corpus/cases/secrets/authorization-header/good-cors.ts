export const cors = {
  allowedHeaders: ['Authorization', 'Content-Type', 'X-Api-Key', 'X-Requested-With'],
  exposedHeaders: ['X-Total-Count', 'X-Auth-Token'],
};
const challenge = 'WWW-Authenticate: Bearer realm="acme", error="invalid_token"';
