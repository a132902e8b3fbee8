const { expressjwt } = require('express-jwt');
const app = require('express')();

app.use(expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] }).unless({ path: ['/login'] }));
app.get('/me', (req, res) => res.json({ sub: req.auth.sub }));
app.listen(3000);
