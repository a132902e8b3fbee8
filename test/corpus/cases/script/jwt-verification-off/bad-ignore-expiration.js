const passport = require('passport');
const { Strategy, ExtractJwt } = require('passport-jwt');
const User = require('./models/user');

passport.use(new Strategy({
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKey: process.env.JWT_SECRET,
  ignoreExpiration: true,
}, (payload, done) => User.findById(payload.sub).then((u) => done(null, u || false), done)));
