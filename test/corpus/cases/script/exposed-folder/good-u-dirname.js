import express from 'express';
import { join } from 'node:path';

const app = express();
app.use(express.static(join(import.meta.dirname, 'assets'), { index: false }));
export default app;
