import { appendFile } from 'node:fs/promises';
import winston from 'winston';
import express from 'express';

const logger = winston.createLogger({
  format: winston.format.printf(({ level, message }) => `${level}: ${message}`),
  transports: [new winston.transports.File({ filename: 'app.log' })],
});
const app = express();

app.get('/track', async (req, res) => {
  logger.info(`visit from ${req.query.campaign}`);
  await appendFile('counter.txt', '1');
  res.sendStatus(204);
});
