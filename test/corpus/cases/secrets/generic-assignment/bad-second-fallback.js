const secret = process.env.JWT_SECRET || '«made:[a-z]{6}-[a-z]{4}-\d{4}[!#%]»';
app.use(session({ secret, resave: false }));
