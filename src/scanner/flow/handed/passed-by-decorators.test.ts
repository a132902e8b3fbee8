import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';
import { describeClasses, py } from '../evidence/testing.test.ts';
import { describePrograms, program } from '../marked.test.ts';

describePrograms('what decorators pass to a view', 'python', [
  program(
    'is no part of an address that does not name it',
    `
    from auth import token_required, login_required
    from functools import wraps
    from webargs.flaskparser import use_args
    from flask_pydantic import validate
    from flask_restx import Namespace, Resource
    ns = Namespace("x")

    @app.route("/orders")
    @token_required
    def orders(current_user):
        os.system("ls " + current_user.name)

    @app.route("/orders/<name>", methods=["GET"])
    @app.route("/more/<string:name>/<path:rest>")
    @token_required
    def order(current_user, name, rest=""):
        os.system("ls " + current_user.name)
        os.system("ls " + name)  # !
        os.system("ls " + rest)  # !

    @app.route("/own/<name>")
    @login_required
    def own(name):
        os.system("ls " + name)  # !

    @app.route("/args")
    @use_args({"name": str})
    def args(given):
        os.system("ls " + given["name"])  # !

    @app.route("/body", methods=["POST"])
    @validate()
    def body(body):
        os.system("ls " + body.name)  # !

    @app.route(f"{PREFIX}/<tenant>")
    @login_required
    def prefixed(tenant):
        os.system("ls " + tenant)  # !

    @ns.route("/files/<name>")
    class Files(Resource):
        @token_required
        def get(self, current_user, name):
            os.system("ls " + current_user.name)
            os.system("ls " + name)  # !
    `,
  ),
  program(
    'is read where the decorator stands in the file',
    `
    from flask.views import MethodView
    from django.shortcuts import render

    def with_user(view):
        def inner(*args, **kwargs):
            user = find_user(request.headers["x"])
            return view(args[0], user, *args[1:], **kwargs)
        return inner

    def needs(role):
        def wrap(view):
            def inner(*args, **kwargs):
                return view(*args, account=find_account(role), **kwargs)
            return inner
        return wrap

    def logged(view):
        def inner(*args, **kwargs):
            print(view)
            return view(*args, **kwargs)
        return inner

    class Page(MethodView):
        @with_user
        def get(self, user, name):
            os.system("ls " + user.name)
            os.system("ls " + name)  # !

        @needs("admin")
        def post(self, name, account):
            os.system("ls " + account.name)
            os.system("ls " + name)  # !

    @with_user
    def shown(request, user, name):
        os.system("ls " + user.name)
        os.system("ls " + name)  # !
        return render(request, "a.html")

    @logged
    def listed(request, name):
        os.system("ls " + name)  # !
        return render(request, "a.html")

    def with_query(view):
        def inner(*args, **kwargs):
            query = request.args.get("q")
            return view(*args, query=query, **kwargs)
        return inner

    @app.route("/found")
    @with_query
    def found(query):
        os.system("ls " + query)  # !

    class Other(MethodView):
        decorators = [needs("admin")]

        def put(self, name, account):
            os.system("ls " + account.name)
            os.system("ls " + name)  # !
    `,
  ),
]);

const django =
  'import os\nfrom django.shortcuts import render\nfrom .access import login_required, with_project\n\n\n';
const view = (decorator: string) =>
  py(
    `${django}${decorator}\ndef show(request, folder):\n    os.system("ls " + folder)\n    return render(request, "a.html")\n`,
  );

describeClasses('parameters of views whose addresses stand in another file', [
  {
    name: 'what a decorator that was not read may have passed',
    high: [view('@login_required'), view('@require_POST'), view('@cache.cached(60)')],
    lower: [view('@with_project'), view('@with_project("x")')],
  },
]);

describe('a finding below a decorator that was not read', () => {
  it('says that the decorator may have passed the value', async () => {
    const [path, text] = view('@with_project');
    const { findings } = (await sharedScanner()).scan(path, 'python', text);
    const found = findings.find(({ ruleId }) => ruleId === 'command-injection');
    assert.match(found?.message ?? '', /`folder` from the address or a decorator/);
    assert.equal(found?.evidence?.kind === 'flow' && found.evidence.guard, 'unread');
  });
});
