import express from 'express';

const app = express();
app.use(express.static(import.meta.dirname, { index: false }));
export default app;
