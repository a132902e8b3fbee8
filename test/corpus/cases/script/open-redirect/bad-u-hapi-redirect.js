exports.plugin = {
  name: 'auth',
  register(server) {
    server.route({
      method: 'POST', path: '/login',
      async handler(request, h) {
        request.cookieAuth.set({ id: 1 });
        return h.redirect(request.query.next);
      },
    });
  },
};
