import express from 'express';
import path from 'node:path';

export const app = express();
app.use('/lib', express.static(path.resolve(__dirname, './node_modules/bootstrap/dist')));
