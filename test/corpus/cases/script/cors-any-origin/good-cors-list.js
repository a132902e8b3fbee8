const cors = require('cors');
const app = require('express')();

app.use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'], credentials: true }));
app.get('/me', (req, res) => res.json(req.session.user));
