import cors from 'cors';
import express from 'express';

const allowed = new Set((process.env.ALLOWED_ORIGINS || '').split(','));
const app = express();

app.use(
  cors({
    credentials: true,
    origin(origin, cb) {
      if (!origin || allowed.has(origin)) return cb(null, true);
      cb(new Error('origin not allowed'));
    },
  }),
);
export default app;
