import cors from 'cors';
const allowed = new Set(['https://a.example.com']);
export const middleware = cors({
  origin: (origin, callback) => callback(null, allowed.has(origin ?? '')),
  credentials: true,
});
