import express from 'express';
import pino from 'pino';

const logger = pino();
const app = express();

app.get('/track', (req, res) => {
  logger.info({ campaign: req.query.campaign }, 'visit');
  res.sendStatus(204);
});
