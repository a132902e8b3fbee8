import express, { type ErrorRequestHandler } from 'express';
const app = express();
const onError: ErrorRequestHandler = (err, _req, res, _next) => { res.status(500).json({ message: err.message, stack: err.stack }); };
app.use(onError);
