import cors from 'cors';
import express from 'express';

const app = express();
const options = { origin: true, credentials: true };
app.use(cors(options));
app.get('/me', (req, res) => res.json({ user: req.headers.cookie }));
