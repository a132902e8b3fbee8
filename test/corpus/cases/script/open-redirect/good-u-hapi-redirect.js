exports.plugin = {
  name: 'auth',
  register(server) {
    server.route({
      method: 'POST', path: '/login',
      async handler(request, h) {
        request.cookieAuth.set({ id: 1 });
        const next = request.query.next;
        return h.redirect(typeof next === 'string' && /^\/(?![\/\\])/.test(next) ? next : '/');
      },
    });
  },
};
