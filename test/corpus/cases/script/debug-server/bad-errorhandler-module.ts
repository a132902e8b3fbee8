import errorHandler from 'errorhandler';
import express from 'express';
import { routes } from './routes';

export const app = express();
app.use('/api', routes);
app.use(errorHandler({ log: false }));
