const cors = require('cors');
const express = require('express');
const app = express();
const origins = ['https://shop.example.com'];

app.use(
  cors({
    credentials: true,
    origin: (origin, callback) => callback(null, origins.includes(origin)),
  }),
);
