import assert from 'node:assert/strict';
import { factsOf, valuesOf } from '../testing/facts-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return [...valuesOf(await factsOf(files), 'route')].toSorted();
}

describe('routes of a project', () => {
  it('are those of each router in a list that a loop includes', async () => {
    const router = (path: string) =>
      `from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@router.get("/${path}")\ndef read():\n    return {}\n`;
    const routes = await routesOf({
      'requirements.txt': 'fastapi\n',
      'shop/main.py':
        'from fastapi import FastAPI\nfrom shop.routers import routers\nfrom shop.loop import endless\n\n\ndef create_app() -> FastAPI:\n    app = FastAPI()\n    for each in routers:\n        app.include_router(each, prefix="/v1")\n    for each_of in endless:\n        app.include_router(each_of)\n    return app\n',
      'shop/routers/__init__.py':
        'from shop.routers import health, orders, unused\n\nrouters = [health.router, orders.router]\n',
      'shop/routers/health.py': router('health'),
      'shop/routers/orders.py': router('orders'),
      'shop/routers/unused.py': router('unused'),
      'shop/loop.py': 'from shop.again import endless\n',
      'shop/again.py': 'from shop.loop import endless\n',
    });
    assert.deepEqual(routes, ['GET /v1/health', 'GET /v1/orders']);
  });

  it('have the prefixes of all routers that they are included in, in FastAPI', async () => {
    const routes = await routesOf({
      'requirements.txt': 'fastapi\n',
      'app/core/config.py':
        'class Settings(BaseSettings):\n    API_V1_STR: str = "/api/v1"\n\nsettings = Settings()\n',
      'app/main.py':
        'from fastapi import FastAPI\nfrom app.api.main import api_router\nfrom app.core.config import settings\n\ndef create_app():\n    app = FastAPI()\n    app.include_router(api_router, prefix=settings.API_V1_STR)\n    return app\n\napp = create_app()\n',
      'app/api/main.py':
        'from fastapi import APIRouter\nfrom app.api.routes import items, users as people\n\napi_router = APIRouter()\napi_router.include_router(items.router)\nfor module in (people,):\n    api_router.include_router(module.router, prefix="/people")\n',
      'app/api/routes/__init__.py': '',
      'app/api/routes/items.py':
        'from fastapi import APIRouter\nrouter = APIRouter(prefix="/items")\n\n@router.get("/")\ndef list_items(): ...\n\n@router.delete("/{item_id:int}")\nasync def remove(item_id: int): ...\n',
      'app/api/routes/users.py':
        'from fastapi import APIRouter\nrouter = APIRouter()\n\n@router.post("/{id}/invite")\ndef invite(id: int): ...\n',
      'app/api/routes/private.py':
        'from fastapi import APIRouter\nrouter = APIRouter(prefix="/private")\n\n@router.get("/secret")\ndef secret(): ...\n',
    });
    assert.deepEqual(routes, [
      'DELETE /api/v1/items/{item_id}',
      'GET /api/v1/items',
      'POST /api/v1/people/{id}/invite',
    ]);
  });

  it('have the prefix that their blueprint is registered under, in Flask', async () => {
    const routes = await routesOf({
      'requirements.txt': 'flask\n',
      'app/__init__.py':
        'from flask import Flask\n\ndef create_app():\n    app = Flask(__name__)\n    from app.api import bp as api_bp\n    app.register_blueprint(api_bp, url_prefix="/api")\n    from app.main import bp as main_bp\n    app.register_blueprint(main_bp)\n    return app\n',
      'app/api/__init__.py':
        'from flask import Blueprint\n\nbp = Blueprint("api", __name__)\n\nfrom app.api import users\n',
      'app/api/users.py':
        'from app.api import bp\n\n@bp.route("/users/<int:id>", methods=["GET", "PUT"])\ndef user(id): ...\n',
      'app/main/__init__.py':
        'from flask import Blueprint\nbp = Blueprint("main", __name__, url_prefix="/site")\n\n@bp.route("/")\n@bp.get("/index")\ndef index(): ...\n',
    });
    assert.deepEqual(routes, ['GET /api/users/{id}', 'GET /site', 'GET /site/index', 'PUT /api/users/{id}']);
  });

  it('follow the urls that a project of Django begins with', async () => {
    const routes = await routesOf({
      'manage.py': 'execute_from_command_line()\n',
      'requirements.txt': 'django\ndjangorestframework\n',
      'shop/settings.py': 'ROOT_URLCONF = "shop.urls"\n',
      'shop/urls.py':
        'from django.urls import include, path\nurlpatterns = [\n    path("admin/", admin.site.urls),\n    # path("old/", old),\n    path("api/", include("orders.urls")),\n    path("health/", views.health),\n]\n',
      'shop/views.py': '@require_GET\ndef health(request):\n    ...\n',
      'orders/urls.py':
        'from rest_framework.routers import DefaultRouter\nfrom . import views\nrouter = DefaultRouter()\nrouter.register(r"orders", views.OrderViewSet)\nurlpatterns = [\n    path("", include(router.urls)),\n    re_path(r"^orders/(?P<pk>[0-9]+)/bill/?$", views.BillView.as_view()),\n]\n',
      'orders/views.py':
        'class OrderViewSet(viewsets.ReadOnlyModelViewSet):\n    queryset = 1\n\n    @action(detail=True, methods=["post"])\n    def ship(self, request, pk=None):\n        ...\n\nclass BillView(APIView):\n    def get(self, request, pk):\n        ...\n\n    def post(self, request, pk):\n        ...\n',
    });
    assert.deepEqual(routes, [
      'GET /api/orders',
      'GET /api/orders/{pk}',
      'GET /api/orders/{pk}/bill',
      'GET /health',
      'POST /api/orders/{pk}/bill',
      'POST /api/orders/{pk}/ship',
    ]);
  });

  it('have the prefixes of lists and routers that lists of urls are made of, in Django', async () => {
    const routes = await routesOf({
      'manage.py': 'execute_from_command_line()\n',
      'requirements.txt': 'django\ndjangorestframework\n',
      'zoo/settings.py': 'ROOT_URLCONF = "zoo.urls"\n',
      'zoo/urls.py':
        'from django.urls import include, path\nfrom animals.urls import router as animals_router\n\nv1 = [\n    path("cages/", views.cages),\n    path("staff/", include([path("shifts/", views.shifts)])),\n]\nunused = [path("unused/", views.cages)]\nurlpatterns = [\n    path("api/<str:version>/", include((v1, "v1"), namespace="v1")),\n    path("keepers/", include("keepers.urls")),\n]\nurlpatterns += [path("up/", views.up)]\n',
      'zoo/views.py':
        '@api_view(["GET"])\ndef cages(request):\n    ...\n\n\n@api_view(["GET"])\ndef shifts(request):\n    ...\n\n\n@require_GET\ndef up(request):\n    ...\n',
      'keepers/urls.py':
        'from rest_framework.routers import SimpleRouter\nfrom .views import KeeperViewSet\nrouter = SimpleRouter()\nrouter.register("all", KeeperViewSet)\nurlpatterns = [path("me/", me)] + router.urls\n',
      'keepers/views.py':
        'class KeeperViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet):\n    lookup_field = "badge"\n\n    @action(methods=["put", "delete"], detail=True, url_path="night-shift")\n    def night(self, request, badge=None):\n        ...\n\n    @action(detail=False)\n    def absent(self, request):\n        ...\n',
    });
    assert.deepEqual(routes, [
      'ANY /keepers/me',
      'DELETE /keepers/all/{badge}/night-shift',
      'GET /api/{version}/cages',
      'GET /api/{version}/staff/shifts',
      'GET /keepers/all/absent',
      'GET /keepers/all/{badge}',
      'GET /up',
      'PUT /keepers/all/{badge}/night-shift',
    ]);
  });

  it('have the global prefix and that of their controller, in NestJS', async () => {
    const routes = await routesOf({
      'package.json': '{"name":"shop","dependencies":{"@nestjs/core":"^10"}}',
      'src/main.ts':
        "const app = await NestFactory.create(AppModule);\napp.setGlobalPrefix('api');\nawait app.listen(3000);\n",
      'src/orders.controller.ts':
        "@Controller('orders')\nexport class OrdersController {\n  @Get()\n  list() {}\n\n  @Post(':id/ship')\n  @UseGuards(AuthGuard('jwt'))\n  async ship() {}\n}\n\n@Controller({ path: 'health' })\nexport class HealthController {\n  @Get('live')\n  live() {}\n}\n",
    });
    assert.deepEqual(routes, ['GET /api/health/live', 'GET /api/orders', 'POST /api/orders/{id}/ship']);
  });

  it('have the version of their method, of their controller or of the application, in NestJS', async () => {
    const controllers =
      "@Controller({ path: 'trips', version: ['1', '2'] })\nexport class TripsController {\n  @Get()\n  list() {}\n\n  @Version('3')\n  @Delete(':id')\n  remove() {}\n\n  @Post()\n  @HttpCode(201)\n  @Version(VERSION_NEUTRAL)\n  add() {}\n}\n\n@Controller('boats')\nexport class BoatsController {\n  @Get()\n  list() {}\n}\n";
    const main = (versioning: string) =>
      `const app = await NestFactory.create(AppModule);\napp.setGlobalPrefix('api');\n${versioning}\nawait app.listen(3000);\n`;
    const routesWith = (versioning: string) =>
      routesOf({
        'package.json': '{"name":"trips","dependencies":{"@nestjs/core":"^10"}}',
        'src/main.ts': main(versioning),
        'src/trips.controller.ts': controllers,
      });
    assert.deepEqual(
      await routesWith("app.enableVersioning({ type: VersioningType.URI, defaultVersion: '4' });"),
      [
        'DELETE /api/v3/trips/{id}',
        'GET /api/v1/trips',
        'GET /api/v2/trips',
        'GET /api/v4/boats',
        'POST /api/trips',
      ],
    );
    assert.deepEqual(
      await routesWith("app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version' });"),
      ['DELETE /api/trips/{id}', 'GET /api/boats', 'GET /api/trips', 'POST /api/trips'],
    );
  });

  it('are mounted by name, by require and by functions that are given the application, in Express', async () => {
    const routes = await routesOf({
      'package.json': '{"name":"shop","dependencies":{"express":"^4"}}',
      'src/app.js':
        "const express = require('express');\nconst { apiPrefix } = require('./config');\nconst users = require('./routes/users');\nconst app = express();\napp.use(express.json());\napp.use(`${apiPrefix}/users`, authenticate, users);\napp.use('/orders', require('./routes/orders'));\nrequire('./routes/health')(app);\napp.get('title');\nclient.get('https://example.org', done);\nmodule.exports = app;\n",
      'src/config.js': "module.exports = { apiPrefix: '/api' };\n",
      'src/routes/users.js':
        "const router = require('express').Router();\nrouter.route('/:id').get(show).delete(remove);\nrouter.post('/', create);\nmodule.exports = router;\n",
      'src/routes/orders.js':
        "import { Router } from 'express';\nconst orders = Router();\norders.get('/:orderId(\\\\d+)/lines', lines);\nexport default orders;\n",
      'src/routes/health.js':
        "module.exports = (app) => {\n  app.get('/healthz', (req, res) => res.send('ok'));\n};\n",
      'src/routes/unused.js':
        "const router = require('express').Router();\nrouter.get('/unused', unused);\nmodule.exports = router;\n",
    });
    assert.deepEqual(routes, [
      'DELETE /api/users/{id}',
      'GET /api/users/{id}',
      'GET /healthz',
      'GET /orders/{orderId}/lines',
      'POST /api/users',
    ]);
  });

  it('have the prefixes of plugins and of folders that are loaded by themselves, in Fastify', async () => {
    const routes = await routesOf({
      'package.json': '{"name":"shop","dependencies":{"fastify":"^5"}}',
      'src/server.ts':
        "import Fastify from 'fastify';\nimport app from './app.js';\nconst server = Fastify({ logger: true });\nserver.register(app);\nserver.get('/ping', async () => 'pong');\n",
      'src/app.ts':
        "import autoload from '@fastify/autoload';\nimport orders from './orders.js';\nexport default async function app(fastify, options) {\n  fastify.register(autoload, { dir: path.join(import.meta.dirname, 'routes'), options });\n  fastify.register(orders, { prefix: '/v1/orders' });\n}\n",
      'src/orders.ts':
        "const plugin = async (instance) => {\n  instance.get('/', list);\n  instance.route({ method: ['PUT', 'PATCH'], url: '/:id', handler: change });\n};\nexport default plugin;\n",
      'src/routes/api/users/index.ts':
        "export default async function (fastify) {\n  fastify.get('/:id', show);\n}\n",
    });
    assert.deepEqual(routes, [
      'GET /api/users/{id}',
      'GET /ping',
      'GET /v1/orders',
      'PATCH /v1/orders/{id}',
      'PUT /v1/orders/{id}',
    ]);
  });

  it('are files, in Next', async () => {
    const routes = await routesOf({
      'package.json': '{"name":"shop","dependencies":{"next":"15"}}',
      'src/app/(site)/api/orders/[id]/route.ts':
        'export async function GET() {}\nexport const DELETE = remove;\n',
      'pages/api/hello.ts': 'export default function handler(req, res) { res.end(); }\n',
    });
    assert.deepEqual(routes, ['ANY /api/hello', 'DELETE /api/orders/{id}', 'GET /api/orders/{id}']);
  });

  it('have the groups of their file, in Go', async () => {
    const routes = await routesOf({
      'go.mod': 'module shop\n\ngo 1.22\n',
      'main.go':
        'package main\n\nfunc main() {\n\tr := gin.New()\n\tapi := r.Group("/api")\n\tv1 := api.Group("/v1")\n\tv1.GET("/tags/:id", tags.Show)\n\thttp.HandleFunc("/healthz", health)\n}\n',
    });
    assert.deepEqual(routes, ['ANY /healthz', 'GET /api/v1/tags/{id}']);
  });

  it('have the prefixes of routers that functions of other packages give back or are given, in chi', async () => {
    const routes = await routesOf({
      'go.mod': 'module example.org/port\n\ngo 1.22\n',
      'cmd/port/main.go':
        'package main\n\nimport (\n\t"net/http"\n\n\t"example.org/port/internal/web"\n)\n\nfunc main() {\n\tsrv := &http.Server{Addr: ":80", Handler: web.NewServer().Handler()}\n\tsrv.ListenAndServe()\n}\n',
      'internal/web/server.go':
        'package web\n\nimport (\n\t"net/http"\n\n\t"github.com/go-chi/chi/v5"\n\t"example.org/port/internal/ships"\n\tcrew "example.org/port/internal/people"\n)\n\ntype Server struct {\n\trouter chi.Router\n\tships  *ships.Handler\n}\n\nfunc NewServer() *Server {\n\ts := &Server{router: chi.NewRouter(), ships: ships.New()}\n\ts.routes()\n\treturn s\n}\n\nfunc (s *Server) routes() {\n\ts.router.Route("/v1", func(r chi.Router) {\n\t\tr.Mount("/ships", s.ships.Routes())\n\t\tr.Route("/crew", crew.Register)\n\t\tr.With(logged).Method(http.MethodPut, "/berths/{id:[0-9]+}", nil)\n\t})\n\ts.router.Mount("/admin", guard(admin()))\n\tmountAll(s.router, unknownPrefix())\n}\n\nfunc (s *Server) Handler() http.Handler { return s.router }\n\nfunc admin() http.Handler {\n\tr := chi.NewRouter()\n\tr.Get("/stats", nil)\n\treturn r\n}\n\nfunc guard(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })\n}\n\nfunc mountAll(r chi.Router, prefix string) {\n\tsub := chi.NewRouter()\n\tsub.Get("/lost", nil)\n\tr.Mount(prefix, sub)\n}\n\nfunc unused() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/unused", nil)\n\treturn r\n}\n\nfunc alsoUnused(r chi.Router) {\n\tr.Get("/also-unused", nil)\n}\n',
      'internal/ships/ships.go':
        'package ships\n\nimport "github.com/go-chi/chi/v5"\n\ntype Handler struct{}\n\nfunc New() *Handler { return &Handler{} }\n\nfunc (h *Handler) Routes() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/", h.list)\n\tr.Group(func(r chi.Router) {\n\t\tr.Delete("/{id}", h.drop)\n\t})\n\treturn r\n}\n',
      'internal/people/people.go':
        'package people\n\nimport "github.com/go-chi/chi/v5"\n\nfunc Register(r chi.Router) {\n\tr.Post("/", nil)\n}\n',
    });
    assert.deepEqual(routes, [
      'DELETE /v1/ships/{id}',
      'GET /admin/stats',
      'GET /v1/ships',
      'POST /v1/crew',
      'PUT /v1/berths/{id}',
    ]);
  });

  it('are those that commands serve which a package holds, in gorilla', async () => {
    const routes = await routesOf({
      'go.mod': 'module example.org/tool\n\ngo 1.22\n',
      'main.go': 'package main\n\nimport "example.org/tool/cmd"\n\nfunc main() { cmd.Execute() }\n',
      'cmd/serve.go':
        'package cmd\n\nimport (\n\t"net/http"\n\n\t"github.com/spf13/cobra"\n\t"example.org/tool/web"\n)\n\nvar serve = &cobra.Command{\n\tUse: "serve",\n\tRunE: withStore(func(cmd *cobra.Command, _ []string) error {\n\t\thandler, err := web.New()\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\treturn http.ListenAndServe(":80", handler)\n\t}),\n}\n\nfunc Execute() { serve.Execute() }\n',
      'web/web.go':
        'package web\n\nimport (\n\t"net/http"\n\n\t"github.com/gorilla/mux"\n)\n\nfunc New() (http.Handler, error) {\n\tr := mux.NewRouter()\n\tapi := r.PathPrefix("/api").Subrouter()\n\tapi.Handle("/users", wrap(list)).Methods("GET")\n\tapi.PathPrefix("/keys").Subrouter().Handle("", wrap(keys)).Methods("POST")\n\tapi.PathPrefix("/files").Handler(wrap(files)).Methods("PUT")\n\treturn r, nil\n}\n',
    });
    assert.deepEqual(routes, ['GET /api/users', 'POST /api/keys', 'PUT /api/files']);
  });

  it('have the groups that methods of other modules are given, in gin and echo', async () => {
    const routes = await routesOf({
      'api/go.mod': 'module example.org/api\n\ngo 1.22\n\nreplace example.org/shared => ../shared\n',
      'api/main.go':
        'package main\n\nimport (\n\t"github.com/gin-gonic/gin"\n\t"example.org/api/meters"\n\t"example.org/shared/health"\n)\n\nconst root = "/api"\n\ntype routes interface{ Register(g *gin.RouterGroup) }\n\nfunc main() {\n\tr := gin.Default()\n\tv3 := r.Group(root + "/v3")\n\t{\n\t\thealth.Add(v3.Group("/health"))\n\t\t(&meters.Meters{}).Register(v3.Group("/meters"))\n\t}\n\tfor _, each := range []routes{meters.Tariffs{}} {\n\t\teach.Register(v3)\n\t}\n\tr.Run()\n}\n',
      'api/meters/meters.go':
        'package meters\n\nimport "github.com/gin-gonic/gin"\n\ntype Meters struct{}\n\ntype Tariffs struct{}\n\ntype Unused struct{}\n\nfunc (m *Meters) Register(g *gin.RouterGroup) {\n\tg.GET("", m.list)\n\tone := g.Group("/:meter")\n\tone.PATCH("/name", m.rename)\n}\n\nfunc (t Tariffs) Register(g *gin.RouterGroup) {\n\tg.GET("/tariffs", t.list)\n}\n\nfunc (u Unused) Register(g *gin.RouterGroup) {\n\tg.GET("/unused", u.list)\n}\n',
      'shared/go.mod': 'module example.org/shared\n',
      'shared/health/health.go':
        'package health\n\nimport "github.com/gin-gonic/gin"\n\nfunc Add(g gin.IRouter) {\n\tg.GET("/live", nil)\n}\n',
      'site/go.mod': 'module example.org/site\n',
      'site/main.go':
        'package main\n\nimport "github.com/labstack/echo/v4"\n\nfunc main() {\n\te := echo.New()\n\tpages(e.Group("/pages", auth()))\n\te.Logger.Fatal(e.Start(":80"))\n}\n\nfunc pages(g *echo.Group) {\n\tg.Match([]string{"GET", "HEAD"}, "/:slug", nil)\n}\n',
    });
    assert.deepEqual(routes, [
      'GET /api/v3/health/live',
      'GET /api/v3/meters',
      'GET /api/v3/tariffs',
      'GET /pages/{slug}',
      'HEAD /pages/{slug}',
      'PATCH /api/v3/meters/{meter}/name',
    ]);
  });

  it('have the prefix that is taken off before their mux, in net/http and gorilla', async () => {
    const routes = await routesOf({
      'go.mod': 'module example.org/desk\n\ngo 1.22\n',
      'main.go':
        'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/gorilla/mux"\n)\n\nfunc main() {\n\troot := http.NewServeMux()\n\troot.HandleFunc("GET /up", up)\n\troot.Handle("/v1/", http.StripPrefix("/v1", logged(tickets())))\n\troot.Handle("/files/", http.StripPrefix("/files/", http.FileServer(http.Dir("."))))\n\troot.Handle("/old/", old())\n\tfor prefix, each := range map[string]http.Handler{"/x": lost()} {\n\t\troot.Handle(prefix, each)\n\t}\n\thttp.ListenAndServe(":80", logged(root))\n}\n\nfunc logged(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n\nfunc tickets() http.Handler {\n\tm := http.NewServeMux()\n\tm.HandleFunc("POST /tickets/{id}/close", shut)\n\treturn m\n}\n\nfunc lost() http.Handler {\n\tm := http.NewServeMux()\n\tm.HandleFunc("GET /lost", shut)\n\treturn m\n}\n\nfunc old() http.Handler {\n\tr := mux.NewRouter()\n\ts := r.PathPrefix("/old").Subrouter()\n\ts.HandleFunc("/desks/{id}", shut).Methods("GET", http.MethodDelete)\n\treturn r\n}\n',
    });
    assert.deepEqual(routes, [
      'DELETE /old/desks/{id}',
      'GET /old/desks/{id}',
      'GET /up',
      'POST /v1/tickets/{id}/close',
    ]);
  });
});
