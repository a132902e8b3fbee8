import cors from 'cors';
export const middleware = cors({
  origin: (origin, callback) => callback(null, origin),
  credentials: true,
});
