import { ExtractJwt, Strategy } from 'passport-jwt';
import jwt from 'jsonwebtoken';
import passport from 'passport';

passport.use(
  new Strategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: process.env.JWT_SECRET ?? '',
      algorithms: ['HS256'],
    },
    (payload, done) => done(null, payload),
  ),
);

export function isAdmin(header: string): boolean {
  const payload = jwt.decode(header.split(' ')[1], { json: true });
  return payload?.role === 'admin';
}
